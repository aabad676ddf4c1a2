import type { ComponentChildren } from "preact";
import { ChangeReview } from "../changes/review/change-review.tsx";
import { PaceDialog } from "../changes/pace-dialog.tsx";
import { useNow } from "../base/use-now.ts";
import type { Guide } from "../../lib/crm/profile/site-profile.ts";
import type { ChangeController } from "../hooks/use-change.ts";
import { useReviewWindow } from "../hooks/use-review-window.ts";

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

/** The dialog of any change on a CRM's page: what is proposed, the way to the window that accepts it, and its progress. */
export function PaceReview({ title, change, guides, opened, onClose, onRetrieveAgain, children }: Props) {
  const now = useNow();
  const { view, problem, waiting, ask, look } = change;
  const { opened: windowOpened } = useReviewWindow(look);
  const review = async () => {
    if (!view) return;
    const reply = await ask(null, "review.open", { change: view.id });
    if (reply !== undefined) windowOpened();
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
          busy={waiting !== null}
          onReview={() => void review()}
          onRetrieveAgain={onRetrieveAgain}
        />
      )}
    </PaceDialog>
  );
}
