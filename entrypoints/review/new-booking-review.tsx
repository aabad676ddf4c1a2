import { useCallback, useEffect, useState } from "preact/hooks";
import { NoBooking } from "../../components/booking/no-booking.tsx";
import { NEW_BOOKING } from "../../components/booking/new-booking-words.ts";
import { useGuardedStart } from "../../components/hooks/use-guarded-start.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import { useProposeProblem } from "../../components/organisation/policy-context.ts";
import { ReviewWindow } from "../../components/review-window/review-window.tsx";
import type { NewBookingView } from "../../lib/messaging/operations/booking-operations.ts";
import { closeReviewWindow } from "../../lib/platform/review-window.ts";
import { NewBookingForm, type NewBookingPlace } from "./new-booking-form.tsx";

/** A new service booking, from its period to what the NDIA has of it (F115–F125). */
export function NewBookingReview(place: NewBookingPlace) {
  const { site, of, path } = place;
  const notAllowed = useProposeProblem();
  const [view, setView] = useState<NewBookingView | null>(null);
  const { problem, request } = useRequest();
  const [loading, setLoading] = useState(true);
  const isReady = useGuardedStart();
  const load = useCallback(async () => {
    setLoading(true);
    setView((await request("bookings.begin", { site, of, path })) ?? null);
    setLoading(false);
  }, [request, site, of, path]);
  useEffect(() => void load(), [load]);
  const context = view?.context;
  if (notAllowed) return <ReviewWindow title={NEW_BOOKING} site={site} problem={notAllowed} waiting={null} />;
  if (view && context && context.isPace !== true && context.plans.length > 0)
    return <NewBookingForm place={place} view={view} isReady={isReady} />;
  return (
    <ReviewWindow
      title={NEW_BOOKING}
      site={site}
      problem={problem}
      waiting={loading ? "Retrieving plans and service bookings from the NDIA…" : null}
    >
      {!loading && (
        <NoBooking
          context={context}
          onAgain={() => void load()}
          onClose={() => void closeReviewWindow()}
          busy={!isReady}
        />
      )}
    </ReviewWindow>
  );
}
