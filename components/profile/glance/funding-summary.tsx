import { formatDays } from "../../../lib/core/date-range.ts";
import { formatTotal } from "../../../lib/domain/record/amount.ts";
import type { BookingView, RecordView } from "../../../lib/domain/record/record-view.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { ToldFacts } from "./told-facts.tsx";

/** The plan that runs and its sums, as the NDIA told them last (F160). */
export function FundingSummary({ record }: { record: RecordView }) {
  const plan = record.plans.find(({ current }) => current);
  if (!plan) return <p>No plan is known. Synchronise the participant in the side panel.</p>;
  const { totals } = plan;
  return (
    <>
      <ToldFacts
        facts={[
          { label: RECORD_WORDS.plan, value: formatDays(plan) },
          ...(["approved", "remaining", "spent"] as const).map((name) => ({
            label: RECORD_WORDS[name],
            value: formatTotal(totals[name]),
          })),
          {
            label: RECORD_WORDS.utilisation,
            value: totals.utilisation === null ? RECORD_WORDS.notTold : `${totals.utilisation} %`,
          },
        ]}
      />
      <p class="pb-hint">{totals.sync.words}</p>
    </>
  );
}

/** The service bookings that are active; none on PACE, which has no bookings (F161). */
export function activeBookings({ isPace, plans, otherBookings }: RecordView): BookingView[] {
  if (isPace !== false) return [];
  return [...plans.flatMap(({ bookings }) => bookings ?? []), ...otherBookings].filter(
    ({ isActive, goneSince }) => isActive === true && goneSince === undefined,
  );
}

/** Period and money of each active service booking. Nothing where there is none. */
export function BookingSummary({ bookings }: { bookings: readonly BookingView[] }) {
  return (
    <ul class="pb-crm-people">
      {bookings.map((booking) => (
        <li key={booking.id}>
          <strong>
            <VisibleText text={booking.id} />
          </strong>
          <ToldFacts
            facts={[
              { label: "Period", value: formatDays(booking) },
              { label: RECORD_WORDS.allocated, value: formatTotal(booking.allocated) },
              { label: RECORD_WORDS.remaining, value: formatTotal(booking.remaining) },
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
