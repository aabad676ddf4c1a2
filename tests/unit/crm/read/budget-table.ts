import { careview } from "../../../../lib/crm/profile/careview.ts";
import { readContractParts } from "../../../../lib/crm/read/read-contract-parts.ts";
import { CRM, parse } from "../pages.ts";

export const HEADINGS = [
  "Category",
  "Management Style",
  "Start Date",
  "End Date",
  "Budget Amount",
  "Total Delivered",
  "Action",
];

const EDIT = '<a href="/PlanBudgets/Edit/1">Edit</a>';

export function cells(...texts: readonly string[]): string {
  return texts.map((text) => `<td>${text}</td>`).join("");
}

export function budgetRow(category: string, amount: string, delivered = "$10.00"): string {
  return `<tr>${cells(category, "Plan Management", "01/07/2026", "30/06/2027", amount, delivered, EDIT)}</tr>`;
}

export const CONSUMABLES = budgetRow("Consumables", "$1,234.56");
export const TRANSPORT = budgetRow("Transport", "$500.00");
export const ROWS = CONSUMABLES + TRANSPORT;

export function headRow(...headings: readonly string[]): string {
  return `<tr>${headings.map((heading) => `<th>${heading}</th>`).join("")}</tr>`;
}

export const HEAD = `<thead>${headRow(...HEADINGS)}</thead>`;

/** A table of two budgets, or of other rows under other headings. */
export function table({ head = HEAD, rows = ROWS, foot = "" } = {}): string {
  return `<table>${head}<tbody>${rows}</tbody>${foot}</table>`;
}

/** What is read of a page's budgets: category and cents each, or why they can't be told. */
export function budgetsOf(html: string): [string, number | null | undefined][] | string | undefined {
  const { budgets, unreadTables } = readContractParts(
    parse(`<main><h1>Service Contract</h1>${html}</main>`),
    `${CRM}/ServiceContracts/Details/1`,
    careview,
  );
  return budgets?.map(({ category, amount }) => [category, amount]) ?? unreadTables?.planBudget?.what;
}

export const BOTH: [string, number][] = [
  ["Consumables", 1_234_56],
  ["Transport", 500_00],
];
