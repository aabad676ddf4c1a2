import { useId } from "preact/hooks";
import { formatDate, type IsoDate } from "../../lib/core/calendar-date.ts";
import { formatMoney, parseMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { lineName } from "../../lib/domain/booking/manage/line-amounts.ts";
import { END_FIELD, retainedField } from "../../lib/domain/booking/manage/propose-end.ts";
import { formatAmount, formatTotal, sumOf } from "../../lib/domain/record/amount.ts";
import type { Booking, BookingLine } from "../../lib/domain/record/booking.ts";
import { DateField } from "../base/form/date-field.tsx";
import { fieldProblem, TextField } from "../base/form/text-field.tsx";

/** A new end as it is typed; of an earlier one, what is held back of each line. */
export interface TypedEnd {
  to: string;
  retained: readonly string[];
}

export interface EndFieldsProps {
  booking: Booking;
  isLater: boolean;
  today: IsoDate;
  /** `null`: not known. */
  planEnd: IsoDate | null;
  typed: TypedEnd;
  problem: Problem | null;
  onType: (typed: TypedEnd) => void;
}

/** The new end (F134, F135), and of an earlier one what is held back for claims on their way (F137, F138). */
export function EndFields({ booking, isLater, today, planEnd, typed, problem, onType }: EndFieldsProps) {
  const id = useId();
  const { endDate } = booking;
  const present = endDate === null ? "" : formatDate(endDate);
  const last = planEnd === null ? "" : ` up to the plan's end, ${formatDate(planEnd)}`;
  return (
    <>
      <DateField
        id={`${id}-end`}
        label={END_FIELD}
        value={typed.to}
        hint={
          isLater
            ? `It ends on ${present} now. Choose a later day${last}.`
            : `It ends on ${present} now. Choose a day from ${formatDate(today)} on, before that.`
        }
        problem={fieldProblem(problem, END_FIELD)}
        onInput={(to) => onType({ ...typed, to })}
      />
      {!isLater && booking.lines && booking.lines.length > 0 && (
        <Retained id={id} lines={booking.lines} typed={typed} problem={problem} onType={onType} />
      )}
    </>
  );
}

interface RetainedProps extends Pick<EndFieldsProps, "typed" | "problem" | "onType"> {
  id: string;
  lines: readonly BookingLine[];
}

function Retained({ id, lines, typed, problem, onType }: RetainedProps) {
  const returned = lines.map(({ remaining }, at) => {
    const text = (typed.retained[at] ?? "").trim();
    const held = text === "" ? 0 : parseMoney(text);
    return remaining === null || held === null ? null : Math.max(0, remaining - held);
  });
  return (
    <fieldset class="pb-booking-item">
      <legend>Hold back for claims on their way</legend>
      <p class="pb-hint">Leave a field empty to hold nothing back of it.</p>
      {lines.map((line, at) => {
        const label = retainedField(lines, at);
        return (
          <TextField
            key={label}
            id={`${id}-retained-${at}`}
            label={label}
            value={typed.retained[at] ?? ""}
            hint={`${formatAmount(line.remaining)} left. ${returnText(lineName(line), returned[at] ?? null)}`}
            problem={fieldProblem(problem, label)}
            onInput={(text) =>
              onType({
                ...typed,
                retained: lines.map((_line, other) => (other === at ? text : (typed.retained[other] ?? ""))),
              })
            }
          />
        );
      })}
      <p>Goes back to its category and can be booked anew: {formatTotal(sumOf(returned))}</p>
    </fieldset>
  );
}

function returnText(name: string, amount: number | null): string {
  return amount === null ? "" : `${formatMoney(amount)} of ${name} goes back.`;
}
