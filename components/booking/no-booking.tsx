import type { BookingContext } from "../../lib/domain/booking/booking-context.ts";
import { ProblemNote } from "../base/problem-note.tsx";

export interface NoBookingProps {
  /** Absent where nothing could be loaded: then the reason stands above. */
  context: Pick<BookingContext, "isPace"> | undefined;
  busy: boolean;
  onAgain: () => void;
  onClose: () => void;
}

/** Why no booking can be begun (F115). */
export function NoBooking({ context, busy, onAgain, onClose }: NoBookingProps) {
  return (
    <>
      {context && <ProblemNote problem={context.isPace ? ON_PACE : NO_PLAN} alert />}
      <div class="pb-actions">
        {!context?.isPace && (
          <button type="button" class="pb-button" aria-disabled={busy} onClick={() => busy || onAgain()}>
            Retrieve again
          </button>
        )}
        <button type="button" class="pb-button" onClick={onClose}>
          Close
        </button>
      </div>
    </>
  );
}

const ON_PACE = {
  code: "booking-on-pace",
  what: "The participant is on PACE, which has no service bookings.",
  remedy: "Claim without a booking. Budgets and funding periods are in the side panel.",
};
const NO_PLAN = {
  code: "booking-no-plan",
  what: "No plan of this participant is known, so nothing can be booked.",
  remedy: "Check surname, date of birth and NDIS number on the client's profile, then retrieve again.",
};
