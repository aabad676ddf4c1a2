import { readXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import type { Problem } from "../core/problem.ts";
import type { Sheet } from "./sheet.ts";

/** The NDIA's files have 130 kB, a table of all postcodes 1 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** The sheets of a workbook, or the rows of a CSV file as one sheet. */
export async function readSheets(
  bytes: Uint8Array<ArrayBuffer>,
  kind: FileKind,
): Promise<readonly Sheet[] | Problem> {
  if (bytes.length === 0) return fileFault("empty", kind);
  if (bytes.length > MAX_FILE_BYTES) return fileFault("too-large", kind);
  if (isZip(bytes)) return readWorkbook(bytes, kind);
  if (startsWith(bytes, OLD_EXCEL)) return fileFault("old-excel", kind);
  if (startsWith(bytes, PDF)) return fileFault("pdf", kind);
  const text = decode(bytes);
  return text.includes("\0") ? fileFault("not-text", kind) : readCsv(text);
}

async function readWorkbook(
  bytes: Uint8Array<ArrayBuffer>,
  kind: FileKind,
): Promise<readonly Sheet[] | Problem> {
  try {
    const { sheets } = await readXlsx(bytes);
    return sheets.map(({ name, rows }) => ({ name, rows }));
  } catch {
    // Its own words would name the file's parts, which nobody can mend.
    return fileFault("damaged", kind);
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

/** What kind of file somebody chose, for what is said of it. */
export interface FileKind {
  /** What the codes of its problems begin with. */
  code: string;
  /** `price list`. */
  name: string;
}

export const PRICE_LIST: FileKind = { code: "price-file", name: "price list" };

type Fault = "empty" | "too-large" | "old-excel" | "pdf" | "damaged" | "not-text";

const FAULTS: Readonly<Record<Fault, (name: string) => Omit<Problem, "code">>> = {
  empty: (name) => ({
    what: "The file is empty.",
    remedy: `Download the ${name} again and choose that file.`,
  }),
  "too-large": (name) => ({
    what: `The file is larger than 20 MB. No ${name} is that large.`,
    remedy: `Choose the ${name} as you downloaded it.`,
  }),
  "old-excel": () => ({
    what: "This is a workbook of an older Excel, or one with a password.",
    remedy: "Open it in Excel, choose Save As, and pick Excel Workbook (.xlsx) without a password.",
  }),
  pdf: (name) => ({
    what: "This is a PDF.",
    remedy: `Choose the ${name} as an Excel or CSV file.`,
  }),
  damaged: () => ({
    what: "The file can't be read as an Excel workbook.",
    remedy: "Download it again, or save it in Excel as CSV and choose that file.",
  }),
  "not-text": (name) => ({
    what: "This is neither an Excel workbook nor a CSV file.",
    remedy: `Choose the ${name} as an Excel or CSV file.`,
  }),
};

/** Why a file isn't read. */
export function fileFault(fault: Fault, { code, name }: FileKind): Problem {
  return { code: `${code}-${fault}`, ...FAULTS[fault](name) };
}
