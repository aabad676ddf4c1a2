import { formatDate, type IsoDate } from "../../../core/calendar-date.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Plan } from "../../plan/plan.ts";
import type { BookingType } from "../../record/booking.ts";
import { type BookingLineRequest, type BookingRequest, lineAmount } from "../booking-write.ts";
import { categoryOfRow, type ContractRow, rowCategoryKey } from "./contract-row.ts";
import {
  moneyLeft,
  noAmount,
  noCategory,
  noItem,
  noStyle,
  rowProblem,
  statedTotal,
  transport,
  unreadableDay,
} from "./row-problems.ts";
import type { StatedCategory } from "./stated-items.ts";

/** The kind of booking that a row's Management Style asks for (F19); `undefined`: the style asks for none. */
export function bookingTypeOf(managementStyle: string | null): BookingType | undefined {
  if (managementStyle === "Agency") return "standard";
  return managementStyle === "Plan Management" ? "plan-managed" : undefined;
}

/** The days that a row without its own is booked for: the contract's. */
export interface ContractDays {
  startDate?: IsoDate;
  endDate?: IsoDate;
}

/** A ticked row with the booking that it becomes, or why it can't become one. */
export interface RowBooking {
  row: ContractRow;
  request?: BookingRequest;
  problems: Problem[];
}

/** The rows that ask for a booking. One whose form doesn't tell isn't among them. */
export function tickedRows(rows: readonly ContractRow[]): ContractRow[] {
  return rows.filter(({ requiresBooking }) => requiresBooking === true);
}

/**
 * Each ticked budget and each ticked item as a booking of its own (F23, F26), with the amount that stands in the CRM (F18).
 * Nothing is made up: a row that lacks something has a problem in the place of its booking.
 */
export function bookingsOfRows(
  rows: readonly ContractRow[],
  stated: readonly StatedCategory[],
  plan: Plan | undefined,
  contract: ContractDays,
): RowBooking[] {
  return tickedRows(rows).map((row) =>
    toBooking(
      row,
      stated.find(({ key }) => key === rowCategoryKey(row)),
      plan,
      contract,
    ),
  );
}

function toBooking(
  row: ContractRow,
  stated: StatedCategory | undefined,
  plan: Plan | undefined,
  contract: ContractDays,
): RowBooking {
  const type = bookingTypeOf(row.managementStyle);
  const line = toLine(row);
  const startDate = row.startDate ?? contract.startDate ?? plan?.startDate;
  const endDate = row.endDate ?? contract.endDate ?? plan?.endDate ?? undefined;
  const problems = [
    ...(type ? [] : [noStyle(row)]),
    ...("code" in line ? [line] : []),
    ...(stated && row.rowKind === "plan-budget" ? [statedTotal(row)] : []),
    ...(stated?.left ? [moneyLeft(row, stated.left)] : []),
    ...(row.unreadable ?? []).map((label) => unreadableDay(row, label)),
    ...dateProblems(row, plan, startDate, endDate),
  ];
  const reference = plan?.reference;
  if (problems.length > 0 || !type || "code" in line || !reference || !startDate || !endDate)
    return { row, problems };
  return {
    row,
    problems,
    request: { type, planReference: reference, startDate, endDate, lines: [line] },
  };
}

/** A budget is booked for its whole category, a support for its item (F21, F26). */
function toLine(row: ContractRow): BookingLineRequest | Problem {
  const category = categoryOfRow(row);
  if (!category) return noCategory(row);
  const { code } = category;
  if (category.number === TRANSPORT) return transport(row);
  if (row.amount === null || row.amount <= 0) return noAmount(row);
  if (row.rowKind === "plan-budget") return { category: code, item: null, quantity: ONE, rate: row.amount };
  if (row.item === null) return noItem(row);
  const { quantity, rate, amount } = row;
  const adds = quantity !== null && rate !== null && lineAmount({ quantity, rate }) === amount;
  return adds
    ? { category: code, item: row.item, quantity, rate }
    : { category: code, item: row.item, quantity: ONE, rate: amount };
}

const ONE = 100;
const TRANSPORT = 2;

function dateProblems(
  row: ContractRow,
  plan: Plan | undefined,
  start: IsoDate | undefined,
  end: IsoDate | undefined,
): Problem[] {
  if (!start || !end)
    return [
      rowProblem(row, {
        code: "booking-days-missing",
        what: "has no start or end date.",
        remedy: "Fill in its dates, or the contract's.",
        field: start ? "End Date" : "Start Date",
      }),
    ];
  if (end < start)
    return [
      rowProblem(row, {
        code: "booking-days-reversed",
        what: `ends on ${formatDate(end)}, before it starts on ${formatDate(start)}.`,
        remedy: "Correct its dates.",
        field: "End Date",
      }),
    ];
  if (!plan || (start >= plan.startDate && (plan.endDate === null || end <= plan.endDate))) return [];
  const planEnd = plan.endDate === null ? "" : ` to ${formatDate(plan.endDate)}`;
  return [
    rowProblem(row, {
      code: "booking-outside-plan",
      what: `is from ${formatDate(start)} to ${formatDate(end)}, and the NDIA's plan from ${formatDate(plan.startDate)}${planEnd}.`,
      remedy: "Move its dates into the plan's.",
      field: start < plan.startDate ? "Start Date" : "End Date",
    }),
  ];
}
