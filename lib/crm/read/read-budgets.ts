import type { Delivered } from "../../domain/change/adjustment.ts";
import type { FundingTables } from "../../domain/invoice/context/funding-tables.ts";
import type { CrmBudget } from "../../domain/change/crm-contract.ts";
import { parseMoney } from "../../core/money.ts";
import { matchesSpelling } from "../profile/label.ts";
import { editLink, sectionLink } from "./links.ts";
import { parseCrmDate } from "./read-client.ts";
import { readFunding } from "./read-funding.ts";
import { findTable, type TableRow } from "./read-table.ts";
import type { RecordPath } from "../profile/record-path.ts";
import type { SiteProfile } from "../profile/site-profile.ts";

/** The plan budgets and delivered services that a contract's page lists. `undefined`: the organisation hides the table. */
export interface ContractParts extends FundingTables {
  budgets?: CrmBudget[];
  createBudgetPath?: RecordPath;
  delivered?: (Delivered & { editPath?: RecordPath })[];
  createDeliveredPath?: RecordPath;
}

export function readContractParts(doc: ParentNode, pageUrl: string, profile: SiteProfile): ContractParts {
  const parts: ContractParts = readFunding(doc, profile);
  const { create, edit } = profile.controls;
  const budgets = findTable(doc, profile.tables.planBudget);
  if (budgets) {
    parts.budgets = budgets.rows.flatMap((row) => {
      const budget = toBudget(row, profile);
      const editPath = editLink(row.element, edit, pageUrl);
      return budget ? [editPath ? { ...budget, editPath } : budget] : [];
    });
    const path = sectionLink(budgets.element, create, pageUrl);
    if (path) parts.createBudgetPath = path;
  }
  const delivered = findTable(doc, profile.tables.deliveredServices);
  if (delivered) {
    parts.delivered = delivered.rows.map((row) => {
      const editPath = editLink(row.element, edit, pageUrl);
      return editPath ? { ...toDelivered(row), editPath } : toDelivered(row);
    });
    const path = sectionLink(delivered.element, create, pageUrl);
    if (path) parts.createDeliveredPath = path;
  }
  return parts;
}

/** A row without a category is a heading of a group or a sum, not a budget. */
function toBudget(row: TableRow, { sameChoices }: SiteProfile): CrmBudget | undefined {
  const category = wordsOf(row, "category");
  const amount = row.cell("amount");
  if (!category || amount === undefined) return undefined;
  const budget: CrmBudget = { category, amount: parseMoney(amount) };
  const start = row.cell("startDate");
  const end = row.cell("endDate");
  const style = row.cell("managementStyle");
  const excluded = row.cell("excluded");
  if (start !== undefined) budget.startDate = parseCrmDate(start);
  if (end !== undefined) budget.endDate = parseCrmDate(end);
  if (style !== undefined)
    budget.managementStyle = sameChoices.find((same) => matchesSpelling(style, same))?.[0] ?? style;
  const delivered = row.cell("delivered");
  if (delivered !== undefined) budget.delivered = parseMoney(delivered);
  if (excluded !== undefined) budget.excluded = /^(yes|true|✓|✔)/i.test(excluded);
  if (/^success/i.test(row.cell("prodaStatus") ?? "")) budget.booked = true;
  return budget;
}

/** The cell's own words: a tag such as Stated Support beside them isn't the category's name. */
function wordsOf(row: TableRow, column: string): string {
  const cell = row.element.cells[row.at(column) ?? -1];
  const own = Array.from(cell?.childNodes ?? [])
    .filter((node) => node.nodeType === 3)
    .map(({ textContent }) => textContent?.trim())
    .filter(Boolean)
    .join(" ");
  return own || (row.cell(column) ?? "");
}

function toDelivered(row: TableRow): Delivered {
  const to = parseCrmDate(row.cell("to") ?? "");
  const number = row.cell("number");
  const status = row.cell("status");
  return {
    ...(to ? { to } : {}),
    ...(number === undefined ? {} : { number }),
    ...(status ? { status } : {}),
    itemNumber: row.cell("itemNumber") ?? "",
    description: row.cell("description") ?? "",
    provider: row.cell("provider") ?? "",
    category: row.cell("category") ?? "",
    note: row.cell("note") ?? "",
    total: parseMoney(row.cell("total") ?? ""),
    date: parseCrmDate(row.cell("date") ?? ""),
  };
}
