import { listCsv } from "../../../components/workspace/list/list-csv.ts";
import {
  type Appointment,
  NO_END,
  type Schedule,
} from "../../../lib/domain/profile/crm-profile/crm-profile.ts";
import {
  APPOINTMENT_COLUMNS,
  type AppointmentColumn,
  SCHEDULE_COLUMNS,
  type ScheduleColumn,
} from "../../../lib/domain/profile/crm-profile/planner-columns.ts";
import type { WallTime } from "../../../lib/domain/profile/crm-profile/wall-time.ts";

/** These appointments with the columns that an import knows; what isn't told is an empty cell. */
export function appointmentsCsv(rows: readonly Appointment[]): string {
  return csvOf<Appointment, AppointmentColumn>(APPOINTMENT_COLUMNS, rows, {
    start: ({ start }) => momentText(start),
    end: ({ end }) => end && momentText(end),
    status: ({ status }) => status,
    recurring: ({ isRecurring }) => tickText(isRecurring),
    resources: ({ resources }) => resources && resources.join("; "),
    services: ({ services }) => services && services.join("; "),
    address: ({ address }) => address,
  });
}

export function schedulesCsv(rows: readonly Schedule[]): string {
  return csvOf<Schedule, ScheduleColumn>(SCHEDULE_COLUMNS, rows, {
    id: ({ id }) => id,
    start: ({ startDate }) => startDate,
    end: ({ endDate }) => (endDate === NO_END ? "" : endDate),
    frequency: ({ frequency }) => frequency,
    interval: ({ interval }) => interval,
    services: ({ services }) => services && services.join("; "),
    next: ({ next }) => next && momentText(next.at),
    type: ({ type }) => type,
    evaluated: ({ isEvaluated }) => tickText(isEvaluated),
    masterType: ({ masterType }) => masterType,
    masterStatus: ({ masterStatus }) => masterStatus,
  });
}

function csvOf<Row, Column extends string>(
  columns: Readonly<Record<Column, string>>,
  rows: readonly Row[],
  values: Readonly<Record<Column, (row: Row) => string | null>>,
): string {
  const names = Object.keys(columns) as Column[];
  return listCsv(
    names.map((name) => ({ csv: [{ header: columns[name], value: values[name] }] })),
    rows,
  );
}

/** `2026-11-30 09:30` */
function momentText({ date, time }: WallTime): string {
  return time === null ? date : `${date} ${time}`;
}

function tickText(tick: boolean | null): string | null {
  return tick === null ? null : tick ? "Yes" : "No";
}
