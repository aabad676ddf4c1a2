import type { CellFault } from "./cell-result.ts";
import type { RowChunk } from "../parse/encoding.ts";
import type { RowFinding } from "./file-finding.ts";
import type { RowReader } from "./row-reader.ts";
import { cellText } from "../parse/row-text.ts";
import { type QuoteFault, type ScannedFault, type ScannedRow, unquote } from "../parse/scan.ts";

const FILE = { source: "file" };

export const MISSING_CELLS: RowFinding = {
  ...FILE,
  code: "missing-value",
  severity: "block",
  what: "This cell is empty, and the import needs it.",
  remedy: "Enter it from the invoice.",
};

export const BLANK_ROW: RowFinding = {
  ...FILE,
  code: "blank-row",
  severity: "note",
  what: "The row is empty. It isn't an invoice line.",
  remedy: "No action is needed: it isn't checked, and a row of separators isn't saved to clean.csv.",
};

export function cellFinding(fault: CellFault, column: number): RowFinding {
  return { ...FILE, ...fault, column };
}

/** What is wrong with a row's quotes and with its number of cells. */
export function rowStructureFindings(
  { header, separator }: RowReader,
  chunk: RowChunk,
  scanned: ScannedRow,
  edited: ReadonlyMap<number, string> | undefined,
): RowFinding[] {
  const { count, faults = [], joined } = scanned;
  const findings = faults
    // Other text in the cell has its own quotes, where it needs any.
    .filter(({ cell }) => !edited?.has(cell))
    .slice(0, MAX_FAULTS)
    .map((fault) => quoteFinding(fault, cellText(chunk, scanned, fault.cell).text, separator));
  const lines = joined ? " A quote joins several lines of the file into it." : "";
  const reach = Math.max(count, ...Array.from(edited?.keys() ?? [], (column) => column + 1));
  if (reach < header.length) {
    findings.push({
      ...FILE,
      code: "columns-missing",
      severity: "block",
      what: `The row has ${reach} of ${header.length} columns.${lines}`,
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
      what: `The row has ${count} columns, the header has ${header.length}.${lines}`,
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

/** Faults of one row that are named. */
const MAX_FAULTS = 20;

function quoteFinding({ kind, cell }: ScannedFault, raw: string, separator: string): RowFinding {
  const isBeside = kind === "before" || kind === "after";
  const replacement = isBeside ? unquote(raw, separator) : kind === "stray" ? raw.trim() : undefined;
  return {
    ...FILE,
    severity: "block",
    ...(isBeside
      ? { code: "quote-space", ...describeBeside(kind, raw) }
      : { code: `quote-${kind}`, ...describeQuoteFault(kind) }),
    column: cell,
    ...(replacement !== undefined && replacement.length <= MAX_REPLACEMENT_LENGTH ? { replacement } : {}),
  };
}

/** Letters of a text that is offered in place of a cell's. */
const MAX_REPLACEMENT_LENGTH = 1000;

/** Names what stands beside the quotes, as it can't be seen. */
function describeBeside(kind: "before" | "after", raw: string): Pick<RowFinding, "what" | "remedy"> {
  const name = nameOf(kind === "before" ? raw.charAt(0) : raw.charAt(raw.lastIndexOf('"') + 1));
  const place = kind === "before" ? "before the quote that opens" : "after the quote that closes";
  return {
    what: `There is ${name} ${place} this cell.`,
    remedy: "Remove it: an import may read the quotes as letters, and split the cell at its separators.",
  };
}

function nameOf(letter: string): string {
  if (letter === " ") return "a space";
  if (letter === "\t") return "a tab";
  return letter === "\u00a0" ? "a non-breaking space" : "an invisible character";
}

export function describeQuoteFault(kind: QuoteFault): Pick<RowFinding, "what" | "remedy"> {
  if (kind === "before" || kind === "after")
    return {
      what: `There is a space, or an invisible character, ${kind} the quotes of this cell.`,
      remedy: "Remove it: an import may read the quotes as letters.",
    };
  return {
    what:
      kind === "unclosed"
        ? "A quote opens here and is never closed."
        : "There is text after the quote that closes this cell.",
    remedy: "Close the quote, or double a quote that is part of the text. The other rows were still read.",
  };
}

export function undecodableBytesFinding({ header }: RowReader, column: number): RowFinding {
  return {
    ...FILE,
    code: "not-utf-8",
    severity: "note",
    what: `${header[column] || "This cell"} has letters that aren't UTF-8; they were read as windows-1252.`,
    remedy: "Check the letters with accents. Saving as CSV UTF-8 avoids it.",
    column,
  };
}
