import type { CrmBudget } from "../../domain/change/crm-contract.ts";
import type { Delivered } from "../../domain/change/adjustment.ts";
import type { FundingTables } from "../../domain/invoice/context/funding-tables.ts";
import type { Problem } from "../../core/problem.ts";
import type { RecordPath } from "../profile/record-path.ts";
import type { ContractProfile, TableName } from "../profile/site-profile.ts";
import { editLink, sectionLink } from "./links.ts";
import { readBudgetRows, toDelivered } from "./read-budgets.ts";
import { readFunding } from "./read-funding.ts";
import { findTable, type TableRow } from "./read-table.ts";
import type { Doubt } from "./reading.ts";
import { unreadTableProblem, whyUnread } from "./table/unread-table.ts";

/**
 * What a contract's page lists. `undefined`: the organisation hides the table, or, with a problem in `unreadTables`, it
 * isn't certain that all of it is there. An empty list was read whole.
 */
export interface ContractParts extends FundingTables {
  budgets?: CrmBudget[];
  createBudgetPath?: RecordPath;
  createSupportPath?: RecordPath;
  delivered?: (Delivered & { editPath?: RecordPath })[];
  createDeliveredPath?: RecordPath;
  unreadTables?: Partial<Record<TableName, Problem>>;
  /** What of the listed budgets isn't certain. */
  budgetDoubts?: Doubt[];
}

export function readContractParts(doc: ParentNode, pageUrl: string, profile: ContractProfile): ContractParts {
  const unread: Partial<Record<TableName, Problem>> = {};
  const { tables, controls } = profile;
  const parts: ContractParts = readFunding(doc, pageUrl, profile, unread);
  const supports = findTable(doc, tables.serviceSupports);
  const createSupportPath = supports && sectionLink(supports.element, controls.create, pageUrl);
  if (createSupportPath) parts.createSupportPath = createSupportPath;
  const withEditPath = <Part extends object>(part: Part, row: TableRow): Part & { editPath?: RecordPath } => {
    const editPath = editLink(row.element, controls.edit, pageUrl);
    return editPath ? { ...part, editPath } : part;
  };
  const budgets = findTable(doc, tables.planBudget);
  if (budgets) {
    const reason = whyUnread(budgets, tables.planBudget, ["category", "amount"]);
    const read = reason === undefined ? readBudgetRows(budgets, profile) : { reason };
    if ("reason" in read) unread.planBudget = unreadTableProblem(tables.planBudget, read.reason);
    else {
      parts.budgets = read.budgets.map(({ budget, row }) => withEditPath(budget, row));
      if (read.doubts.length > 0) parts.budgetDoubts = read.doubts;
    }
    const path = sectionLink(budgets.element, controls.create, pageUrl);
    if (path) parts.createBudgetPath = path;
  }
  const delivered = findTable(doc, tables.deliveredServices);
  if (delivered) {
    const reason = whyUnread(delivered, tables.deliveredServices, []);
    if (reason === undefined)
      parts.delivered = delivered.rows.map((row) => withEditPath(toDelivered(row, profile), row));
    else unread.deliveredServices = unreadTableProblem(tables.deliveredServices, reason);
    const path = sectionLink(delivered.element, controls.create, pageUrl);
    if (path) parts.createDeliveredPath = path;
  }
  if (Object.keys(unread).length > 0) parts.unreadTables = unread;
  return parts;
}
