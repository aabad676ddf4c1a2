import { isSeen } from "./invoice/field-control.ts";
import { readTable } from "./read-table.ts";
import { type RecordPath, rowPath } from "../profile/record-path.ts";
import type { SiteProfile } from "../profile/site-profile.ts";

/** A captured invoice in the Streamline list. */
export interface ListedInvoice {
  /** Its review page. */
  path: RecordPath;
  /** Leads there, and can be focused. */
  link: HTMLAnchorElement;
  /** Where its client's name stands. */
  cell: HTMLTableCellElement;
  /** Picks it for the list's bulk actions. */
  tick?: HTMLInputElement;
}

/** The rows of the first table that has some, with a column for the client and one for the invoice's number. */
export function readCapturedList(doc: Document, pageUrl: string, profile: SiteProfile): ListedInvoice[] {
  for (const element of doc.querySelectorAll("table")) {
    const { rows, missing } = readTable(element, profile.tables.streamline);
    if (missing.includes("client") || missing.includes("number") || rows.length === 0) continue;
    return rows.flatMap((row) => {
      if (!isSeen(row.element)) return [];
      // A name may link to its client; the invoice's own link stands last.
      const link = Array.from(row.element.querySelectorAll<HTMLAnchorElement>("a[href]")).at(-1);
      const path = link && rowPath(link, pageUrl);
      const cell = row.element.cells[row.at("client") ?? -1];
      const ticks = row.element.querySelectorAll<HTMLInputElement>("input[type=checkbox]");
      const tick = Array.from(ticks).find((box) => !box.disabled && isSeen(box));
      return link && path && cell ? [{ path, link, cell, ...(tick ? { tick } : {}) }] : [];
    });
  }
  return [];
}
