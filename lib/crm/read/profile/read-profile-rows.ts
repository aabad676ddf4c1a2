import type { IsoDate } from "../../../core/calendar-date.ts";
import {
  type Appointment,
  type IndividualProvider,
  NO_END,
  type Relationship,
  type Schedule,
  type ServiceAgreement,
} from "../../../domain/profile/crm-profile/crm-profile.ts";
import type { WallTime } from "../../../domain/profile/crm-profile/wall-time.ts";
import type { TableShape } from "../../profile/define-page.ts";
import type { RecordPath } from "../../profile/record-path.ts";
import type { SiteProfile } from "../../profile/site-profile.ts";
import { isNothing, parsePageDate, parsePageMoney, parseTick } from "../fields/page-values.ts";
import { onlyPath } from "../links.ts";
import { recordLink } from "../record-link.ts";
import { readTickCell } from "../table/tick-cell.ts";
import type { TableRow } from "../table/table-row.ts";
import { parsePageMoment } from "./page-moment.ts";

/** Where a row stands and how its page is read. */
export interface RowContext {
  pageUrl: string;
  profile: SiteProfile;
  shape: TableShape;
}

/*
 * One row of each list of a client's page. `null`: the row names nothing that it could be known by, so it can't be used. Within
 * a row `null` is what the page doesn't tell.
 */

export function readAgreement(
  row: TableRow,
  { pageUrl, profile, shape }: RowContext,
): ServiceAgreement | null {
  const path = recordLink(row, shape, pageUrl, profile)?.path ?? null;
  const reference = row.cell("reference") || row.cell("number") || "";
  if (!reference && !path) return null;
  return {
    reference,
    path,
    status: textOf(row, "status"),
    endDate: dayOf(row, "endDate", profile),
    approved: moneyOf(row, "approved"),
    utilised: moneyOf(row, "utilised"),
    remaining: moneyOf(row, "remaining"),
  };
}

export function readRelationship(row: TableRow): Relationship | null {
  const name = row.cell("name");
  if (!name || isNothing(name)) return null;
  return { name, type: textOf(row, "type"), phone: textOf(row, "phone"), email: textOf(row, "email") };
}

export function readIndividualProvider(row: TableRow, { profile }: RowContext): IndividualProvider | null {
  const name = row.cell("name");
  if (!name || isNothing(name)) return null;
  return {
    name,
    service: textOf(row, "service"),
    phone: textOf(row, "phone"),
    startDate: dayOf(row, "startDate", profile),
    endDate: dayOf(row, "endDate", profile),
  };
}

export function readSchedule(row: TableRow, { pageUrl, profile }: RowContext): Schedule | null {
  const id = row.cell("id");
  if (!id || isNothing(id)) return null;
  const end = row.cell("endDate");
  const at = momentOf(row, "next", profile);
  return {
    id,
    startDate: dayOf(row, "startDate", profile),
    endDate: end !== undefined && isNothing(end) ? NO_END : dayOf(row, "endDate", profile),
    frequency: textOf(row, "frequency"),
    interval: textOf(row, "interval"),
    services: namesOf(row, "services"),
    next: at && { at, path: linkIn(row, "next", pageUrl) ?? null },
    type: textOf(row, "type"),
    isEvaluated: readTickCell(row, "isEvaluated") ?? null,
    masterType: textOf(row, "masterType"),
    masterStatus: textOf(row, "masterStatus"),
  };
}

/** One whose start can't be read can't be put beside the others: `null`. */
export function readAppointment(row: TableRow, { pageUrl, profile, shape }: RowContext): Appointment | null {
  const start = momentOf(row, "start", profile);
  if (!start) return null;
  return {
    path: recordLink(row, shape, pageUrl, profile)?.path ?? null,
    start,
    end: momentOf(row, "end", profile),
    minutes: minutesOf(row.cell("minutes") ?? ""),
    status: textOf(row, "status"),
    isRecurring: recurringOf(row),
    resources: namesOf(row, "resources"),
    services: namesOf(row, "services"),
    address: textOf(row, "address"),
  };
}

function textOf(row: TableRow, column: string): string | null {
  const text = row.cell(column);
  if (text === undefined) return null;
  return isNothing(text) ? "" : text;
}

function dayOf(row: TableRow, column: string, { dateOrder: order }: SiteProfile): IsoDate | null {
  return parsePageDate(row.cell(column) ?? "", { order });
}

function momentOf(row: TableRow, column: string, { dateOrder }: SiteProfile): WallTime | null {
  return parsePageMoment(row.cell(column) ?? "", dateOrder);
}

function moneyOf(row: TableRow, column: string): number | null {
  return parsePageMoney(row.cell(column) ?? "");
}

/** Several names in one cell have a semicolon or a bar between them; a comma may be part of one. */
function namesOf(row: TableRow, column: string): string[] | null {
  const text = textOf(row, column);
  if (text === null) return null;
  return text.split(/[;|]/).flatMap((name) => name.trim() || []);
}

function minutesOf(text: string): number | null {
  const [, minutes] = /^(\d{1,5})(?: ?(?:m|mins?|minutes?)\.?)?$/i.exec(text.trim()) ?? [];
  return minutes === undefined ? null : Number(minutes);
}

/** A word, a tick or a picture. An empty cell is a picture that isn't there, and tells nothing of what it would mean. */
function recurringOf(row: TableRow): boolean | null {
  const text = row.cell("isRecurring");
  if (text === undefined) return null;
  if (/^(?:recurring|repeats|repeating)$/i.test(text)) return true;
  return parseTick(text) ?? (readTickCell(row, "isRecurring") || null);
}

function linkIn(row: TableRow, column: string, pageUrl: string): RecordPath | undefined {
  return onlyPath([...(row.cellElement(column)?.querySelectorAll("a[href]") ?? [])], pageUrl);
}
