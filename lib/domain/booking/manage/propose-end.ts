import { formatDate, type IsoDate } from "../../../core/calendar-date.ts";
import { type Cents, formatMoney, parseMoney } from "../../../core/money.ts";
import { combineProblems, type Problem } from "../../../core/problem.ts";
import { dateField, moneyField, type FieldChange } from "../../change/change-set.ts";
import type { Plan } from "../../plan/plan.ts";
import { formatAmount, formatTotal, sumOf } from "../../record/amount.ts";
import type { Booking, BookingLine } from "../../record/booking.ts";
import type { RetainedAmount } from "../booking-write.ts";
import { lineName } from "./line-amounts.ts";
import type { BookingProposal } from "./propose-reallocation.ts";

/** The label of the new end in the form. */
export const END_FIELD = "New end date";

/** The label of what is held back of a line, unique among those of its booking (F137). */
export function retainedField(lines: readonly BookingLine[], at: number): string {
  const line = lines[at];
  const name = line ? lineName(line) : "";
  const isTwice = lines.filter((each) => lineName(each) === name).length > 1;
  return `Hold back of ${isTwice ? `${name} (item ${at + 1})` : name}`;
}

/** What is wrong with a new end; `null`: nothing. Earlier ends lie between today and the present one (F134, F135). */
export function endProblem(
  { startDate, endDate }: Booking,
  to: IsoDate | null,
  { today, plan, isLater }: { today: IsoDate; plan: Pick<Plan, "endDate"> | undefined; isLater: boolean },
): Problem | null {
  const planEnd = plan?.endDate ?? null;
  if (to === null) return atEnd(`${END_FIELD} isn't a date.`, "Enter a day such as 31/12/2026.");
  if (endDate === null) return null;
  const present = formatDate(endDate);
  if (isLater) {
    if (to <= endDate)
      return atEnd(
        `${formatDate(to)} isn't later than the present end, ${present}.`,
        `Enter a day after ${present}.`,
      );
    return planEnd !== null && to > planEnd
      ? atEnd(
          `${formatDate(to)} is after the plan's end, ${formatDate(planEnd)}.`,
          `Enter a day from then back to ${present}.`,
        )
      : null;
  }
  const first = startDate > today ? startDate : today;
  if (to < first)
    return atEnd(
      to < today ? `${formatDate(to)} is in the past.` : `${formatDate(to)} is before the booking begins.`,
      `Enter a day from ${formatDate(first)} on, before ${present}.`,
    );
  return to >= endDate
    ? atEnd(
        `${formatDate(to)} isn't earlier than the present end, ${present}.`,
        `Enter a day before ${present}.`,
      )
    : null;
}

/** What is held back of each line, as typed: empty is nothing. Every field that is wrong is told. */
export function readRetained(
  lines: readonly BookingLine[],
  typed: readonly string[],
): { retained: Cents[] } | { problem: Problem } {
  const amounts = lines.map((_line, at) => {
    const text = (typed[at] ?? "").trim();
    return text === "" ? 0 : parseMoney(text);
  });
  const problems = amounts.flatMap((amount, at) => retainedProblem(lines, at, amount) ?? []);
  if (problems.length > 0) return { problem: combineProblems(problems) };
  return { retained: amounts.map((amount) => amount ?? 0) };
}

/** What is wrong with an amount that is held back: no more can be than what is left of its line (F137). */
export function retainedProblem(
  lines: readonly BookingLine[],
  at: number,
  amount: Cents | null,
): Problem | null {
  const field = retainedField(lines, at);
  const remaining = lines[at]?.remaining ?? null;
  if (amount === null || amount < 0)
    return {
      code: "booking-retained",
      what: `${field} isn't an amount in dollars and cents.`,
      remedy: "Enter an amount such as 250.00, or leave it empty.",
      field,
    };
  if (remaining === null || amount <= Math.max(0, remaining)) return null;
  return {
    code: "booking-retained",
    what: `${formatMoney(amount)} is more than what is left of it, ${formatMoney(remaining)}.`,
    remedy: `Enter ${formatMoney(Math.max(0, remaining))} or less.`,
    field,
  };
}

/** An earlier end (F134–F138), with what is held back of each line, in their order, and what goes back to its category. */
export function proposeReduction(
  booking: Booking & { endDate: IsoDate },
  to: IsoDate,
  retained: readonly Cents[],
): BookingProposal {
  const { id, endDate: from } = booking;
  const lines = booking.lines ?? [];
  const held = lines.flatMap(({ category, item }, at): RetainedAmount[] => {
    const amount = retained[at] ?? 0;
    return amount > 0 ? [{ category, item, amount }] : [];
  });
  const returned = lines.map(({ remaining }, at) =>
    remaining === null ? null : Math.max(0, remaining - (retained[at] ?? 0)),
  );
  return {
    purpose: "end-booking",
    records: [
      {
        id: `booking-end/${id}`,
        kind: "booking-end",
        title: `Service booking ${id}`,
        group: "change",
        action: "update",
        fields: [
          endField(from, to),
          ...lines.flatMap((line, at): FieldChange[] => {
            const amount = retained[at] ?? 0;
            return amount > 0
              ? [moneyField(`booking/retained/${at + 1}`, `Held back of ${lineName(line)}`, amount)]
              : [];
          }),
          ...lines.map((line, at) => returnedField(line, at, returned[at] ?? null)),
        ],
        booking: { kind: "end", bookingId: id, from, to, retained: held },
        warnings: [],
      },
    ],
    warnings: [
      "The end can be reduced once: the NDIA refuses to reduce it a second time, and nothing cancels this.",
      returnText(booking, returned),
    ],
    refusals: [],
  };
}

/** F138. */
function returnText({ lines }: Booking, returned: readonly (Cents | null)[]): string {
  const total = formatTotal(lines === null ? { cents: null, notTold: 1 } : sumOf(returned));
  return `What is unspent goes back to its category (${total}) and can be booked anew. Services up to the new end can still be claimed, from what is held back.`;
}

/** A later end. Its amounts stay as they are. */
export function proposeExtension(
  { id, endDate: from }: Booking & { endDate: IsoDate },
  to: IsoDate,
  plan: Pick<Plan, "endDate"> | undefined,
): BookingProposal {
  const isUnknown = (plan?.endDate ?? null) === null;
  return {
    purpose: "extend-booking",
    records: [
      {
        id: `booking-end/${id}`,
        kind: "booking-end",
        title: `Service booking ${id}`,
        group: "change",
        action: "update",
        fields: [endField(from, to)],
        booking: { kind: "end", bookingId: id, from, to, retained: [] },
        warnings: [],
      },
    ],
    warnings: [
      "Only the end date moves: the booking's amounts stay as they are.",
      ...(isUnknown
        ? ["The end of its plan isn't known here, so it isn't known whether the new end is after it."]
        : []),
    ],
    refusals: [],
  };
}

/** It follows from the rest, so it is told as a fact. `null`: what is left isn't told. */
function returnedField(line: BookingLine, at: number, amount: Cents | null): FieldChange {
  const text = formatAmount(amount);
  return {
    field: `booking/returned/${at + 1}`,
    label: `Goes back from ${lineName(line)}`,
    kind: "text",
    before: text,
    after: text,
  };
}

function endField(before: IsoDate, after: IsoDate): FieldChange {
  return { ...dateField("booking/end", "End Date", after), before };
}

function atEnd(what: string, remedy: string): Problem {
  return { code: "booking-end", what, remedy, field: END_FIELD };
}
