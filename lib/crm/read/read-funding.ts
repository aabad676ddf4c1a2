import type {
  FundingTables,
  ListedPeriod,
  ListedProviderBudget,
  ListedSupport,
} from "../../domain/invoice/context/funding-tables.ts";
import type { Problem } from "../../core/problem.ts";
import type { RecordPath } from "../profile/record-path.ts";
import { editLink } from "./links.ts";
import { parsePageDate, parsePageMoney } from "./fields/page-values.ts";
import { categoryOf } from "./table/category-cell.ts";
import { findTables, type TableRow } from "./read-table.ts";
import { unreadTableProblem, whyUnread } from "./table/unread-table.ts";
import type { ContractProfile, DateOrder } from "../profile/site-profile.ts";

/**
 * Funding periods, and what of a category belongs to one provider or one item, as a contract's page lists them. A table that
 * isn't read whole tells nothing, and why is put into `unread`.
 */
export function readFunding(
  doc: ParentNode,
  pageUrl: string,
  { tables, controls, dateOrder: order }: ContractProfile,
  unread: Partial<Record<keyof ContractProfile["tables"], Problem>> = {},
): FundingTables {
  const rows = <T>(name: keyof typeof tables, needed: readonly string[], read: (row: TableRow) => T[]) => {
    const shape = tables[name];
    const found = findTables(doc, shape);
    const reason = found.map((table) => whyUnread(table, shape, needed)).find((why) => why !== undefined);
    if (reason !== undefined) unread[name] = unreadTableProblem(shape, reason);
    const isShown = found.some(({ missing }) => !needed.some((column) => missing.includes(column)));
    return isShown && reason === undefined ? found.flatMap((table) => table.rows.flatMap(read)) : undefined;
  };
  const periods = rows("fundingComponents", ["category", "startDate", "endDate", "amount"], (row) =>
    toPeriod(row, order),
  );
  const providerBudgets = rows("providerBudgets", ["provider", "category", "amount"], (row) =>
    toProviderBudget(row, order),
  );
  const supports = rows("serviceSupports", ["item", "total"], (row) =>
    toSupport(row, editLink(row.element, controls.edit, pageUrl)),
  );
  return {
    ...(periods ? { periods } : {}),
    ...(providerBudgets ? { providerBudgets } : {}),
    ...(supports ? { supports } : {}),
  };
}

function toPeriod(row: TableRow, order: DateOrder | undefined): ListedPeriod[] {
  const text = (column: string) => row.cell(column) ?? "";
  return [
    {
      category: categoryOf(row),
      startDate: parsePageDate(text("startDate"), { order }),
      endDate: parsePageDate(text("endDate"), { order }),
      amount: parsePageMoney(text("amount")),
      released: !/^pending/i.test(text("status")),
    },
  ];
}

/** A row that names nobody is a sum, not a budget. */
function toProviderBudget(row: TableRow, order: DateOrder | undefined): ListedProviderBudget[] {
  const provider = row.cell("provider");
  const category = categoryOf(row);
  if (!provider || !category) return [];
  const startDate = parsePageDate(row.cell("startDate") ?? "", { order });
  const endDate = parsePageDate(row.cell("endDate") ?? "", { order });
  const delivered = row.cell("delivered");
  return [
    {
      provider,
      category,
      amount: parsePageMoney(row.cell("amount") ?? ""),
      ...(startDate ? { startDate } : {}),
      ...(endDate ? { endDate } : {}),
      ...(delivered === undefined ? {} : { delivered: parsePageMoney(delivered) }),
    },
  ];
}

/** Only what begins with an item's number: `01_011_0107_1_1 Assistance With Self-Care Activities`. */
function toSupport(row: TableRow, editPath: RecordPath | undefined): ListedSupport[] {
  const item = /^\d\d_\w+/.exec(row.cell("item") ?? "")?.[0];
  const category = categoryOf(row);
  if (!item) return [];
  return [
    {
      item,
      total: parsePageMoney(row.cell("total") ?? ""),
      ...(category ? { category } : {}),
      ...(editPath ? { editPath } : {}),
    },
  ];
}
