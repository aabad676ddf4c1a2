import type { IsoDate } from "../core/calendar-date.ts";
import type { AuditEvent } from "../domain/audit/audit-entry.ts";
import type { OverviewClient, ParticipantOverview } from "../domain/overview/participant-overview.ts";
import type { ParticipantSpending } from "../domain/overview/spending.ts";
import { withClient, withoutClient } from "../domain/overview/update-overview.ts";
import { addAuditEntries, AUDIT_STORES } from "./audit/append-audit.ts";
import type { Database } from "./database.ts";
import { addNotices, type NewsOf } from "./notice-repository.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";

/** What is needed of the store in any transaction that writes to it. */
export interface OverviewStore {
  get(key: [string, string]): Promise<ParticipantOverview | undefined>;
  put(row: ParticipantOverview): Promise<unknown>;
  index(name: "by-client"): { getAll(key: IDBKeyRange): Promise<ParticipantOverview[]> };
}

/** The same of how budgets are spent. */
export interface SpendingStore {
  get(key: [string, string]): Promise<ParticipantSpending | undefined>;
  put(row: ParticipantSpending): Promise<unknown>;
}

/**
 * Updates a participant's overview within a transaction of its writer, so that it is never behind what it is copied from. One
 * that is set aside is a copy, and begins anew.
 */
export async function updateOverview(
  store: OverviewStore,
  site: string,
  ndisNumber: string,
  change: (overview: ParticipantOverview) => ParticipantOverview,
): Promise<void> {
  const stored = decodeRow("overviews", await store.get([site, ndisNumber]));
  await store.put(encodeRow("overviews", change(stored ?? { site, ndisNumber })));
}

/** Updates how a participant's budgets are spent, likewise. `undefined` from `change` leaves it as it is. */
export async function updateSpending(
  store: SpendingStore,
  site: string,
  ndisNumber: string,
  change: (stored: ParticipantSpending | undefined) => ParticipantSpending | undefined,
): Promise<void> {
  const changed = change(decodeRow("spending", await store.get([site, ndisNumber])));
  if (changed) await store.put(encodeRow("spending", changed));
}

/** The same, of the client whose page shows this number; a page that showed another one before isn't that one's any more. */
export async function updateOverviewOfClient(
  store: OverviewStore,
  site: string,
  ndisNumber: string,
  client: OverviewClient,
): Promise<void> {
  const before = decodeRows(
    "overviews",
    await store.index("by-client").getAll(IDBKeyRange.only([site, client.path])),
  );
  const others = before.filter((overview) => overview.ndisNumber !== ndisNumber);
  await Promise.all([
    ...others.map((overview) => store.put(encodeRow("overviews", withoutClient(overview)))),
    updateOverview(store, site, ndisNumber, (overview) => withClient(overview, client)),
  ]);
}

/** Keeps whose page this is, in a transaction of its own. */
export async function saveOverviewClient(
  db: Database,
  site: string,
  ndisNumber: string,
  client: OverviewClient,
): Promise<void> {
  const { store, done } = db.transaction("overviews", "readwrite");
  await Promise.all([updateOverviewOfClient(store, site, ndisNumber, client), done]);
}

/** Every participant of whom something is known, of every CRM, by CRM and number. */
export async function listOverviews(db: Database): Promise<ParticipantOverview[]> {
  const overviews = decodeRows("overviews", await db.getAll("overviews"));
  return overviews.sort((a, b) => compare(a.site, b.site) || compare(a.ndisNumber, b.ndisNumber));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The first ones by name, for a screenful while the others are still read; those without a name aren't among them. */
export async function listFirstOverviews(db: Database, count: number): Promise<ParticipantOverview[]> {
  return decodeRows("overviews", await db.getAllFromIndex("overviews", "by-name", null, count));
}

export async function findOverview(
  db: Database,
  site: string,
  ndisNumber: string,
): Promise<ParticipantOverview | undefined> {
  return decodeRow("overviews", await db.get("overviews", [site, ndisNumber]));
}

/** Those whom the NDIA should be asked about by this day, the longest due first. */
export async function listDueOverviews(
  db: Database,
  today: IsoDate,
  count?: number,
): Promise<ParticipantOverview[]> {
  const range = IDBKeyRange.upperBound(today);
  return decodeRows("overviews", await db.getAllFromIndex("overviews", "by-due", range, count));
}

/** How many there are. */
export function countDueOverviews(db: Database, today: IsoDate): Promise<number> {
  return db.countFromIndex("overviews", "by-due", IDBKeyRange.upperBound(today));
}

/** Changes one participant's overview, in a transaction of its own. `news`: what is to be told of it; `events`: what is entered. */
export async function saveOverviewChange(
  db: Database,
  { site, ndisNumber }: Pick<ParticipantOverview, "site" | "ndisNumber">,
  change: (overview: ParticipantOverview) => ParticipantOverview,
  {
    news,
    events = [],
  }: { news?: Pick<NewsOf, "at" | "news"> | undefined; events?: readonly AuditEvent[] } = {},
): Promise<void> {
  const tx = db.transaction(["overviews", "notices", ...AUDIT_STORES], "readwrite");
  await Promise.all([
    updateOverview(tx.objectStore("overviews"), site, ndisNumber, change),
    news && addNotices(tx.objectStore("notices"), { site, ndisNumber, ...news }),
    addAuditEntries(tx, events),
    tx.done,
  ]);
}

/** Changes every overview that `change` doesn't leave as it is, in one transaction. */
export async function updateAllOverviews(
  db: Database,
  change: (overview: ParticipantOverview) => ParticipantOverview,
): Promise<void> {
  const { store, done } = db.transaction("overviews", "readwrite");
  for (const overview of decodeRows("overviews", await store.getAll())) {
    const changed = change(overview);
    if (changed !== overview) void store.put(encodeRow("overviews", changed));
  }
  await done;
}

export function countOverviews(db: Database): Promise<number> {
  return db.count("overviews");
}

/** How every participant's budgets are spent, of every CRM. */
export async function listSpending(db: Database): Promise<ParticipantSpending[]> {
  return decodeRows("spending", await db.getAll("spending"));
}
