import { type IsoDate, parseAustralianDate, parseIsoDate } from "../../../core/calendar-date.ts";
import type { Problem } from "../../../core/problem.ts";
import type { NamedParticipant } from "../own-change.ts";
import { foldText } from "../own-row.ts";
import { OWN_CSV_KINDS, type OwnCsvKind, REQUIRED_COLUMNS } from "./own-csv-columns.ts";

/** A row of a file. */
export interface OwnCsvRow {
  /** Its line, as a spreadsheet counts them: the header is line 1. */
  line: number;
  /** By the name of the column, folded. */
  cells: Readonly<Record<string, string>>;
}

/** A row and whom it is about. */
export interface RowOfParticipant {
  row: OwnCsvRow;
  participant: NamedParticipant;
}

/** A row that isn't stored, and why. */
export interface LeftOutRow {
  line: number;
  what: string;
}

/** More are imported in several files. */
const MAX_ROWS = 2_000;

/** With empty lines between them. */
export const MAX_CSV_LINES = 5_000;

/** The rows of a file by its header; or why it isn't a file of this kind. Empty lines are passed over. */
export function readOwnRows(
  kind: OwnCsvKind,
  lines: readonly (readonly string[])[],
): { rows: OwnCsvRow[] } | { problem: Problem } {
  return readNamedRows(OWN_CSV_KINDS[kind], REQUIRED_COLUMNS[kind], lines);
}

/**
 * The same of any file of profiles.
 * @param kind what it holds, such as `connections`
 * @param required the columns without which it can't be read
 */
export function readNamedRows(
  kind: string,
  required: readonly string[],
  lines: readonly (readonly string[])[],
): { rows: OwnCsvRow[] } | { problem: Problem } {
  const [header = [], ...rest] = lines;
  const names = header.map(foldText);
  const missing = required.filter((name) => !names.includes(foldText(name)));
  if (missing.length > 0) return { problem: columnsMissing(kind, missing) };
  const rows = rest.flatMap((cells, at): OwnCsvRow[] => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    const named = names.map((name, column): [string, string] => [name, cells[column]?.trim() ?? ""]);
    return [{ line: at + 2, cells: Object.fromEntries(named.filter(([name]) => name !== "")) }];
  });
  if (rows.length === 0) return { problem: NO_ROWS };
  return rows.length > MAX_ROWS || lines.length > MAX_CSV_LINES ? { problem: TOO_MANY } : { rows };
}

/** What stands in a column; empty where the file hasn't got it. */
export function cellOf({ cells }: OwnCsvRow, column: string): string {
  return cells[foldText(column)] ?? "";
}

/** A day as `2026-11-28` or `28/11/2026`; an empty text where the cell is empty. */
export function dayOf(row: OwnCsvRow, column: string): IsoDate | { what: string } {
  const text = cellOf(row, column);
  if (text === "") return "";
  return (
    parseIsoDate(text) ??
    parseAustralianDate(text) ?? { what: `“${text}” in ${column} isn't a day. Write it as 28/11/2026.` }
  );
}

/** The key whose word stands in a column. `null`: the cell is empty. */
export function choiceOf<Key extends string>(
  row: OwnCsvRow,
  column: string,
  words: Readonly<Record<Key, string>>,
): Key | null | { what: string } {
  const text = cellOf(row, column);
  if (text === "") return null;
  const keys = Object.keys(words) as Key[];
  const found = keys.find((key) => foldText(words[key]) === foldText(text));
  const known = keys.map((key) => words[key]).join(", ");
  return found ?? { what: `“${text}” in ${column} isn't one of ${known}.` };
}

/** Whether a cell says yes; empty and `No` don't. */
export function isYes(row: OwnCsvRow, column: string): boolean | { what: string } {
  const text = foldText(cellOf(row, column));
  if (YES.has(text)) return true;
  return NO.has(text) ? false : { what: `“${cellOf(row, column)}” in ${column} is neither Yes nor No.` };
}

const YES: ReadonlySet<string> = new Set(["yes", "y", "true", "1"]);
const NO: ReadonlySet<string> = new Set(["", "no", "n", "false", "0"]);

function columnsMissing(kind: string, missing: readonly string[]): Problem {
  return {
    code: "profile-file-columns",
    what: `This isn't a file of ${kind}: it has no column ${missing.join(", ")}.`,
    remedy: "Save one of Planbridge's own files, fill it in, and import that.",
  };
}

const NO_ROWS: Problem = {
  code: "profile-file-empty",
  what: "The file has no rows below its header.",
  remedy: "Fill in a row for each entry.",
};
const TOO_MANY: Problem = {
  code: "profile-file-too-many",
  what: `The file has more than ${MAX_ROWS} rows.`,
  remedy: "Split it into several files, each with the header.",
};
