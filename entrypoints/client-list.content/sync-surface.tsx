import { useLayoutEffect } from "preact/hooks";
import { ProblemNote } from "../../components/base/problem-note.tsx";
import type { SyncRequest } from "../../components/page/dialog-requests.ts";
import { useDialogScript } from "../../components/page/use-dialog-script.tsx";

interface Props {
  /** Presses of an entry: an event of its own each, named by the action. */
  presses: EventTarget;
  read: SyncRequest["read"];
  onClose: () => void;
}

export const SYNC_ACTIONS: readonly SyncRequest["action"][] = ["active-plans", "pace", "participants"];

/** Where the dialog is drawn whose entry was pressed, or why it can't be. */
export function SyncSurface({ presses, read, onClose }: Props) {
  const { place, open, problem, dismiss } = useDialogScript("sync");
  // Before the first press is passed on, and not some time after the first drawing.
  useLayoutEffect(() => {
    const ending = new AbortController();
    for (const action of SYNC_ACTIONS)
      presses.addEventListener(action, () => void open({ action, read, onClose }), { signal: ending.signal });
    return () => ending.abort();
  }, [presses, read, onClose, open]);
  return (
    <>
      {problem && (
        <div class="pb-surface pb-sync-problem">
          <ProblemNote problem={problem} alert />
          <button
            type="button"
            class="pb-link"
            onClick={() => {
              dismiss();
              onClose();
            }}
          >
            Close
          </button>
        </div>
      )}
      {place}
    </>
  );
}
