import type { BookingView, PlanView } from "../../../lib/domain/record/record-view.ts";
import { NEW_BOOKING } from "../../booking/new-booking-words.ts";
import { HelpLink } from "../help-link.tsx";
import { RecordSection } from "../record-section.tsx";
import { BookingCard, type BookingCardProps } from "./booking-card.tsx";

export interface BookingsSectionProps extends Pick<BookingCardProps, "onManage"> {
  plan: PlanView | undefined;
  /** Of plans that aren't known, or whose plan isn't told. */
  others: readonly BookingView[];
  /** Begins a new one (F75). */
  onNewBooking: () => void;
}

/** What of a plan outside PACE is set aside for whom (F67–F74, F110). */
export function BookingsSection({ plan, others, onNewBooking, onManage }: BookingsSectionProps) {
  const bookings = plan?.bookings;
  return (
    <RecordSection name="bookings" title="Service bookings" sync={plan?.bookingsSync}>
      {!bookings && others.length === 0 && (
        <p>Service bookings were never retrieved. Synchronise with Service bookings ticked.</p>
      )}
      {bookings?.length === 0 && <p>The NDIA lists no service booking of this plan.</p>}
      <Bookings bookings={bookings ?? []} onManage={onManage} />
      {others.length > 0 && (
        <>
          <h3>Of another plan</h3>
          <Bookings bookings={others} onManage={onManage} />
        </>
      )}
      <div class="pb-actions">
        <button type="button" class="pb-button" onClick={onNewBooking}>
          {NEW_BOOKING}…
        </button>
      </div>
      <HelpLink topic="bookings" />
    </RecordSection>
  );
}

interface BookingsProps extends Pick<BookingCardProps, "onManage"> {
  bookings: readonly BookingView[];
}

function Bookings({ bookings, onManage }: BookingsProps) {
  return (
    <ul class="pb-bookings">
      {bookings.map((booking) => (
        <li key={booking.id}>
          <BookingCard booking={booking} onManage={onManage} />
        </li>
      ))}
    </ul>
  );
}
