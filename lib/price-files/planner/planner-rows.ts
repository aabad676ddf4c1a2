import { type IsoDate, parseAustralianDate, parseIsoDate } from "../../core/calendar-date.ts";
import { splitTime } from "../../core/free-form-time.ts";
import { type Appointment, NO_END, type Schedule } from "../../domain/profile/crm-profile/crm-profile.ts";
import type { AppointmentColumn, ScheduleColumn } from "../../domain/profile/crm-profile/planner-columns.ts";
import { compareWallTimes, type WallTime } from "../../domain/profile/crm-profile/wall-time.ts";
import { type Cell, cellAsText } from "../sheet.ts";

/** The cell of a column; `undefined`: the file has no such column, so that nothing is told. */
export type CellOf<Column> = (column: Column) => Cell | undefined;

/** What a row says, or why it can't be taken. */
export type PlannerRow<Row> = { row: Row } | { fault: string };

export function readAppointmentRow(cell: CellOf<AppointmentColumn>): PlannerRow<Appointment> {
  const start = momentIn(cell("start"));
  const end = momentIn(cell("end"));
  if (start === undefined) return { fault: "It has no start." };
  if (start === null) return { fault: `Its start “${short(cell("start"))}” is no day and time.` };
  if (end === null) return { fault: `Its end “${short(cell("end"))}” is no day and time.` };
  if (end && compareWallTimes(end, start) < 0) return { fault: "Its end is before its start." };
  const recurring = tickIn(cell("recurring"));
  if (recurring === undefined)
    return { fault: `“${short(cell("recurring"))}” in Recurring is neither Yes nor No.` };
  return {
    row: {
      path: null,
      start,
      end: end ?? null,
      minutes: null,
      status: textIn(cell("status")),
      isRecurring: recurring,
      resources: namesIn(cell("resources")),
      services: namesIn(cell("services")),
      address: textIn(cell("address")),
    },
  };
}

export function readScheduleRow(cell: CellOf<ScheduleColumn>): PlannerRow<Schedule> {
  const id = textIn(cell("id"));
  const start = dayIn(cell("start"));
  const end = dayIn(cell("end"));
  const next = momentIn(cell("next"));
  if (!id) return { fault: "It has no schedule ID." };
  if (start === null) return { fault: `Its start “${short(cell("start"))}” is no day.` };
  if (end === null) return { fault: `Its end “${short(cell("end"))}” is no day.` };
  if (start && end && end < start) return { fault: "Its end is before its start." };
  if (next === null) return { fault: `Its next appointment “${short(cell("next"))}” is no day and time.` };
  const isEvaluated = tickIn(cell("evaluated"));
  if (isEvaluated === undefined)
    return { fault: `“${short(cell("evaluated"))}” in Under evaluation is neither Yes nor No.` };
  return {
    row: {
      id,
      startDate: start ?? null,
      endDate: end ?? (cell("end") === undefined ? null : NO_END),
      frequency: textIn(cell("frequency")),
      interval: textIn(cell("interval")),
      services: namesIn(cell("services")),
      next: next ? { at: next, path: null } : null,
      type: textIn(cell("type")),
      isEvaluated,
      masterType: textIn(cell("masterType")),
      masterStatus: textIn(cell("masterStatus")),
    },
  };
}

/** Longer texts are no names, and no message carries them. */
const MAX_TEXT = 500;
const MAX_NAMES = 50;

function textIn(cell: Cell | undefined): string | null {
  return cell === undefined ? null : cellAsText(cell).slice(0, MAX_TEXT);
}

/** Several names have a semicolon between them. */
function namesIn(cell: Cell | undefined): string[] | null {
  const text = textIn(cell);
  if (text === null) return null;
  return text
    .split(";")
    .flatMap((name) => name.trim() || [])
    .slice(0, MAX_NAMES);
}

/** Nothing there: `undefined`. `null`: it isn't a day. */
function dayIn(cell: Cell | undefined): IsoDate | null | undefined {
  const text = cellAsText(cell);
  if (text === "") return undefined;
  return parseAustralianDate(text) ?? parseIsoDate(text);
}

/** The same of a day with a time, as it is written: a file tells the time of the office. */
function momentIn(cell: Cell | undefined): WallTime | null | undefined {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 16).replace("T", " ") : cellAsText(cell);
  if (text === "") return undefined;
  const split = splitTime(text);
  if (split === "unreadable" || split?.offset !== undefined) return null;
  const date = dayIn(split?.day ?? text);
  return date ? { date, time: split ? split.time.slice(0, 5) : null } : null;
}

/** `null`: not told. `undefined`: it is neither yes nor no. */
function tickIn(cell: Cell | undefined): boolean | null | undefined {
  const text = cellAsText(cell).toLowerCase();
  if (text === "") return null;
  if (["yes", "y", "true", "1"].includes(text)) return true;
  return ["no", "n", "false", "0"].includes(text) ? false : undefined;
}

function short(cell: Cell | undefined): string {
  const text = cellAsText(cell);
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
