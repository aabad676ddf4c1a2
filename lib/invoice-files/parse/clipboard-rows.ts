import type { Problem } from "../../core/problem.ts";
import { parsePastedRows, pastedTable } from "./pasted-rows.ts";

/** What a clipboard holds for a check: a file, rows as CSV, or why it has neither. */
export type Clipboard = { file: File } | { rows: string } | { problem: Problem };

/**
 * What to take of a clipboard. A file that was copied in a file manager counts first, although its name comes along as text.
 * Spreadsheets copy a picture of the cells beside their text: the text is meant.
 */
export function readClipboard(data: Pick<DataTransfer, "files" | "getData">): Clipboard {
  const chosen = oneFile([...data.files].filter(({ type }) => !type.startsWith("image/")));
  if (chosen) return chosen;
  const text = data.getData("text/plain");
  if (text.trim() !== "") return { rows: parsePastedRows(text) };
  const table = tableIn(data.getData("text/html"));
  if (table.length > 0) return { rows: pastedTable(table) };
  return { problem: data.files.length > 0 ? PICTURE : EMPTY };
}

/** The one file that was dropped or copied; `null`: there is none. */
export function oneFile(files: readonly File[]): Exclude<Clipboard, { rows: string }> | null {
  const [file, ...others] = files;
  if (!file) return null;
  return others.length === 0 ? { file } : { problem: severalFiles(files.length) };
}

/** Whether a text is rows rather than a word: several lines, the first with more than one cell. */
export function looksLikeRows(csv: string): boolean {
  const [first = "", second = ""] = csv.split(/\r\n|[\r\n]/, 2);
  return second.trim() !== "" && /[,;|\t]/.test(first);
}

/** The cells of the first table of a page, as text. */
function tableIn(html: string): string[][] {
  if (!/<table/i.test(html)) return [];
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  return Array.from(table?.rows ?? [], ({ cells }) =>
    // What a page's source breaks into lines is one line on the screen.
    Array.from(cells, ({ textContent }) => (textContent ?? "").replaceAll(/\s+/g, " ").trim()),
  );
}

const PICTURE: Problem = {
  code: "file-clipboard-picture",
  what: "The clipboard has a picture, not rows.",
  remedy: "Copy the cells in the spreadsheet, or choose the CSV file.",
};

const EMPTY: Problem = {
  code: "file-clipboard-empty",
  what: "The clipboard has no rows and no file.",
  remedy: "Copy the rows with the header row first, or copy the CSV file, and paste again.",
};

function severalFiles(count: number): Problem {
  return {
    code: "file-several",
    what: `You chose ${count} files. Check one file at a time.`,
    remedy: "Choose one file.",
  };
}
