import type { Problem } from "../../../core/problem.ts";
import type { SiteProfile } from "../../profile/site-profile.ts";
import { readTableRows } from "../table/table-rows.ts";
import { isSeen } from "./field-control.ts";
import { isTranslated, translatedReason } from "./translated.ts";

/** Why none of the list's rows is read although it has some; `null` where they are. */
export function capturedListProblem(doc: Document, profile: SiteProfile): Problem | null {
  const tables = Array.from(doc.querySelectorAll("table")).filter((table) => !table.closest("nav,dialog"));
  const known = tables.find((table) => {
    const { missing } = readTableRows(table, profile.tables.streamline);
    return !missing.includes("client") && !missing.includes("number");
  });
  if (isTranslated(doc, known)) return translatedReason("list");
  return !known && tables.some(hasRows) ? COLUMNS_UNKNOWN : null;
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
