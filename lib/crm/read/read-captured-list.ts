import { isSeen } from "./invoice/field-control.ts";
import { recordLink } from "./record-link.ts";
import type { TableRow } from "./table/table-row.ts";
import { readTableRows } from "./table/table-rows.ts";
import type { RecordPath } from "../profile/record-path.ts";
import type { StreamlineProfile } from "../profile/site-profile.ts";

/** A captured invoice in the Streamline list. */
export interface ListedInvoice {
  /** Its review page. */
  path: RecordPath;
  /** Leads there, and can be focused. */
  link: HTMLElement;
  /** Where its client's name stands. */
  cell: HTMLTableCellElement;
  /** Picks it for the list's bulk actions. */
  tick?: HTMLInputElement;
}

/** The captured invoices that have a link to review them. */
export function readCapturedList(
  doc: Document,
  pageUrl: string,
  profile: StreamlineProfile,
): ListedInvoice[] {
  return listRows(doc, profile).flatMap((row) => {
    const link = recordLink(row, profile.tables.streamline, pageUrl, profile);
    const cell = row.element.cells[row.at("client") ?? -1];
    const ticks = row.element.querySelectorAll<HTMLInputElement>("input[type=checkbox]");
    const tick = Array.from(ticks).find((box) => !box.disabled && isSeen(box));
    return link && cell ? [{ path: link.path, link: link.element, cell, ...(tick ? { tick } : {}) }] : [];
  });
}

/** How many captured invoices the list shows, whether they have a link or not. */
export function countCaptured(doc: Document, profile: StreamlineProfile): number {
  return listRows(doc, profile).filter((row) => row.cell("number") || row.cell("client")).length;
}

/** The rows of the first table with a column for the client and one for the invoice's number. */
function listRows(doc: Document, { tables }: StreamlineProfile): TableRow[] {
  for (const element of doc.querySelectorAll("table")) {
    const { rows, missing } = readTableRows(element, tables.streamline);
    if (rows.length > 0 && !missing.includes("client") && !missing.includes("number")) return rows;
  }
  return [];
}
