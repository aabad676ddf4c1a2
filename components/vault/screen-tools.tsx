import { ProblemNote } from "../base/problem-note.tsx";
import { useRequest } from "../hooks/use-request.ts";
import type { VaultState } from "../hooks/use-vault.ts";
import { PresentationSwitch } from "../presentation/presentation-switch.tsx";

/** What the screen shows of people: hide it while it is shared, or lock it away. */
export function ScreenTools({ vault }: { vault: VaultState }) {
  const { problem, request } = useRequest();
  const lock = async () => {
    const view = await request("vault.lock", null);
    if (view) vault.setView(view);
  };
  return (
    <section class="pb-screen-tools" aria-label="Screen">
      <PresentationSwitch />
      {vault.view?.openedBy.includes("passphrase") && (
        <button type="button" class="pb-button" onClick={() => void lock()}>
          Lock now
        </button>
      )}
      {problem && <ProblemNote problem={problem} alert />}
    </section>
  );
}
