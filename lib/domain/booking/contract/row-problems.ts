import { type Cents, formatMoney } from "../../../core/money.ts";
import type { Problem } from "../../../core/problem.ts";
import { type ContractRow, rowName } from "./contract-row.ts";

export function noStyle(row: ContractRow): Problem {
  const style = row.managementStyle;
  return rowProblem(row, {
    code: "booking-style",
    what: style ? `has the Management Style ${style}, which isn't booked.` : "has no Management Style.",
    remedy:
      "Choose Agency for a standard booking or Plan Management for a plan-managed one, or untick Requires PRODA Service Booking.",
    field: "Management Style",
  });
}

export function statedTotal(row: ContractRow): Problem {
  return rowProblem(row, {
    code: "booking-stated-total",
    what: "has a stated item, so its total must not become a booking.",
    remedy:
      "Untick Requires PRODA Service Booking on the plan budget. The stated item is booked as a service support.",
    field: "Requires PRODA Service Booking",
  });
}

/** F6, F185: the CRM can't account for such a category, whichever of its rows is booked. */
export function moneyLeft(row: ContractRow, left: Cents): Problem {
  return rowProblem(row, {
    code: "booking-money-left",
    what: `is of a category whose stated items leave ${formatMoney(left)} over, so it can't be synced correctly: don't sync it.`,
    remedy:
      "Correct the amounts so that the stated items add up to the category, or make these bookings in the NDIA's provider portal.",
    field: "Budget Amount",
  });
}

export function noCategory(row: ContractRow): Problem {
  return rowProblem(row, {
    code: "booking-category-unknown",
    what: "has a category that can't be booked outside PACE.",
    remedy: "Choose the plan's category, or untick Requires PRODA Service Booking.",
    field: "Plan Category",
  });
}

export function transport(row: ContractRow): Problem {
  return rowProblem(row, {
    code: "booking-transport",
    what: "is Transport, which the NDIA takes no bookings for here.",
    remedy: "Make this booking in the NDIA's provider portal, and untick Requires PRODA Service Booking.",
    field: "Requires PRODA Service Booking",
  });
}

export function noAmount(row: ContractRow): Problem {
  const isBudget = row.rowKind === "plan-budget";
  return rowProblem(row, {
    code: "booking-amount",
    what: row.amount === null ? "has no amount that can be read." : "has no amount above zero.",
    remedy: "Enter the amount that the plan states.",
    field: isBudget ? "Budget Amount" : "Rate Amount",
  });
}

export function noItem(row: ContractRow): Problem {
  return rowProblem(row, {
    code: "booking-item-missing",
    what: "names no support item by its number.",
    remedy: "Choose the service by its support item number.",
    field: "Service",
  });
}

export function unreadableDay(row: ContractRow, label: string): Problem {
  return rowProblem(row, {
    code: "booking-day-unreadable",
    what: `has a ${label} that isn't a day.`,
    remedy: "Enter it as day, month and year.",
    field: label,
  });
}

export function rowProblem(row: ContractRow, { what, ...problem }: Problem): Problem {
  return { ...problem, what: `${rowName(row)} ${what}` };
}
