import { formatDate, type IsoDate } from "../../core/calendar-date.ts";
import { formatCount } from "../../core/count.ts";
import type { Role } from "../access/access.ts";
import type { EnvironmentBand } from "../access/environment-band.ts";

/** How many of some things there are, by what they are. */
export type Counts = readonly (readonly [name: string, count: number])[];

/** What whoever looks after Planbridge asks for first. No part of it tells of a person, a record, a secret or an address. */
export interface SupportReport {
  today: IsoDate;
  /** Name and version of the extension. */
  product: string;
  /** Name and major version of the browser. */
  browser: string;
  /** System and processor, such as `win x86-64`. */
  platform: string;
  connection: {
    state: string;
    keyExpiry: IsoDate | null;
    deviceExpiry: IsoDate | null;
  } | null;
  environment: EnvironmentBand | null;
  /** How far this computer's clock is ahead of a server's at the last answer, in whole seconds; `null`: none came since the start. */
  clockAheadSeconds: number | null;
  /** What the browser allows, by what it is for. */
  permissions: readonly { what: string; allowed: number; of: number }[];
  /** Kinds of the CRM's pages that are open and recognised. */
  pages: Counts;
  /** `null`: it can't be opened, which `problems` say. */
  database: { version: number; rows: Counts } | null;
  /** Rows that can't be read, by store. */
  setAside: Counts;
  /** Codes of what is wrong at present. */
  problems: readonly string[];
  policy: { role: Role; hasLimit: boolean; entries: readonly string[]; unreadable: readonly string[] };
}

/** As text to pass on. */
export function formatSupportReport(report: SupportReport): string {
  const { connection, database, policy, clockAheadSeconds } = report;
  return [
    `Planbridge diagnostic, ${formatDate(report.today)}`,
    `${report.product} in ${report.browser} on ${report.platform}`,
    "",
    `Connection: ${connection?.state ?? UNKNOWN}`,
    `Environment: ${report.environment ?? UNKNOWN}`,
    `Device expires: ${dayOr(connection?.deviceExpiry)}`,
    `Key expires: ${dayOr(connection?.keyExpiry)}`,
    `Clock: ${clockText(clockAheadSeconds)}`,
    ...report.permissions.map(({ what, allowed, of }) => `Allowed: ${what} ${allowed} of ${of}`),
    `Pages recognised: ${countsText(report.pages)}`,
    "",
    database ? `Database version ${database.version}` : "Database: can't be opened",
    ...(database ? database.rows.map(([store, rows]) => `- ${store}: ${formatCount(rows)}`) : []),
    `Set aside: ${countsText(report.setAside)}`,
    `Problems: ${report.problems.join(", ") || "none"}`,
    "",
    `Role: ${policy.role}${policy.hasLimit ? ", with a limit" : ""}`,
    `Policy: ${policy.entries.join(", ") || "none"}`,
    `Policy, not readable: ${policy.unreadable.join(", ") || "none"}`,
  ].join("\n");
}

const UNKNOWN = "not told";

function dayOr(day: IsoDate | null | undefined): string {
  return day ? formatDate(day) : UNKNOWN;
}

function countsText(counts: Counts): string {
  return counts.map(([name, count]) => `${name} ${formatCount(count)}`).join(", ") || "none";
}

function clockText(aheadSeconds: number | null): string {
  if (aheadSeconds === null) return "not compared since the browser started";
  if (aheadSeconds === 0) return "as the NDIA's";
  return `${formatCount(Math.abs(aheadSeconds))} s ${aheadSeconds > 0 ? "ahead of" : "behind"} the NDIA's`;
}
