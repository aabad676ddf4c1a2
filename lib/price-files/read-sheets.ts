import { readXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import type { Problem } from "../core/problem.ts";
import type { Sheet } from "./sheet.ts";

/** The NDIA's files have 130 kB. */
export const MAX_PRICE_FILE_BYTES = 20 * 1024 * 1024;

/** The sheets of a workbook, or the rows of a CSV file as one sheet. */
export async function readSheets(bytes: Uint8Array<ArrayBuffer>): Promise<readonly Sheet[] | Problem> {
  if (bytes.length === 0) return EMPTY;
  if (bytes.length > MAX_PRICE_FILE_BYTES) return tooLarge;
  if (isZip(bytes)) return readWorkbook(bytes);
  if (startsWith(bytes, OLD_EXCEL)) return OLD_WORKBOOK;
  if (startsWith(bytes, PDF)) return PDF_FILE;
  const text = decode(bytes);
  return text.includes("\0") ? NOT_A_LIST : readCsv(text);
}

async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<readonly Sheet[] | Problem> {
  try {
    const { sheets } = await readXlsx(bytes);
    return sheets.map(({ name, rows }) => ({ name, rows }));
  } catch {
    // Its own words would name the file's parts, which nobody can mend.
    return DAMAGED;
  }
}

function readCsv(text: string): readonly Sheet[] {
  return [{ name: "CSV", rows: Papa.parse<string[]>(text).data }];
}

/** By its byte order mark; else UTF-8, and Windows-1252 only where it can't be. */
function decode(bytes: Uint8Array<ArrayBuffer>): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, at) => bytes[at] === byte);
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
}

const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];

const EMPTY: Problem = {
  code: "price-file-empty",
  what: "The file is empty.",
  remedy: "Download the price list again from the NDIA's website and choose that file.",
};

export const tooLarge: Problem = {
  code: "price-file-too-large",
  what: "The file is larger than 20 MB. The NDIA's price lists have less than 1 MB.",
  remedy: "Choose the price list as you downloaded it.",
};

const OLD_WORKBOOK: Problem = {
  code: "price-file-old-excel",
  what: "This is a workbook of an older Excel, or one with a password.",
  remedy: "Open it in Excel, choose Save As, and pick Excel Workbook (.xlsx) without a password.",
};

const PDF_FILE: Problem = {
  code: "price-file-pdf",
  what: "This is a PDF.",
  remedy: "Choose the price list that the NDIA publishes as an Excel or CSV file.",
};

const DAMAGED: Problem = {
  code: "price-file-damaged",
  what: "The file can't be read as an Excel workbook.",
  remedy: "Download it again from the NDIA's website, or save it in Excel as CSV and choose that file.",
};

const NOT_A_LIST: Problem = {
  code: "price-file-not-text",
  what: "This is neither an Excel workbook nor a CSV file.",
  remedy: "Choose the price list that the NDIA publishes as an Excel or CSV file.",
};
