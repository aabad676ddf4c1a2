import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { BookingChecklist } from "../../components/booking-contract/booking-checklist.tsx";
import { useChange } from "../../components/hooks/use-change.ts";
import type { BookingsRequest } from "../../components/page/dialog-requests.ts";
import { PaceReview } from "../../components/page/pace-review.tsx";
import { guides } from "../../lib/crm/profile/careview-labels.ts";
import type { ChecklistView } from "../../lib/domain/booking/contract/checklist-view.ts";

const CHECKING = "Comparing the contract with the NDIA…";

/** The dialog of a contract's service bookings: the checklist, and the change that comes of it (F1–F27). */
export function ContractChecklist({ request }: { request: BookingsRequest }) {
  const { path, onDone, onClose } = request;
  const [opened, setOpened] = useState({ times: 0, shown: false });
  const [checklist, setChecklist] = useState<ChecklistView | null>(null);
  const change = useChange();
  const { ask, show, forget, view, waiting } = change;

  const check = async (fresh: boolean) => {
    forget();
    const found = await ask(fresh ? CHECKING : null, "bookings.check-contract", { path, fresh });
    if (found) setChecklist(found);
    onDone();
  };
  const propose = async () => show(await ask(CHECKING, "bookings.propose-contract", { path }));
  const start = () => {
    setOpened(({ times }) => ({ times: times + 1, shown: true }));
    if (request.change) return show(request.change);
    setChecklist(null);
    void check(true);
  };
  const latest = useRef({ start, check });
  latest.current = { start, check };
  // Each press is a request of its own, and nothing else starts one.
  useLayoutEffect(() => latest.current.start(), [request]);
  // Whoever put something right in another tab comes back to ticks that have changed.
  const isListed = opened.shown && checklist !== null && view === null && waiting === null;
  const back = useCallback(() => {
    if (document.visibilityState === "visible") void latest.current.check(false);
  }, []);
  useEffect(() => {
    if (isListed) document.addEventListener("visibilitychange", back);
    return () => document.removeEventListener("visibilitychange", back);
  }, [isListed, back]);
  useEffect(() => {
    if (view?.state === "applying" || view?.state === "done") onDone();
  }, [view?.state, onDone]);

  if (!opened.shown) return null;
  return (
    <PaceReview
      title="Service bookings"
      change={change}
      guides={guides.bookings}
      opened={opened.times}
      onClose={() => {
        setOpened(({ times }) => ({ times, shown: false }));
        onClose?.();
      }}
      onRetrieveAgain={() => void check(true)}
    >
      {checklist && !view && (
        <BookingChecklist
          view={checklist}
          isBusy={waiting !== null}
          onPropose={() => void propose()}
          onCheck={() => void check(true)}
          onOptions={() => void ask(null, "options.open", null)}
        />
      )}
    </PaceReview>
  );
}
