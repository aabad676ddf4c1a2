import { formatCount } from "../../core/count.ts";
import type { Problem } from "../../core/problem.ts";
import { type Locality, type Mmm, tidyPostcode } from "../../domain/profile/geography/locality.ts";
import { type LeftOutLocality, mergeLocalities } from "../../domain/profile/geography/locality-table.ts";
import { fileFault, type FileKind, MAX_FILE_BYTES, readSheets } from "../read-sheets.ts";
import { type Cell, cellAsText, type Sheet } from "../sheet.ts";
import {
  columnName,
  FIELDS,
  findLocalityColumns,
  type LocalityColumns,
  missingLocalityColumns,
} from "./locality-columns.ts";

/** A file of postcodes, read and not stored yet. */
export interface LocalityFile {
  fileName: string;
  localities: readonly Locality[];
  /** Rows that can't be taken, or tell something that another row tells differently. */
  leftOut: readonly LeftOutLocality[];
}

/** Australia has about 16,000 suburbs and localities. */
const MAX_ROWS = 100_000;

const KIND: FileKind = { code: "postcode-file", name: "postcode table" };

/** Longer texts are no names. */
const MAX_TEXT = 100;

/**
 * Reads a table of postcodes with their suburb, MMM, PHN and LGA (F180, F181): CSV or a workbook (.xlsx), of which the first
 * sheet with the headings counts. A `Problem` where it isn't such a table or a column is missing: nothing of it is taken then.
 */
export async function openLocalityFile(file: Blob, fileName: string): Promise<LocalityFile | Problem> {
  // A film that was chosen by mistake isn't read into memory.
  if (file.size > MAX_FILE_BYTES) return fileFault("too-large", KIND);
  const sheets = await readSheets(new Uint8Array(await file.arrayBuffer()), KIND);
  if ("code" in sheets) return sheets;
  const found = sheets.flatMap((sheet) => {
    const columns = findLocalityColumns(sheet);
    return columns ? [{ sheet, columns }] : [];
  });
  const [first] = found;
  if (!first) return noHeadings;
  const missing = missingLocalityColumns(first.columns);
  if (missing.length > 0) return columnsMissing(missing, first.sheet, first.columns);
  if (first.sheet.rows.length > MAX_ROWS) return tooMany(first.sheet.rows.length);
  const { rows, leftOut } = readRows(first.sheet, first.columns);
  const { localities, disagreeing } = mergeLocalities(rows);
  if (localities.length === 0) return noRows;
  return {
    fileName,
    localities,
    leftOut: [...leftOut, ...disagreeing].toSorted((a, b) => a.row - b.row),
  };
}

function readRows({ rows }: Sheet, { header, fields }: LocalityColumns) {
  const read: (Locality & { row: number })[] = [];
  const leftOut: LeftOutLocality[] = [];
  for (let at = header + 1; at < rows.length; at += 1) {
    const cells = rows[at] ?? [];
    const texts = FIELDS.map((field) => textAt(cells, fields[field]));
    if (texts.every((text) => text === "")) continue;
    const [written = "", suburb = "", told = "", phn = "", lga = ""] = texts;
    const row = at + 1;
    const postcode = tidyPostcode(written);
    const mmm = readMmm(told);
    const long = texts.findIndex((text) => text.length > MAX_TEXT);
    if (postcode === null) leftOut.push({ row, what: `“${short(written)}” is no postcode.` });
    else if (suburb === "") leftOut.push({ row, what: `Postcode ${postcode} has no suburb.` });
    else if (long >= 0)
      leftOut.push({ row, what: `Its ${columnName(FIELDS[long] ?? "suburb")} is too long.` });
    else if (mmm === undefined)
      leftOut.push({ row, what: `“${short(told)}” is no MMM: it goes from 1 to 7.` });
    else read.push({ row, postcode, suburb, mmm, phn: phn || null, lga: lga || null });
  }
  return { rows: read, leftOut };
}

function textAt(cells: readonly Cell[], place: number | undefined): string {
  return place === undefined ? "" : cellAsText(cells[place]);
}

/** `6`, `MM 6`, `MMM6`. Nothing told is `null`; anything else isn't understood. */
function readMmm(text: string): Mmm | null | undefined {
  if (text === "" || text === "-") return null;
  const digit = /^(?:mm+\s*)?([1-7])(?:\.0+)?$/i.exec(text)?.[1];
  return digit === undefined ? undefined : (Number(digit) as Mmm);
}

function short(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

const NAMES = FIELDS.map(columnName).join(", ");

const noHeadings: Problem = {
  code: "postcode-file-headings",
  what: "The file has no row of headings with Postcode and Suburb.",
  remedy: `Choose a CSV or Excel file with these columns: ${NAMES}. Nothing was imported.`,
};

const noRows: Problem = {
  code: "postcode-file-no-rows",
  what: "The file has the headings of a postcode table, and no row below them that can be read.",
  remedy: "Choose another file. Nothing was imported.",
};

function columnsMissing(missing: readonly string[], sheet: Sheet, { header }: LocalityColumns): Problem {
  const headings = (sheet.rows[header] ?? []).map(cellAsText).filter(Boolean).slice(0, 30);
  return {
    code: "postcode-file-columns",
    what: `Missing ${missing.length === 1 ? "column" : "columns"}: ${missing.join(", ")}. Row ${header + 1} has: ${headings.join(", ")}.`,
    remedy: `The table needs these columns: ${NAMES}. Name them so, and choose the file again. Nothing was imported.`,
  };
}

function tooMany(count: number): Problem {
  return {
    code: "postcode-file-too-many",
    what: `The file has ${formatCount(count)} rows. Australia has about ${formatCount(16_000)} suburbs.`,
    remedy: "Choose a table of postcodes and suburbs. Nothing was imported.",
  };
}
