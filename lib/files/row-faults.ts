import type { Fault } from "./cells.ts";
import type { RowFinding } from "./finding.ts";
import type { RowReader } from "./read-row.ts";
import type { QuoteFault, ScannedRow } from "./scan.ts";

const FILE = { source: "file" };

export const MISSING: RowFinding = {
  ...FILE,
  code: "missing-value",
  severity: "block",
  what: "This cell is empty, and the import needs it.",
  remedy: "Take it from the invoice.",
};

export const BLANK: RowFinding = {
  ...FILE,
  code: "blank-row",
  severity: "note",
  what: "The row is empty.",
  remedy: "Nothing has to be done.",
};

export function cellFinding(fault: Fault, column: number): RowFinding {
  return { ...FILE, ...fault, column };
}

/** What is wrong with a row's quotes and with its number of cells. */
export function structure(
  { header }: RowReader,
  scanned: ScannedRow,
  edited: ReadonlyMap<number, string> | undefined,
): RowFinding[] {
  const { count, fault } = scanned;
  const findings: RowFinding[] = [];
  if (fault) findings.push(quoteFinding(fault));
  const reach = Math.max(count, ...Array.from(edited?.keys() ?? [], (column) => column + 1));
  if (reach < header.length) {
    findings.push({
      ...FILE,
      code: "columns-missing",
      severity: "block",
      what: `The row has ${reach} of ${header.length} columns.`,
      remedy: "Compare it with the header: a separator may be missing.",
      column: reach,
    });
  }
  if (count > header.length && isBlankAfter(scanned, header.length)) {
    findings.push({
      ...FILE,
      code: "columns-blank",
      severity: "warn",
      what: `The row goes on after the last heading, with ${count - header.length} empty columns.`,
      remedy: "Delete the columns to the right of the last heading.",
      column: header.length,
    });
  } else if (count > header.length) {
    findings.push({
      ...FILE,
      code: "columns-extra",
      severity: "block",
      what: `The row has ${count} columns, the header has ${header.length}.`,
      remedy: "A comma inside a cell, as in 1,234.00, needs quotes around the cell.",
      column: header.length,
    });
  }
  return findings;
}

/** Spreadsheets write them where something stood once. */
function isBlankAfter({ cells, count }: ScannedRow, column: number): boolean {
  for (let at = column; at < count; at += 1) if (cells[2 * at] !== cells[2 * at + 1]) return false;
  return true;
}

function quoteFinding({ kind, cell }: NonNullable<ScannedRow["fault"]>): RowFinding {
  return { ...FILE, code: `quote-${kind}`, severity: "block", ...quoteWords(kind), column: cell };
}

export function quoteWords(kind: QuoteFault): Pick<RowFinding, "what" | "remedy"> {
  return {
    what:
      kind === "unclosed"
        ? "A quote opens here and is never closed."
        : "There is text after the quote that closes this cell.",
    remedy: "Close the quote, or double a quote that is part of the text. The other rows were still read.",
  };
}

export function oddBytes({ header }: RowReader, column: number): RowFinding {
  return {
    ...FILE,
    code: "not-utf-8",
    severity: "note",
    what: `${header[column] || "This cell"} has letters that aren't UTF-8; they were read as windows-1252.`,
    remedy: "Look at the letters with accents. Saving as CSV UTF-8 avoids it.",
    column,
  };
}
