import type { ComponentChildren } from "preact";
import { ChangeReview } from "../changes/review/change-review.tsx";
import { PaceDialog } from "../changes/pace-dialog.tsx";
import { useNow } from "../base/use-now.ts";
import type { Guide } from "../../lib/crm/profile/site-profile.ts";
import type { ChangeController } from "../hooks/use-change.ts";

interface Props {
  title: string;
  change: ChangeController;
  guides: readonly Guide[];
  opened: number;
  onClose: () => void;
  onRetrieveAgain: () => void;
  /** Shown before the review, such as the choice of a plan. */
  children?: ComponentChildren;
}

/** The dialog of any change: progress text, problem and review. */
export function PaceReview({ title, change, guides, opened, onClose, onRetrieveAgain, children }: Props) {
  const now = useNow();
  const { view, problem, waiting, leftOut, callbacks } = change;
  const decline = () => {
    if (view) void change.ask(null, "change.decline", { id: view.id });
    onClose();
  };
  return (
    <PaceDialog
      title={title}
      opened={opened}
      onClose={onClose}
      problem={problem}
      waiting={view ? null : waiting}
      guides={guides}
    >
      {children}
      {problem && !view && !waiting && !children && (
        <button type="button" class="pb-button" onClick={onRetrieveAgain}>
          Retrieve again
        </button>
      )}
      {view && (
        <ChangeReview
          view={view}
          now={now}
          leftOut={leftOut}
          busy={waiting !== null}
          onDecline={decline}
          onRetrieveAgain={onRetrieveAgain}
          {...callbacks}
        />
      )}
    </PaceDialog>
  );
}
