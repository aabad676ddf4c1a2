import { readXlsx } from "hucre/xlsx";
import type { Problem } from "../../core/problem.ts";
import type { FileNote } from "../read/file-finding.ts";
import { type SheetToRead, sheetText, sheetToRead } from "./workbook-sheet.ts";
import { recogniseLayout } from "./layouts.ts";
import { workbookNotes } from "./workbook-notes.ts";

/** A sheet that somebody may choose, and how many rows it has below its column names. */
export interface SheetChoice {
  name: string;
  rows: number;
}

/** A workbook's rows as CSV, with what is to be said of how they were read; or the sheets that somebody has to choose from. */
export type OpenedWorkbook = { csv: Blob; notes: FileNote[]; sheet: string } | { sheets: SheetChoice[] };

/** A workbook is read as a whole, unlike a CSV file. */
const MAX_WORKBOOK_BYTES = 40 * 1024 * 1024;

/**
 * The invoice lines of an Excel workbook (.xlsx) as the CSV that a check reads. `chosen`: the name of the sheet to read; `null`: the
 * one whose column names are those of a known import, or the only one that has rows.
 */
export async function openWorkbook(blob: Blob, chosen: string | null): Promise<OpenedWorkbook | Problem> {
  if (blob.size > MAX_WORKBOOK_BYTES) return TOO_LARGE;
  const sheets = await readSheets(blob);
  if ("code" in sheets) return sheets;
  const withRows = sheets.filter(({ rows }) => rows > 0);
  const known = withRows.filter(({ header }) => recogniseLayout(header).layout.id !== "other");
  const named = withRows.find(({ name }) => name === chosen);
  const only = known.length === 1 ? known[0] : withRows.length === 1 ? withRows[0] : undefined;
  const sheet = named ?? only;
  if (withRows.length === 0) return NO_ROWS;
  if (!sheet) return { sheets: withRows.map(({ name, rows }) => ({ name, rows })) };
  const others = withRows.filter((each) => each !== sheet);
  return {
    csv: new Blob([sheetText(sheet)], { type: "text/csv" }),
    notes: workbookNotes(sheet, others),
    sheet: sheet.name,
  };
}

async function readSheets(blob: Blob): Promise<SheetToRead[] | Problem> {
  try {
    const { sheets } = await readXlsx(new Uint8Array(await blob.arrayBuffer()));
    return sheets.filter(({ hidden, veryHidden }) => !hidden && !veryHidden).map(sheetToRead);
  } catch {
    // Its own words would name the file's parts, which nobody can mend.
    return DAMAGED;
  }
}

const SAVE_AS_CSV = "Open it in Excel, choose Save As, and pick CSV UTF-8. Then choose that file.";

const TOO_LARGE: Problem = {
  code: "workbook-too-large",
  what: "The workbook is larger than 40 MB.",
  remedy: SAVE_AS_CSV,
};

const NO_ROWS: Problem = {
  code: "workbook-empty",
  what: "No sheet of this workbook has column names with rows below them.",
  remedy: "Choose a workbook with a header row and at least one invoice line.",
};

const DAMAGED: Problem = {
  code: "workbook-damaged",
  what: "The file can't be read as an Excel workbook. It may be damaged, or have a password.",
  remedy: SAVE_AS_CSV,
};
