import { useCallback, useEffect, useState } from "preact/hooks";
import { useNow } from "../../components/base/use-now.ts";
import { BookingManager } from "../../components/booking-manage/booking-manager.tsx";
import { ChangeReview } from "../../components/changes/review/change-review.tsx";
import { reviewTitle } from "../../components/changes/review/change-text.ts";
import { useChange } from "../../components/hooks/use-change.ts";
import { useDecision } from "../../components/hooks/use-decision.ts";
import { useGuardedStart } from "../../components/hooks/use-guarded-start.ts";
import { useProposeProblem } from "../../components/organisation/policy-context.ts";
import { ReviewWindow } from "../../components/review-window/review-window.tsx";
import type { ActionRequest } from "../../lib/domain/booking/manage/propose-action.ts";
import type { BookingManageView } from "../../lib/messaging/operations/booking-manage-operations.ts";
import { closeReviewWindow } from "../../lib/platform/review-window.ts";

interface ManageReviewProps {
  site: string;
  clientPath: string;
  bookingId: string;
}

const RETRIEVING = "Retrieving the booking from the NDIA…";

/** A service booking that exists: what is done with it is chosen here, reviewed and followed to its end (F126–F145). */
export function ManageReview({ site, clientPath, bookingId }: ManageReviewProps) {
  const now = useNow();
  const isReady = useGuardedStart();
  const [managed, setManaged] = useState<BookingManageView>();
  /** Of a force sync without a linked record: there is nothing to review. */
  const [isReplaced, setIsReplaced] = useState(false);
  const notAllowed = useProposeProblem();
  const change = useChange();
  const { view, problem, waiting, ask, show, forget } = change;
  const place = { site, clientPath, bookingId };
  const open = useCallback(async () => {
    const opened = await ask(RETRIEVING, "bookings.manage", { site, clientPath, bookingId });
    setManaged(opened);
  }, [ask, site, clientPath, bookingId]);
  useEffect(() => void open(), [open]);

  /** As the NDIA has it now: what was decided before may not hold any more. */
  const again = () => {
    forget();
    setIsReplaced(false);
    setManaged(undefined);
    void open();
  };
  const decision = useDecision(change, { accepted: () => undefined, declined: again });
  const propose = async (action: ActionRequest) => {
    const version = managed?.version ?? "";
    show(await ask(RETRIEVING, "bookings.propose-action", { ...place, version, action }));
  };
  const forceSync = async () => {
    const version = managed?.version ?? "";
    const proposed = await ask(RETRIEVING, "bookings.force-sync", { ...place, version });
    if (proposed === null) setIsReplaced(true);
    else show(proposed);
  };
  const busy = waiting !== null || !isReady;
  const isOver = view !== null && view.state !== "proposed";
  return (
    <ReviewWindow
      title={view ? reviewTitle[view.purpose] : `Manage service booking ${bookingId}`}
      site={site}
      problem={problem}
      waiting={waiting}
    >
      {problem && !view && (
        <div class="pb-actions">
          <button type="button" class="pb-button" aria-disabled={busy} onClick={() => busy || again()}>
            Retrieve again
          </button>
        </div>
      )}
      {view && <ChangeReview view={view} now={now} busy={busy} decision={decision} />}
      {isReplaced && (
        <p>
          Done: what Planbridge keeps of this booking is what the NDIA holds. Nothing was changed in the CRM,
          because no record of it is linked with this booking.
        </p>
      )}
      {(isOver || isReplaced) && (
        <div class="pb-actions">
          <button type="button" class="pb-button" onClick={again}>
            Back to the booking
          </button>
          <button type="button" class="pb-button" onClick={() => void closeReviewWindow()}>
            Close
          </button>
        </div>
      )}
      {managed && !view && !isReplaced && (
        <BookingManager
          view={managed}
          now={now}
          busy={busy}
          notAllowed={notAllowed}
          onPropose={(action) => void propose(action)}
          onForceSync={() => void forceSync()}
          onCancel={() => void closeReviewWindow()}
        />
      )}
    </ReviewWindow>
  );
}
