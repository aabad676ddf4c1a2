import { useId } from "preact/hooks";
import type { LinkChoice, LinkChoicesView } from "../../lib/domain/booking/contract/link-choice.ts";
import { type FieldChange, isDifferent } from "../../lib/domain/change/change-set.ts";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { type Cents, formatMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { FieldChanges } from "../changes/review/field-changes.tsx";
import { InfoIcon, TickIcon, WarningIcon } from "../base/icons.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { timeAgo } from "../base/time-ago.ts";
import { useAnnouncement } from "../base/focus/use-announcement.ts";

export interface BookingFetchProps {
  isFetching: boolean;
  view: LinkChoicesView | null;
  /** A booking's id. */
  chosen: string | null;
  /** What Save will store with the chosen booking, compared with the form's earlier values. */
  changes: FieldChange[];
  /** What the form has as its amount; `null`: nothing that can be read. */
  amount: Cents | null;
  problem: Problem | null;
  now: number;
  onFetch: () => void;
  onChoose: (bookingId: string) => void;
}

/** In the CRM's own budget form: fetch the NDIA's bookings, choose one, see what Save will store (F27). */
export function BookingFetch(props: BookingFetchProps) {
  const { isFetching, view, chosen, changes, amount, problem, now, onFetch, onChoose } = props;
  const isFound = view !== null && view.choices.length > 0;
  const text = stateText(isFetching, view);
  const announcement = useAnnouncement({ key: text, text }, true);
  const choice = view?.choices.find(({ bookingId }) => bookingId === chosen);
  return (
    <section class="pb-surface pb-budget" aria-label="Planbridge: service booking">
      <div class="pb-actions">
        <button
          type="button"
          class={`pb-button${isFound ? " pb-button-found" : ""}`}
          aria-disabled={isFetching}
          onClick={() => !isFetching && onFetch()}
        >
          {isFound && <TickIcon />}
          Fetch Service Booking
        </button>
        <output aria-live="polite">{announcement}</output>
        {view && <span class="pb-quiet">Retrieved {timeAgo(view.retrievedAt, now)}</span>}
      </div>
      {problem && <ProblemNote problem={problem} alert />}
      {view && view.merged.length > 0 && (
        <p class="pb-inline-note">
          <WarningIcon />
          {mergedText(view.merged)}
        </p>
      )}
      {isFound && <Choice choices={view.choices} chosen={chosen} onChoose={onChoose} />}
      {choice && (
        <>
          <p class="pb-inline-note">
            <InfoIcon />
            {FOLLOWS}
          </p>
          {choice.amount !== null && amount !== null && choice.amount !== amount && (
            <p class="pb-inline-note">
              <WarningIcon />
              The booking holds {formatMoney(choice.amount)}, and Budget Amount is {formatMoney(amount)}.
            </p>
          )}
          {changes.some(isDifferent) ? (
            <div class="pb-to-save">
              <h3>Changes to be saved</h3>
              <FieldChanges changes={changes} />
            </div>
          ) : (
            <p>No changes.</p>
          )}
        </>
      )}
    </section>
  );
}

const FOLLOWS =
  "This row follows the booking: category, start date and management style stay, and the end date may only move later. It can't be undone after Confirm.";

function mergedText(ids: readonly string[]): string {
  const which =
    ids.length === 1 ? `Service booking ${ids[0]} holds` : `Service bookings ${ids.join(", ")} hold`;
  return `${which} this category beside others. The CRM follows one category in each booking, so it can't be linked.`;
}

function stateText(isFetching: boolean, view: LinkChoicesView | null): string {
  if (isFetching) return "Retrieving from the NDIA…";
  if (!view) return "";
  const count = view.choices.length;
  if (count === 0) return `The NDIA has no service booking for ${view.category} that isn't linked yet.`;
  return count === 1 ? "A service booking was found." : `${count} service bookings were found.`;
}

function Choice({
  choices,
  chosen,
  onChoose,
}: Pick<BookingFetchProps, "chosen" | "onChoose"> & Pick<LinkChoicesView, "choices">) {
  const id = useId();
  return (
    <div class="pb-field">
      <label htmlFor={id}>Service Booking to link</label>
      <select
        id={id}
        value={chosen ?? ""}
        onChange={({ currentTarget: { value } }) => value && onChoose(value)}
      >
        {chosen === null && <option value="">Choose a booking</option>}
        {choices.map((choice) => (
          <option key={choice.bookingId} value={choice.bookingId}>
            {choiceText(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** `50081234: $10,000.00, 01/07/2026 to 30/06/2027, Plan managed, Success`. */
function choiceText({ bookingId, amount, startDate, endDate, type, status }: LinkChoice): string {
  return [
    `${bookingId}: ${amount === null ? "amount not told" : formatMoney(amount)}`,
    `${formatDate(startDate)} to ${formatDate(endDate)}`,
    type === "standard" ? "Standard" : "Plan managed",
    status.words,
  ].join(", ");
}
