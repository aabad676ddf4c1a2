import type { Delivered } from "../../domain/change/adjustment.ts";
import type { CrmBudget } from "../../domain/change/crm-contract.ts";
import { matchesSpelling } from "../profile/label.ts";
import { categoryOf, readCategoryCell } from "./table/category-cell.ts";
import { parsePageDate, parsePageMoney } from "./fields/page-values.ts";
import type { FoundTable, TableRow } from "./read-table.ts";
import { type Doubt, doubtOf, type Reading, whenCertain } from "./reading.ts";
import { isMoneyColumn } from "./table/money-column.ts";
import { readTickCell } from "./table/tick-cell.ts";
import type { ContractProfile } from "../profile/site-profile.ts";

/** The budgets of a whole table, or why they can't be told. `doubts`: what of those that are told isn't certain. */
export type BudgetRows =
  | { budgets: { budget: CrmBudget; row: TableRow }[]; doubts: Doubt[] }
  | { reason: string };

export function readBudgetRows(table: FoundTable, profile: ContractProfile): BudgetRows {
  const budgets: { budget: CrmBudget; row: TableRow }[] = [];
  const doubts: Doubt[] = [];
  const isMoney = {
    amount: isMoneyColumn(table, "amount", ["delivered"]),
    delivered: isMoneyColumn(table, "delivered", ["amount"]),
  };
  const amounts: number[] = [];
  for (const row of table.rows) {
    const category = readCategoryCell(row);
    const amount = readMoney(row, "amount", isMoney.amount);
    if (category.state !== "value") {
      if (category.state === "not-shown" && isNoBudget(row, amount, amounts)) continue;
      return { reason: "the category of a row can't be told" };
    }
    const delivered = readMoney(row, "delivered", isMoney.delivered);
    doubts.push(...doubtOf("Budget Amount", amount));
    if (delivered.state !== "not-shown") doubts.push(...doubtOf("Total Delivered", delivered));
    if (amount.state === "value") amounts.push(amount.value);
    budgets.push({ budget: toBudget(row, category.value, amount, delivered, profile), row });
  }
  return { budgets, doubts };
}

/** Of a row that names no category: one to type a new budget in, or a sum without words. */
function isNoBudget(row: TableRow, amount: Reading<number>, amounts: readonly number[]): boolean {
  const isBlank = ["amount", "startDate", "endDate", "delivered"].every((column) => !row.cell(column));
  if (isBlank) return !row.element.querySelector("a[href]:not([href^='#'])");
  if (amount.state !== "value" || row.element.querySelector("a[href],input,select")) return false;
  let sum = 0;
  return amounts.toReversed().some((each) => (sum += each) === amount.value);
}

function readMoney(row: TableRow, column: string, isMoney: boolean): Reading<number> {
  const reading = row.read(column);
  if (reading.state !== "value") return reading;
  const cents = isMoney ? parsePageMoney(reading.value) : null;
  return cents === null ? { state: "unreadable", text: reading.value } : { state: "value", value: cents };
}

function toBudget(
  row: TableRow,
  category: string,
  amount: Reading<number>,
  delivered: Reading<number>,
  { sameChoices, dateOrder }: ContractProfile,
): CrmBudget {
  const budget: CrmBudget = { category, amount: whenCertain(amount, () => null) };
  const start = readDate(row, "startDate", dateOrder);
  const end = readDate(row, "endDate", dateOrder);
  const style = row.cell("managementStyle");
  const excluded = readTickCell(row, "excluded");
  if (start !== undefined) budget.startDate = start;
  if (end !== undefined) budget.endDate = end;
  if (style !== undefined)
    budget.managementStyle = sameChoices.find((same) => matchesSpelling(style, same))?.[0] ?? style;
  if (delivered.state !== "not-shown") budget.delivered = whenCertain(delivered, () => null);
  if (excluded !== undefined) budget.excluded = excluded;
  if (/^success/i.test(row.cell("prodaStatus") ?? "")) budget.booked = true;
  return budget;
}

function readDate(
  row: TableRow,
  column: string,
  order: ContractProfile["dateOrder"],
): string | null | undefined {
  const reading = row.read(column);
  if (reading.state === "not-shown") return undefined;
  return reading.state === "value" ? parsePageDate(reading.value, { order }) : null;
}

export function toDelivered(row: TableRow, { dateOrder: order }: ContractProfile): Delivered {
  const to = parsePageDate(row.cell("to") ?? "", { order });
  const number = row.cell("number");
  const status = row.cell("status");
  return {
    ...(to ? { to } : {}),
    ...(number === undefined ? {} : { number }),
    ...(status ? { status } : {}),
    itemNumber: row.cell("itemNumber") ?? "",
    description: row.cell("description") ?? "",
    provider: row.cell("provider") ?? "",
    category: categoryOf(row),
    note: row.cell("note") ?? "",
    total: parsePageMoney(row.cell("total") ?? ""),
    date: parsePageDate(row.cell("date") ?? "", { order }),
  };
}
