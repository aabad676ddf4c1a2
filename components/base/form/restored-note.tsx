/** Says that a form holds what was entered before its page was closed, and takes it away again. */
export function RestoredNote({ isShown, onClear }: { isShown: boolean; onClear: () => void }) {
  if (!isShown) return null;
  return (
    <output class="pb-hint">
      Restored what you had entered.{" "}
      <button type="button" class="pb-link" onClick={onClear}>
        Clear it
      </button>
    </output>
  );
}
