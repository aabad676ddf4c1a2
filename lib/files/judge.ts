import type { IsoDate } from "../ndis/calendar-date.ts";
import type { InvoiceContext } from "../ndis/invoice/context.ts";
import type { Finding } from "../ndis/invoice/finding.ts";
import type { Invoice } from "../ndis/invoice/line.ts";
import { formatMoney } from "../ndis/money.ts";
import { writeDate } from "./cells.ts";
import type { RowFinding } from "./finding.ts";
import type { FileField, Layout } from "./layouts.ts";
import type { ReadRow, RowReader } from "./read-row.ts";

export interface JudgeDeps {
  /** The rules for one invoice. */
  check: (invoice: Invoice, context: InvoiceContext) => Finding[];
  today: IsoDate;
}

/** Every row's findings: how its cells are written, and what the rules say of its invoice. */
export function judge(
  rows: readonly ReadRow[],
  context: InvoiceContext | undefined,
  reader: RowReader,
  { check, today }: JudgeDeps,
): (readonly RowFinding[])[] {
  const [first] = rows;
  const found = rows.map(({ findings }) => findings);
  if (!first || first.key.startsWith("blank ")) return found;
  const say = (at: number, finding: RowFinding) => {
    found[at] = [...(found[at] ?? []), finding];
  };
  if (rows.length > 1) disagreements(rows, reader, say);
  const isStranger = !isOfClient(context);
  if (isStranger && first.invoice.ndisNumber) say(0, unknownClient(first.invoice.ndisNumber, reader));
  const invoice: Invoice = { ...first.invoice, lines: rows.map(({ line }) => line) };
  for (const finding of check(invoice, context ?? { today })) {
    // What the rules lack of a stranger was said above, once.
    if (isStranger && finding.code.startsWith("unknown-")) continue;
    const at = rows.findIndex(({ line }) => line.id === finding.lineId);
    const place = Math.max(at, 0);
    const said = ofRow(finding, reader, found[place] ?? []);
    if (said) say(place, said);
  }
  return found;
}

/** `null` where it only repeats what was said of the cell, or asks for what the file has no column for. */
function ofRow(
  finding: Finding,
  { layout, columns }: RowReader,
  row: readonly RowFinding[],
): RowFinding | null {
  const { code, what, remedy, source, careview, field, fix, setting, refusedBy, empty } = finding;
  const column = columnOf(columns, field);
  if (empty && column === -1) return null;
  const cells = DAY.has(field) ? [column, columns.indexOf("delivered")] : [column];
  if (row.some((other) => other.severity === "block" && cells.includes(other.column ?? NO_CELL))) return null;
  const refused = layout.id === "careview" && (refusedBy?.includes("bulk-import") ?? false);
  return {
    code,
    severity: refused ? "block" : finding.severity,
    what,
    remedy,
    source,
    ...(column === -1 ? {} : { column }),
    ...(careview ? { careview } : {}),
    ...(setting ? { setting } : {}),
    ...(fix?.kind === "set" && fix.field === field ? { put: written(fix.value, layout) } : {}),
  };
}

/** Public holidays and the state to assume are known of everybody. */
function isOfClient(context: InvoiceContext | undefined): boolean {
  return context?.source !== undefined || context?.budgets !== undefined || context?.contract !== undefined;
}

const DAY: ReadonlySet<FileField> = new Set<FileField>(["from", "to"]);
const NO_CELL = -2;

function written(value: string, { dates }: Layout): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? writeDate(value, dates) : value;
}

/** A service of one day stands in a column of its own. */
function columnOf(columns: RowReader["columns"], field: FileField): number {
  const column = columns.indexOf(field);
  return column === -1 && (field === "from" || field === "to") ? columns.indexOf("delivered") : column;
}

const REPEATED = ["date", "total", "provider", "clientName"] as const;

/** What all rows of an invoice repeat has to be the same in each. */
function disagreements(
  rows: readonly ReadRow[],
  { columns }: RowReader,
  say: (at: number, finding: RowFinding) => void,
): void {
  const [first] = rows as [ReadRow];
  for (let at = 1; at < rows.length; at += 1) {
    const { invoice } = rows[at] as ReadRow;
    for (const field of REPEATED) {
      const here = invoice[field];
      const there = first.invoice[field];
      if (here === there || here === undefined || there === undefined) continue;
      const shown = typeof there === "number" ? formatMoney(there) : there;
      say(at, {
        code: "rows-disagree",
        severity: field === "date" || field === "total" ? "block" : "warn",
        what: `Row ${rowNumber(first.row)} of the same invoice says ${shown} here.`,
        remedy: "All lines of an invoice repeat the same. A different invoice needs a number of its own.",
        source: "file",
        column: columns.indexOf(field),
      });
    }
  }
}

function unknownClient(ndisNumber: string, { columns }: RowReader): RowFinding {
  return {
    code: "client-unknown",
    severity: "note",
    what: `No plan of ${ndisNumber} has been retrieved, so its dates and budgets weren't checked.`,
    remedy: "Check the NDIS number, or sync the client and check the file again.",
    source: "file",
    column: columns.indexOf("ndisNumber"),
  };
}

/** As a spreadsheet counts: the header is row 1. */
export function rowNumber(row: number): number {
  return row + 2;
}
