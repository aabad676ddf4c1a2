import type { Sheet } from "hucre/xlsx";
import Papa from "papaparse";
import { writeDate } from "../read/date-cell.ts";
import { type DateForm, recogniseLayout } from "./layouts.ts";

type Cell = Sheet["rows"][number][number];

/** A sheet of a workbook, with the place of its column names. */
export interface SheetToRead {
  name: string;
  header: string[];
  /** Rows above the column names. */
  above: number;
  /** Rows below them, up to the last that holds something. */
  rows: number;
  sheet: Sheet;
}

/** Fewer cells with text are a title. */
const MIN_NAMES = 3;

/** Where a sheet's column names stand: in its first row with some. A sheet without such a row has no rows. */
export function sheetToRead(sheet: Sheet): SheetToRead {
  const above = sheet.rows.findIndex((row) => row.filter(isText).length >= MIN_NAMES);
  const names = sheet.rows[above] ?? [];
  const last = sheet.rows.findLastIndex((row) => row.some((cell) => !isEmpty(cell)));
  const width = names.findLastIndex((cell) => !isEmpty(cell)) + 1;
  return {
    name: sheet.name,
    header: names.slice(0, width).map((cell) => cellText(cell, "DD/MM/YYYY").trim()),
    above: Math.max(0, above),
    rows: above < 0 ? 0 : last - above,
    sheet,
  };
}

/** The column names and the rows below them as CSV, days written as the import of these columns reads them. */
export function sheetText({ header, above, rows, sheet }: SheetToRead): string {
  const { dates } = recogniseLayout(header).layout;
  const texts = Array.from({ length: rows }, (_, at) => {
    const row = above + 1 + at;
    const cells = sheet.rows[row] ?? [];
    const width = Math.max(header.length, cells.findLastIndex((cell) => !isEmpty(cell)) + 1);
    return Array.from({ length: width }, (_cell, column) => {
      const cell = cells[column];
      return isEmpty(cell) ? formulaWithoutValue(sheet, row, column) : cellText(cell, dates);
    });
  });
  return Papa.unparse([header, ...texts], { newline: "\r\n" });
}

/** A formula whose value the workbook doesn't hold: shown as it is written, as nobody knows what it comes to. Else nothing. */
function formulaWithoutValue({ cells }: Sheet, row: number, column: number): string {
  const formula = cells?.get(`${row},${column}`)?.formula;
  return formula === undefined ? "" : `=${formula}`;
}

const DAY_MS = 86_400_000;

/** What a person sees in a cell, as far as the file tells: without the way in which its numbers are formatted. */
function cellText(cell: Cell | undefined, dates: DateForm): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return dateText(cell, dates);
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return typeof cell === "number" ? numberText(cell) : cell;
}

function dateText(date: Date, dates: DateForm): string {
  if (Number.isNaN(date.getTime())) return "#VALUE!";
  const [day = "", time = ""] = date.toISOString().split("T");
  const text = writeDate(day, dates);
  return date.getTime() % DAY_MS === 0 ? text : `${text} ${time.slice(0, 5)}`;
}

/** Spreadsheets hold 70.23 as 70.230000000000004, and show 15 digits. Cents are written with two. */
function numberText(value: number): string {
  const shown = Number(value.toPrecision(15));
  return Number.isInteger(shown) || !Number.isInteger(Number((shown * 100).toPrecision(15)))
    ? String(shown)
    : shown.toFixed(2);
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || cell === "";
}

function isText(cell: Cell): boolean {
  return typeof cell === "string" && cell.trim() !== "";
}
