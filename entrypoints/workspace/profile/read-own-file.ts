import Papa from "papaparse";
import type { Problem } from "../../../lib/core/problem.ts";
import { isSpreadsheetFormula } from "../../../lib/invoice-files/parse/spreadsheet-formula.ts";

const MAX_BYTES = 5 * 1024 * 1024;

/** All cells of a CSV file, the header's first; or why it can't be read. */
export async function readOwnFile(file: Blob): Promise<{ lines: string[][] } | { problem: Problem }> {
  if (file.size > MAX_BYTES) return { problem: TOO_LARGE };
  const text = decode(await file.arrayBuffer());
  if (text.includes("\0")) return { problem: NOT_TEXT };
  const { data } = Papa.parse<string[]>(text);
  return { lines: data.map((line) => line.map(withoutMark)) };
}

/** What a spreadsheet would run was made text when the file was saved: it is what it was. */
function withoutMark(cell: string): string {
  return cell.startsWith("'") && isSpreadsheetFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

/** UTF-8; Windows-1252, as an older Excel saves it, only where it can't be. A byte order mark is passed over. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const TOO_LARGE: Problem = {
  code: "profile-file-too-large",
  what: "The file is larger than 5 MB.",
  remedy: "Split it into several files, each with the header.",
};
const NOT_TEXT: Problem = {
  code: "profile-file-not-text",
  what: "This isn't a CSV file.",
  remedy: "Save it in Excel as CSV UTF-8, and choose that file.",
};
