import { formatCount } from "../../core/count.ts";
import type { Problem } from "../../core/problem.ts";
import type { Appointment, Schedule } from "../../domain/profile/crm-profile/crm-profile.ts";
import {
  APPOINTMENT_COLUMNS,
  MAX_IMPORTED,
  NUMBER_COLUMN,
  SCHEDULE_COLUMNS,
} from "../../domain/profile/crm-profile/planner-columns.ts";
import { fileFault, type FileKind, MAX_FILE_BYTES, readSheets } from "../read-sheets.ts";
import { type Cell, cellAsText, type Sheet } from "../sheet.ts";
import { type CellOf, type PlannerRow, readAppointmentRow, readScheduleRow } from "./planner-rows.ts";

/** A file of one participant's schedules or appointments, read and not stored yet. */
export interface PlannerFile {
  fileName: string;
  /** `null`: the file is of the other kind. */
  schedules: Schedule[] | null;
  appointments: Appointment[] | null;
  /** Rows that can't be taken, by the number that they have in the file. */
  leftOut: readonly { row: number; what: string }[];
  /** Rows of other participants. */
  others: number;
}

const KIND: FileKind = { code: "planner-file", name: "list of schedules or appointments" };

/**
 * Reads a file of schedules (F164) or appointments (F168) by the names of its columns: CSV or a workbook (.xlsx), of which the
 * first sheet with the headings counts. A `Problem` where it is neither, or nothing of it is this participant's.
 */
export async function openPlannerFile(
  file: Blob,
  fileName: string,
  ndisNumber: string,
): Promise<PlannerFile | Problem> {
  if (file.size > MAX_FILE_BYTES) return fileFault("too-large", KIND);
  const sheets = await readSheets(new Uint8Array(await file.arrayBuffer()), KIND);
  if ("code" in sheets) return sheets;
  for (const sheet of sheets) {
    const appointments = readRows(sheet, APPOINTMENT_COLUMNS, "start", readAppointmentRow, ndisNumber);
    if (appointments)
      return asFile(fileName, { schedules: null, appointments: appointments.rows }, appointments);
    const schedules = readRows(sheet, SCHEDULE_COLUMNS, "id", readScheduleRow, ndisNumber);
    if (schedules) return asFile(fileName, { schedules: schedules.rows, appointments: null }, schedules);
  }
  return NO_HEADINGS;
}

interface RowsRead<Row> {
  rows: Row[];
  leftOut: { row: number; what: string }[];
  others: number;
}

/** `undefined`: no row of the sheet is headed so. */
function readRows<Column extends string, Row>(
  { rows }: Sheet,
  columns: Readonly<Record<Column, string>>,
  needed: Column,
  read: (cell: CellOf<Column>) => PlannerRow<Row>,
  ndisNumber: string,
): RowsRead<Row> | undefined {
  const header = rows
    .slice(0, MAX_HEADER_ROW)
    .findIndex((row) => row.some((cell) => fold(cell) === fold(columns[needed])));
  if (header < 0) return undefined;
  const headings = (rows[header] ?? []).map(fold);
  const place = (name: string) => headings.indexOf(fold(name));
  const found: RowsRead<Row> = { rows: [], leftOut: [], others: 0 };
  const numberAt = place(NUMBER_COLUMN);
  for (const [at, cells] of rows.entries()) {
    if (at <= header || cells.every((cell) => cellAsText(cell) === "")) continue;
    if (numberAt >= 0 && cellAsText(cells[numberAt]).replaceAll(/\D/g, "") !== ndisNumber) {
      found.others += 1;
      continue;
    }
    const result = read((column) => {
      const position = place(columns[column]);
      return position < 0 ? undefined : (cells[position] ?? "");
    });
    if ("row" in result) found.rows.push(result.row);
    else found.leftOut.push({ row: at + 1, what: result.fault });
  }
  return found;
}

/** Title rows may stand above the headings. */
const MAX_HEADER_ROW = 40;

function fold(cell: Cell | string): string {
  return cellAsText(cell)
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, " ")
    .trim();
}

function asFile(
  fileName: string,
  kinds: Pick<PlannerFile, "schedules" | "appointments">,
  { rows, leftOut, others }: RowsRead<unknown>,
): PlannerFile | Problem {
  if (rows.length > MAX_IMPORTED) return tooMany(rows.length);
  if (rows.length === 0) return noRows(leftOut[0], others);
  return { fileName, ...kinds, leftOut, others };
}

const NO_HEADINGS: Problem = {
  code: "planner-file-headings",
  what: `The file has no column ${APPOINTMENT_COLUMNS.start} and none ${SCHEDULE_COLUMNS.id}.`,
  remedy: `For appointments name the columns ${Object.values(APPOINTMENT_COLUMNS).join(", ")}. For schedules name them ${Object.values(SCHEDULE_COLUMNS).join(", ")}. Nothing was imported.`,
};

function noRows(first: { row: number; what: string } | undefined, others: number): Problem {
  const why = first
    ? `Row ${first.row}: ${first.what}`
    : others > 0
      ? `Its ${formatCount(others)} rows have other NDIS numbers.`
      : "There is no row below the headings.";
  return {
    code: "planner-file-no-rows",
    what: `The file has no row of this participant that can be taken. ${why}`,
    remedy: "Correct the file and choose it again. Nothing was imported.",
  };
}

function tooMany(count: number): Problem {
  return {
    code: "planner-file-too-many",
    what: `The file has ${formatCount(count)} rows of this participant.`,
    remedy: `Choose a file with at most ${formatCount(MAX_IMPORTED)}, such as those of the next year. Nothing was imported.`,
  };
}
