import type { Hundredths } from "../../../core/hundredths.ts";
import { type Cents, formatMoney } from "../../../core/money.ts";
import type { ChangeSet, RecordChange } from "../../change/change-set.ts";
import { formatTotal, sumOf } from "../../record/amount.ts";
import type { Booking, BookingLine, BookingType } from "../../record/booking.ts";
import { type BookingLineRequest, lineAmount } from "../booking-write.ts";
import { lineName, quantityText, rateOf, spentOfLine } from "./line-amounts.ts";

/** What is proposed for a booking, as a change set holds it. */
export type BookingProposal = Pick<
  ChangeSet,
  "purpose" | "records" | "warnings" | "refusals" | "declaration"
>;

/** New quantity and rate of the line at this place of the booking. */
export interface NewLine {
  at: number;
  quantity: Hundredths;
  rate: Cents;
}

/** F131. Who declared it, and when, is stored with the change. */
const DISCUSSED = "I have discussed this change with the participant, and they agree.";

/**
 * Moves money between the lines of a booking (F129–F133): one record for each line that changes, those first that give money away,
 * so that what the others get is free. More than what remains is warned of and not barred (F130, F133, F189).
 */
export function proposeReallocation(
  booking: Booking & { lines: BookingLine[]; type: BookingType },
  changed: readonly NewLine[],
): BookingProposal {
  const { lines } = booking;
  const records = changed.flatMap(({ at, quantity, rate }) => {
    const line = lines[at];
    return line ? [lineRecord(booking, line, at, { ...line, quantity, rate })] : [];
  });
  return {
    purpose: "reallocate-booking",
    records: records.toSorted((a, b) => gainOf(a) - gainOf(b)),
    warnings: [...totalWarnings(lines, changed)],
    refusals: [],
    declaration: DISCUSSED,
  };
}

function lineRecord(
  { id, type }: Booking & { type: BookingType },
  line: BookingLine,
  at: number,
  { category, item, quantity, rate }: BookingLineRequest,
): RecordChange {
  const amount = lineAmount({ quantity, rate });
  const oldRate = rateOf(line);
  return {
    id: `booking-line/${id}/${at + 1}`,
    kind: "booking-line",
    title: lineName(line),
    group: "change",
    action: "update",
    fields: [
      {
        field: "booking/quantity",
        label: "Quantity",
        kind: "text",
        before: line.quantity === null ? null : quantityText(line.quantity),
        after: quantityText(quantity),
      },
      {
        field: "booking/rate",
        label: "Rate",
        kind: "text",
        before: oldRate === null ? null : formatMoney(oldRate),
        after: formatMoney(rate),
      },
      {
        field: "booking/amount",
        label: "Allocated",
        kind: "money",
        before: line.allocated,
        after: amount,
      },
    ],
    booking: { kind: "line", bookingId: id, type, line: { category, item, quantity, rate } },
    warnings: spentWarnings(line, amount),
  };
}

function spentWarnings(line: BookingLine, amount: Cents): string[] {
  const spent = spentOfLine(line);
  if (spent === null)
    return [
      "The NDIA doesn't tell what of this item is used, so it isn't known whether the new amount covers it.",
    ];
  return amount < spent
    ? [
        `${formatMoney(spent)} of this item is used already, which is more than its new amount. The NDIA may refuse it.`,
      ]
    : [];
}

/** Which lines get more, by how much; one whose present amount isn't told may get all of it. */
function gainOf({ fields }: RecordChange): number {
  const money = fields.find(({ kind }) => kind === "money");
  return Number(money?.after ?? 0) - Number(money?.before ?? 0);
}

/** What all lines would take, against what the booking has (F130). */
function totalWarnings(lines: readonly BookingLine[], changed: readonly NewLine[]): string[] {
  const before = sumOf(lines.map(({ allocated }) => allocated));
  const remaining = sumOf(lines.map((line) => line.remaining));
  const after = sumOf(
    lines.map(({ allocated }, at) => {
      const own = changed.find((each) => each.at === at);
      return own ? lineAmount(own) : allocated;
    }),
  );
  if (before.notTold + after.notTold > 0 || before.cents === null || after.cents === null)
    return ["The NDIA doesn't tell all amounts of this booking, so what it has left can't be checked."];
  const over = after.cents - before.cents;
  if (over <= 0) return [];
  return [
    `This goes over what remains: the items come to ${formatMoney(over)} more than the booking holds (${formatMoney(before.cents)}, of which ${formatTotal(remaining)} is left). The NDIA may refuse it, and then names the highest amount that it takes.`,
  ];
}
