import type { Finding } from "../../../domain/invoice/model/finding.ts";
import type { Problem } from "../../../core/problem.ts";
import { mainHeading } from "../../profile/find-heading.ts";
import { startsWithSpelling } from "../../profile/label.ts";
import type { InvoiceProfile } from "../../profile/site-profile.ts";
import type { Control } from "../fields/control-value.ts";
import { fieldControl, isField } from "./field-control.ts";
import type { PageInvoiceLine } from "../read-invoice-line.ts";
import { readTableRows, type TableRows } from "../table/table-rows.ts";
import { isTranslated, translatedReason } from "./translated.ts";
import { isVisible, visibleText } from "../visible.ts";

/** How much of an invoice's lines is read for certain, and why it isn't all. */
export interface LinesReadability {
  /** `no`: there are lines, or may be, and none is read. `partly`: not all of them, or not all of their fields. */
  readable: "all" | "partly" | "no";
  /** What a person can do about it. Empty where the findings at the fields say it. */
  reasons: Problem[];
}

export function linesReadability(
  doc: Document,
  found: TableRows | undefined,
  lines: readonly PageInvoiceLine[],
  unreadable: readonly Finding[],
  profile: InvoiceProfile,
): LinesReadability {
  const translated = isTranslated(doc, found?.element) ? [translatedReason("lines")] : [];
  if (!found) {
    const reason = translated[0] ?? whyNotFound(doc, profile);
    return { readable: reason ? "no" : "all", reasons: reason ? [reason] : [] };
  }
  // What somebody typed wrongly is told at its field, and is half typed as often as not.
  const notTyped = unreadable.filter(({ code, severity }) => severity === "note" && UNREAD.has(code));
  const doubtful = new Set(notTyped.map(({ lineId = "" }) => lineId));
  const unread = lines.filter(
    ({ line, cells }) => isEmpty(line) && (doubtful.has(line.id) || Object.keys(cells).length === 0),
  ).length;
  const rows = unread + rowsNotRead(found.element, lines);
  const columns = lines.length > 0 ? missingColumns(found.missing) : [];
  const reasons = [
    ...translated,
    ...(rows > 0 ? [rowsUnread(rows)] : []),
    ...(columns.length > 0 ? [columnsNotShown(columns)] : []),
  ];
  if (rows > 0 && unread === lines.length) return { readable: "no", reasons };
  return { readable: reasons.length > 0 || doubtful.size > 0 ? "partly" : "all", reasons };
}

/** Of these findings the value isn't known. */
const UNREAD: ReadonlySet<string> = new Set(["date-unreadable", "number-unreadable", "shows-two-values"]);

function isEmpty({ from, to, item, quantity, hours, rate, total }: PageInvoiceLine["line"]): boolean {
  return !(from || to || item || quantity || hours || rate || total);
}

/** Rows that look like lines and aren't among them: more than a note or a sum is typed there. */
function rowsNotRead(table: HTMLTableElement, lines: readonly PageInvoiceLine[]): number {
  const rows = Array.from(table.tBodies).flatMap((body) => Array.from(body.rows));
  if (rows.length <= lines.length) return 0;
  const read = new Set<Element>(lines.map(({ row }) => row));
  return rows.filter((row) => !read.has(row) && isVisible(row) && fieldsOf(row) > 2).length;
}

function fieldsOf(row: HTMLTableRowElement): number {
  return Array.from(row.cells).filter((cell) => fieldControl(cell, false)).length;
}

/** Without these nobody can say what a line is for, or comes to. One of each group will do. */
const NEEDED: readonly (readonly [columns: readonly string[], words: string])[] = [
  [["item"], "Support Item"],
  [["quantity", "hours"], "Quantity"],
  [["rate"], "Rate"],
  [["lineTotal"], "Total"],
];

function missingColumns(missing: readonly string[]): string[] {
  return NEEDED.flatMap(([columns, words]) =>
    columns.every((column) => missing.includes(column)) ? words : [],
  );
}

/** Boxes of an invoice's head; a form with more of them has lines in it. */
const MOST_HEAD_FIELDS = 14;

function whyNotFound(doc: Document, profile: InvoiceProfile): Problem | undefined {
  const shape = profile.tables.invoiceLines;
  for (const element of doc.querySelectorAll("table")) {
    if (element.closest(ASIDE)) continue;
    const rows = Array.from(element.rows).filter(isVisible);
    const known = Object.keys(shape.columns).length - readTableRows(element, shape).missing.length;
    if (rows.some((row) => fieldsOf(row) > 2) || (known > 2 && rows.length > 1))
      return columnsUnknown(headingsOf(element));
  }
  const fields = Array.from(doc.querySelectorAll<Control>("input,select,textarea")).filter(
    (control) => !control.closest(ASIDE) && isField(control),
  ).length;
  const isGrid = doc.querySelector("[role=grid] [role=row],[role=table] [role=row]") !== null;
  // A captured invoice has its lines, where one that is typed may have none yet.
  const titles = profile.pages["streamline-review"].headings ?? [];
  const isCaptured = fields === 0 && startsWithSpelling(mainHeading(doc)?.textContent, titles);
  return isGrid || isCaptured || fields > MOST_HEAD_FIELDS ? LINES_NOT_FOUND : undefined;
}

const ASIDE = "nav,header,dialog,[role=navigation],[role=search]";

function headingsOf({ tHead, rows }: HTMLTableElement): string[] {
  const cells = Array.from(tHead?.rows[0]?.cells ?? rows[0]?.cells ?? []);
  return cells.flatMap((cell) => (cell.tagName === "TH" && visibleText(cell)) || []).slice(0, 12);
}

const CHECK_YOURSELF = "Check the invoice yourself before you save it.";

const LINES_NOT_FOUND: Problem = {
  code: "lines-not-found",
  what: "Planbridge can't read this page's lines: it finds no table with service dates and categories.",
  remedy: CHECK_YOURSELF,
};

function columnsUnknown(headings: readonly string[]): Problem {
  const named = headings.length > 0 ? `: ${headings.map((each) => `“${each}”`).join(", ")}` : "";
  return {
    code: "line-columns-unknown",
    what: `Planbridge can't read this page's lines: it doesn't know their columns${named}.`,
    remedy: CHECK_YOURSELF,
  };
}

function columnsNotShown(columns: readonly string[]): Problem {
  return {
    code: "line-columns-not-shown",
    what: `Planbridge finds no column for ${columns.join(", ")} on this page, so what depends on it wasn't checked.`,
    remedy: CHECK_YOURSELF,
  };
}

function rowsUnread(count: number): Problem {
  return {
    code: "lines-unreadable",
    what: `Planbridge can't read ${count} of this page's lines.`,
    remedy: CHECK_YOURSELF,
  };
}
