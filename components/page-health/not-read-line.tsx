export interface NotReadLineProps {
  /** What the page shows and isn't read, or doesn't show and is needed. */
  labels: readonly string[];
  onDetails: () => void;
}

/** One quiet line on a page of which something that we need isn't read. */
export function NotReadLine({ labels, onDetails }: NotReadLineProps) {
  if (labels.length === 0) return null;
  return (
    <p class="pb-surface pb-not-read">
      <span>Planbridge can't read on this page: {labels.join(", ")}.</span>
      <button type="button" class="pb-link" onClick={onDetails}>
        Details
      </button>
    </p>
  );
}
