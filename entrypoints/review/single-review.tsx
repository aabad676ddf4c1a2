import { useEffect } from "preact/hooks";
import { ChangePicture } from "./change-picture.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { ChangeReview } from "../../components/changes/review/change-review.tsx";
import { reviewTitle } from "../../components/changes/review/change-text.ts";
import { useChange } from "../../components/hooks/use-change.ts";
import { useDecision } from "../../components/hooks/use-decision.ts";
import { useGuardedStart } from "../../components/hooks/use-guarded-start.ts";
import { ReviewWindow } from "../../components/review-window/review-window.tsx";
import { closeReviewWindow } from "../../lib/platform/review-window.ts";

/** One change. Once it is accepted or declined, the CRM's page is back in front and shows what comes of it. */
export function SingleReview({ id }: { id: string }) {
  const now = useNow();
  const change = useChange();
  const { view, problem, waiting, ask, show, look } = change;
  const isReady = useGuardedStart();
  const decision = useDecision(change, { accepted: close, declined: close });
  useEffect(() => {
    const open = async () => show(await ask("Opening…", "change.view", { id }));
    void open();
  }, [ask, show, id]);
  // In the meantime it may have been replaced, or accepted elsewhere.
  useEffect(() => {
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [look]);
  return (
    <ReviewWindow
      title={view ? reviewTitle[view.purpose] : "Review and accept"}
      site={view?.site}
      problem={problem}
      waiting={waiting}
    >
      {view && <ChangePicture key={id} id={id} />}
      {view && <ChangeReview view={view} now={now} busy={waiting !== null || !isReady} decision={decision} />}
    </ReviewWindow>
  );
}

/** An address that names nothing to decide. */
export function ClosedReview() {
  return (
    <ReviewWindow
      title="Review and accept"
      problem={{
        code: "record-gone",
        what: "There is nothing to review here.",
        remedy: "Close this window and press Review and accept… in the CRM.",
      }}
      waiting={null}
    />
  );
}

function close(): void {
  void closeReviewWindow();
}
