import type { Problem } from "../../../core/problem.ts";
import type { SiteProfile } from "../../profile/site-profile.ts";
import { isSeen } from "./field-control.ts";
import type { ListedInvoice } from "../read-captured-list.ts";
import { readTable } from "../read-table.ts";
import { isTranslated, translatedReason } from "./translated.ts";

/** Why the list shows rows that aren't among the invoices read from it; `null` where it doesn't. */
export function capturedListProblem(
  doc: Document,
  invoices: readonly ListedInvoice[],
  profile: SiteProfile,
): Problem | null {
  const tables = Array.from(doc.querySelectorAll("table")).filter((table) => !table.closest("nav,dialog"));
  const known = tables.find((table) => {
    const { missing } = readTable(table, profile.tables.streamline);
    return !missing.includes("client") && !missing.includes("number");
  });
  if (isTranslated(doc, known)) return translatedReason("list");
  if (!known) return tables.some((table) => dataRows(table) > 0) ? COLUMNS_UNKNOWN : null;
  const lists = tables.filter(
    (table) => table === known || invoices.some(({ cell }) => table.contains(cell)),
  );
  const rows = lists.reduce((sum, table) => sum + dataRows(table), 0);
  return rows > invoices.length ? rowsNotRead(rows - invoices.length) : null;
}

/** A row that says “No records” has one cell. */
function dataRows({ tBodies }: HTMLTableElement): number {
  const rows = Array.from(tBodies).flatMap((body) => Array.from(body.rows));
  return rows.filter((row) => row.cells.length > 2 && row.querySelector("td") && isSeen(row)).length;
}

const COLUMNS_UNKNOWN: Problem = {
  code: "list-columns-unknown",
  what: "Planbridge can't read this list: it finds no columns for the client and the invoice number.",
  remedy: "Ask your CRM administrator to show both columns. Until then, check each invoice yourself.",
};

function rowsNotRead(count: number): Problem {
  return {
    code: "list-rows-unreadable",
    what: `Planbridge can't read ${count} of this list's rows: it finds no link that opens the invoice.`,
    remedy: "Check these invoices yourself.",
  };
}
