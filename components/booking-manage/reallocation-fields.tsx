import { useId } from "preact/hooks";
import { parseHundredths } from "../../lib/core/hundredths.ts";
import { formatMoney, parseMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { lineAmount } from "../../lib/domain/booking/booking-write.ts";
import { lineName, spentOfLine } from "../../lib/domain/booking/manage/line-amounts.ts";
import { proposeReallocation } from "../../lib/domain/booking/manage/propose-reallocation.ts";
import {
  isWholeCategory,
  lineFields,
  readReallocation,
  type TypedLine,
} from "../../lib/domain/booking/manage/reallocation-form.ts";
import { formatAmount } from "../../lib/domain/record/amount.ts";
import type { Booking, BookingLine } from "../../lib/domain/record/booking.ts";
import { fieldProblem, TextField } from "../base/form/text-field.tsx";
import { VisibleText } from "../base/visible-text.tsx";
import { Warnings } from "../base/warnings.tsx";

export interface ReallocationFieldsProps {
  booking: Booking & { lines: BookingLine[] };
  typed: readonly TypedLine[];
  problem: Problem | null;
  onType: (typed: TypedLine[]) => void;
}

/** Quantity and rate of each line, with what they come to (F129); what goes over the booking is said at once (F133). */
export function ReallocationFields({ booking, typed, problem, onType }: ReallocationFieldsProps) {
  const id = useId();
  const { lines } = booking;
  const read = readReallocation(lines, typed);
  const warnings =
    "lines" in read
      ? proposeReallocation({ ...booking, type: booking.type ?? "standard" }, read.lines).warnings
      : [];
  const change = (at: number, part: Partial<TypedLine>) =>
    onType(typed.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <>
      {lines.map((line, at) => {
        const own = typed[at] ?? { quantity: "", rate: "" };
        const labels = lineFields(lines, at);
        return (
          <fieldset key={labels.rate} class="pb-booking-item">
            <legend>
              <VisibleText text={lineName(line)} isPublic />
            </legend>
            <p class="pb-hint">
              {formatAmount(line.allocated)} allocated, {formatAmount(spentOfLine(line))} used,{" "}
              {formatAmount(line.remaining)} left
            </p>
            <div class="pb-booking-item-fields">
              {!isWholeCategory(line) && (
                <TextField
                  id={`${id}-quantity-${at}`}
                  label={labels.quantity}
                  value={own.quantity}
                  problem={fieldProblem(problem, labels.quantity)}
                  onInput={(quantity) => change(at, { quantity })}
                />
              )}
              <TextField
                id={`${id}-rate-${at}`}
                label={labels.rate}
                value={own.rate}
                problem={fieldProblem(problem, labels.rate)}
                onInput={(rate) => change(at, { rate })}
              />
            </div>
            <p>New amount: {amountText(own)}</p>
          </fieldset>
        );
      })}
      <div aria-live="polite">
        <Warnings warnings={warnings} />
      </div>
    </>
  );
}

function amountText({ quantity, rate }: TypedLine): string {
  const [number, price] = [parseHundredths(quantity), parseMoney(rate)];
  return number === null || price === null
    ? "not known yet"
    : formatMoney(lineAmount({ quantity: number, rate: price }));
}
