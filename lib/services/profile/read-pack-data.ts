import type { IsoDate } from "../../core/calendar-date.ts";
import { AUDIT_WORDS } from "../../domain/audit/audit-words.ts";
import { detailText } from "../../domain/audit/entry-text.ts";
import { contractKey, findDrift } from "../../domain/overview/drift.ts";
import type { ParticipantOverview } from "../../domain/overview/participant-overview.ts";
import type { LogEntry, PackData, RetrievalEntry } from "../../domain/profile/handover/pack-data.ts";
import { ownTables } from "../../domain/profile/handover/own-tables.ts";
import { viewOwnRows } from "../../domain/profile/own-rows-view.ts";
import { findContractStatus } from "../../storage/contract-status-repository.ts";
import type { Database } from "../../storage/database.ts";
import { findOverview } from "../../storage/overview-repository.ts";
import { readNewestFirst } from "../../storage/reading/newest-first.ts";
import { readHistory } from "../participants/read-history.ts";
import { readRecord } from "../participants/read-record.ts";
import { readCrmProfileView } from "./read-crm-profile-view.ts";
import { readOwnRows } from "./read-own-rows.ts";
import { readGeography } from "./read-geography.ts";

/** Everything that is stored of a participant for this CRM. Neither the CRM nor the NDIA is asked. */
export async function readPackData(
  db: Database,
  site: string,
  ndisNumber: string,
  { now, today }: { now: number; today: IsoDate },
): Promise<PackData> {
  const key = { site, ndisNumber };
  const overview = await findOverview(db, site, ndisNumber);
  const contracts = overview?.client?.contracts ?? [];
  const [{ record }, profile, { geography, own }, found, past, log, rows] = await Promise.all([
    readRecord(db, site, { ndisNumber, contracts }, { now, today }),
    readCrmProfileView(db, site, ndisNumber, today),
    readGeography(db, site, ndisNumber),
    driftsOf(db, overview, today),
    readHistory(db, ndisNumber),
    logOf(db, site, ndisNumber),
    readOwnRows(db, key),
  ]);
  return {
    ndisNumber,
    name: overview?.client?.name ?? null,
    today,
    now,
    record,
    profile,
    geography,
    packages: own.packages,
    ...found,
    retrievals: past.retrievals
      .filter((each) => each.site === null || each.site === site)
      .map(({ retrievedAt, isPace, plans }): RetrievalEntry => ({ at: retrievedAt, isPace, plans })),
    log,
    own: ownTables(viewOwnRows(rows, key, today), { ...key, name: overview?.client?.name ?? null }),
  };
}

async function driftsOf(db: Database, overview: ParticipantOverview | undefined, today: IsoDate) {
  if (!overview) return { drifts: [], uncompared: 0 };
  const { site, client } = overview;
  const statuses = await Promise.all(
    (client?.contracts ?? []).map(({ path }) => findContractStatus(db, site, path)),
  );
  const known = new Map(
    statuses.flatMap((status) => (status ? [[contractKey(site, status.path), status] as const] : [])),
  );
  return findDrift([overview], known, today);
}

/** What the audit trail tells of them in this CRM, newest first. */
async function logOf(db: Database, site: string, ndisNumber: string): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const { rows } of readNewestFirst(db, "audit"))
    for (const entry of rows) {
      const { personal, at, kind } = entry;
      if (personal?.ndisNumber !== ndisNumber || (personal.site !== null && personal.site !== site)) continue;
      entries.push({ at, what: AUDIT_WORDS[kind], by: personal.user, details: detailText(entry) });
    }
  return entries;
}
