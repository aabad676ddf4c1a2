import { formatDays } from "../../../lib/core/date-range.ts";
import { dayAt, formatDate } from "../../../lib/core/calendar-date.ts";
import { BOOKING_TYPE_LABELS } from "../../../lib/domain/booking/booking-fields.ts";
import { formatAmount, formatTotal } from "../../../lib/domain/record/amount.ts";
import type { BookingView, PlanView } from "../../../lib/domain/record/record-view.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { NEW_BOOKING } from "../../booking/new-booking-words.ts";
import { ShareBar } from "../charts/share-bar.tsx";
import { HelpLink } from "../help-link.tsx";
import { Oddities, RecordSection } from "../record-section.tsx";

export interface BookingsSectionProps {
  plan: PlanView | undefined;
  /** Of plans that aren't known, or whose plan isn't told. */
  others: readonly BookingView[];
  /** Begins a new one (F75). */
  onNewBooking: () => void;
}

/** What of a plan outside PACE is set aside for whom (F67–F74, F110). */
export function BookingsSection({ plan, others, onNewBooking }: BookingsSectionProps) {
  const bookings = plan?.bookings;
  return (
    <RecordSection name="bookings" title="Service bookings" sync={plan?.bookingsSync}>
      {!bookings && others.length === 0 && (
        <p>Service bookings were never retrieved. Synchronise with Service bookings ticked.</p>
      )}
      {bookings?.length === 0 && <p>The NDIA lists no service booking of this plan.</p>}
      <Bookings bookings={bookings ?? []} />
      {others.length > 0 && (
        <>
          <h3>Of another plan</h3>
          <Bookings bookings={others} />
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

function Bookings({ bookings }: { bookings: readonly BookingView[] }) {
  return (
    <ul class="pb-bookings">
      {bookings.map((booking) => (
        <li key={booking.id}>
          <Booking booking={booking} />
        </li>
      ))}
    </ul>
  );
}

function Booking({ booking }: { booking: BookingView }) {
  const { id, statusLabel, isActive, type, typeWord, startDate, endDate } = booking;
  const { allocated, remaining, timeUsed, utilisation, problems, foreseenEnd } = booking;
  const { lines, linesProblem, linesFrom } = booking;
  return (
    <article class="pb-booking">
      <p class="pb-booking-head">
        <strong>
          <VisibleText text={id} />
        </strong>
        <span>
          <VisibleText text={statusLabel} />
          {isActive === false && ", inactive"}
        </span>
      </p>
      <p class="pb-record-facts">
        <span>{type ? BOOKING_TYPE_LABELS[type] : <VisibleText text={typeWord || "Type not told"} />}</span>
        <span>{formatDays({ startDate, endDate })}</span>
      </p>
      {foreseenEnd && <p class="pb-hint">{foreseenEnd.words}</p>}
      <p>
        {formatTotal(remaining)} of {formatTotal(allocated)} left
        {linesFrom !== undefined && <span class="pb-hint"> as of {formatDate(dayAt(linesFrom))}</span>}
      </p>
      <p class="pb-booking-share">
        <span>Money used: {percentText(utilisation)}</span>
        <ShareBar percent={utilisation} />
      </p>
      <p class="pb-booking-share">
        <span>Time used: {percentText(timeUsed)}</span>
        <ShareBar percent={timeUsed} />
      </p>
      <Oddities problems={problems} />
      {linesProblem && <ProblemNote problem={linesProblem} look="plain" />}
      {lines && lines.length > 0 && (
        <Disclosure title={plural(lines.length, "line")}>
          <table class="pb-record-table">
            <thead>
              <tr>
                <th scope="col">Category or item</th>
                <th scope="col">Allocated</th>
                <th scope="col">Remaining</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.category} ${line.item}`}>
                  <th scope="row">
                    <VisibleText text={line.item ?? line.category} />
                    {line.description !== null && (
                      <span class="pb-hint">
                        {" "}
                        <VisibleText text={line.description} />
                      </span>
                    )}
                  </th>
                  <td>{formatAmount(line.allocated)}</td>
                  <td>{formatAmount(line.remaining)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Disclosure>
      )}
    </article>
  );
}

function percentText(percent: number | null): string {
  return percent === null ? RECORD_WORDS.notTold : `${percent} %`;
}
