import { formatHundredths, parseHundredths } from "../../../core/hundredths.ts";
import { type Cents, parseMoney } from "../../../core/money.ts";
import { combineProblems, type Problem } from "../../../core/problem.ts";
import type { BookingLine } from "../../record/booking.ts";
import { lineName, quantityText, rateOf } from "./line-amounts.ts";
import type { NewLine } from "./propose-reallocation.ts";

/** Quantity and rate of one line as they are typed. */
export interface TypedLine {
  quantity: string;
  rate: string;
}

/** A line for a whole category has an amount alone: its quantity is 1, and its rate is the amount. */
export function isWholeCategory({ item, quantity }: BookingLine): boolean {
  return item === null && (quantity === null || quantity === 100);
}

/** What the form begins with: what the NDIA holds; empty where it doesn't tell. */
export function typedLine(line: BookingLine): TypedLine {
  const rate = isWholeCategory(line) ? line.allocated : rateOf(line);
  return {
    quantity: isWholeCategory(line) ? "1" : line.quantity === null ? "" : quantityText(line.quantity),
    rate: rate === null ? "" : formatHundredths(rate),
  };
}

/** The labels of the two fields of a line, unique among those of its booking. */
export function lineFields(lines: readonly BookingLine[], at: number): { quantity: string; rate: string } {
  const line = lines[at];
  const name = line ? lineName(line) : "";
  const isTwice = lines.filter((each) => lineName(each) === name).length > 1;
  const own = isTwice ? `${name} (item ${at + 1})` : name;
  const isWhole = line !== undefined && isWholeCategory(line);
  return { quantity: `Quantity of ${own}`, rate: `${isWhole ? "Amount" : "Rate"} of ${own}` };
}

/** The lines whose quantity or rate was changed, or every field that is wrong. */
export function readReallocation(
  lines: readonly BookingLine[],
  typed: readonly TypedLine[],
): { lines: NewLine[] } | { problem: Problem } {
  const problems: Problem[] = [];
  const changed = lines.flatMap((line, at): NewLine[] => {
    const own = typed[at];
    const before = typedLine(line);
    if (!own || (own.quantity.trim() === before.quantity && own.rate.trim() === before.rate)) return [];
    const fields = lineFields(lines, at);
    const quantity = parseHundredths(own.quantity);
    const rate = parseMoney(own.rate);
    if (quantity === null || quantity === 0) problems.push(quantityProblem(fields.quantity, quantity));
    if (!isRate(own.rate, rate)) problems.push(rateProblem(fields.rate));
    return [{ at, quantity: quantity ?? 0, rate: rate ?? 0 }];
  });
  if (problems.length > 0) return { problem: combineProblems(problems) };
  return changed.length > 0 ? { lines: changed } : { problem: NOTHING_CHANGED };
}

function isRate(text: string, rate: Cents | null): boolean {
  return rate !== null && rate > 0 && text.trim() !== "";
}

function quantityProblem(field: string, quantity: number | null): Problem {
  return {
    code: "booking-quantity",
    what: quantity === 0 ? `${field} is 0.` : `${field} isn't a number with at most two decimals.`,
    remedy: "Enter a number above 0, such as 12 or 1.25.",
    field,
  };
}

function rateProblem(field: string): Problem {
  return {
    code: "booking-rate",
    what: `${field} isn't an amount above 0 in dollars and cents.`,
    remedy: "Enter an amount such as 65.47.",
    field,
  };
}

const NOTHING_CHANGED: Problem = {
  code: "nothing-to-change",
  what: "No quantity and no rate is changed.",
  remedy: "Change at least one of them, or cancel.",
};
