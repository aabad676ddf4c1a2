import type { Problem } from "../../../core/problem.ts";
import type { StreamlineProfile } from "../../profile/site-profile.ts";
import { type FoundTable, readTable } from "../read-table.ts";
import { isSeen } from "./field-control.ts";
import { isTranslated, translatedReason } from "./translated.ts";

/** Why none of the list's rows is read although it has some; `null` where they are. */
export function capturedListProblem(doc: Document, profile: StreamlineProfile): Problem | null {
  const tables = tablesOf(doc);
  const known = findList(tables, profile);
  if (isTranslated(doc, known?.element)) return translatedReason("list");
  return !known && tables.some(hasRows) ? COLUMNS_UNKNOWN : null;
}

/** Why there are captured invoices beside those that the page lists at the moment, such as on the list's other pages. */
export function otherPagesProblem(doc: Document, profile: StreamlineProfile): Problem | null {
  const reason = findList(tablesOf(doc), profile)?.incomplete?.reason;
  if (reason === undefined) return null;
  return {
    code: "list-in-part",
    what: `Only the invoices that this page shows are checked: ${reason}.`,
    remedy: "Go through the list's other pages, or clear its search, to have the others checked too.",
  };
}

function tablesOf(doc: Document): HTMLTableElement[] {
  return Array.from(doc.querySelectorAll("table")).filter((table) => !table.closest("nav,dialog"));
}

function findList(tables: readonly HTMLTableElement[], profile: StreamlineProfile): FoundTable | undefined {
  return tables
    .map((table) => readTable(table, profile.tables.streamline))
    .find(({ missing }) => !missing.includes("client") && !missing.includes("number"));
}

/** A row that says “No records” has one cell. */
function hasRows({ tBodies }: HTMLTableElement): boolean {
  const rows = Array.from(tBodies).flatMap((body) => Array.from(body.rows));
  return rows.some((row) => row.cells.length > 2 && row.querySelector("td") && isSeen(row));
}

const COLUMNS_UNKNOWN: Problem = {
  code: "list-columns-unknown",
  what: "Planbridge can't read this list: it finds no columns for the client and the invoice number.",
  remedy: "Ask your CRM administrator to show both columns. Until then, check each invoice yourself.",
};
