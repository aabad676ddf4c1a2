import type { ContractProfile } from "../profile/site-profile.ts";
import type { RecordPath } from "../profile/record-path.ts";
import { editLink } from "../read/links.ts";
import { findTable, findTables, type TableRow } from "../read/read-table.ts";

/** A row of a contract's page that the CRM shows a PRODA Status for: it asks for a service booking. */
export interface PageRow {
  /** Its own form. */
  path: RecordPath;
  /** As the CRM writes it: `Pending`. */
  status: string;
  /** Where the status stands. */
  cell: HTMLTableCellElement;
}

/** The rows of Plan Budget and Service Support that ask for a booking, as far as the page's tables show it. */
export function bookingRows(
  doc: ParentNode,
  pageUrl: string,
  { tables, controls }: Pick<ContractProfile, "tables" | "controls">,
): PageRow[] {
  const budgets = findTable(doc, tables.planBudget);
  const found = [...(budgets ? [budgets] : []), ...findTables(doc, tables.serviceSupports)];
  return found.flatMap(({ rows }) =>
    rows.flatMap((row) => toRow(row, editLink(row.element, controls.edit, pageUrl))),
  );
}

function toRow(row: TableRow, path: RecordPath | undefined): PageRow[] {
  const at = row.at("prodaStatus");
  const cell = at === undefined ? undefined : row.element.cells[at];
  const status = row.cell("prodaStatus") ?? "";
  return path && cell && status !== "" ? [{ path, status, cell }] : [];
}
