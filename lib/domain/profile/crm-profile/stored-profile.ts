import type { Appointment, CrmProfile, Schedule } from "./crm-profile.ts";

/** What is kept of a participant's profile for one CRM. */
export interface StoredProfile {
  site: string;
  ndisNumber: string;
  /** What the CRM's page told when it was read last, at `at` in epoch milliseconds. Absent: it was never read. */
  read?: { at: number; profile: CrmProfile };
  /** What a person imported, where the CRM has no such tables. */
  imported?: ImportedPlanner;
}

/** Schedules and appointments of a file; `null`: the file had none of that kind. */
export interface ImportedPlanner {
  /** Epoch milliseconds. */
  at: number;
  schedules: Schedule[] | null;
  appointments: Appointment[] | null;
}

/** Where a list comes from, and when. */
export interface ListSource {
  from: "crm" | "file";
  /** Epoch milliseconds. */
  at: number;
}

export interface SourcedList<Row> {
  rows: readonly Row[];
  source: ListSource;
}

/** What the CRM tells counts before a file. `null`: neither tells anything. */
export function plannerList<List extends "schedules" | "appointments">(
  stored: StoredProfile | undefined,
  list: List,
): SourcedList<NonNullable<CrmProfile[List]>[number]> | null {
  const { read, imported } = stored ?? {};
  const told = read?.profile[list];
  if (read && told) return { rows: told, source: { from: "crm", at: read.at } };
  const kept = imported?.[list];
  return imported && kept ? { rows: kept, source: { from: "file", at: imported.at } } : null;
}
