import type { StoreKey, StoreNames } from "idb";
import type { SetAsideRow } from "../domain/stored-data.ts";
import { readInParts } from "./reading/read-in-parts.ts";
import { findWrongPath } from "./shapes/row-shapes.ts";
import type { Database, Schema } from "./schema.ts";

type StoreName = StoreNames<Schema>;
type Key = StoreKey<Schema, StoreName>;

/**
 * Rows that can't be used as they are stored. They stay in their stores, untouched, and out of every list; here is only where
 * they are. Each context has what it met itself, and the database what all of them met.
 */
const met = new Map<string, RowPlace>();

interface RowPlace {
  store: SetAsideRow["store"];
  key: Key;
}

/** Under this name the settings hold the list, so that it outlives the background. */
const SETTING = "set-aside";

/** A list of this length is shown as it is: whoever reads it knows enough. */
const MAX_LISTED = 500;

/** Rows read at once when all are looked through. */
const CHUNK = 500;

/** Stores that are looked through whole. Snapshots are large, and nothing waits for one: they are checked when they are used. */
const SCANNED = [
  "batches",
  "jobs",
  "changes",
  "plans",
  "contracts",
  "links",
  "participants",
  "overviews",
  "spending",
  "notices",
  "bookingLinks",
  "crmProfiles",
  "devices",
  "priceLists",
  "priceItems",
  "localities",
  "ownProfiles",
  "audit",
  "auditState",
] as const;

/** Leaves a row out, and remembers which one. */
export function setAside(store: StoreName, row: unknown): void {
  // A setting has no form of its own here.
  if (store === "settings") return;
  const key = keyOf(store, row);
  met.set(JSON.stringify([store, key]), { store, key });
}

/**
 * All rows that are set aside at present: one that fits by now, or is gone, isn't among them.
 * @param scan looks through all stores first; without it, only rows that something met are known
 */
export async function listSetAside(db: Database, { scan = false } = {}): Promise<SetAsideRow[]> {
  if (scan) for (const store of SCANNED) await scanStore(db, store);
  const stored = readPlaces(await db.get("settings", SETTING));
  const places = new Map(stored.map((place) => [JSON.stringify([place.store, place.key]), place]));
  for (const [name, place] of met) places.set(name, place);
  const rows: SetAsideRow[] = [];
  const still: RowPlace[] = [];
  for (const [name, { store, key }] of places) {
    const path = await findFault(db, store, key);
    if (path === undefined) met.delete(name);
    else {
      still.push({ store, key });
      rows.push({ store, key: maskKey(store, key), path });
    }
  }
  if (JSON.stringify(still) !== JSON.stringify(stored))
    await db.put("settings", still.slice(0, MAX_LISTED), SETTING);
  return rows;
}

/** Stores what was met, so that it is known after the background's end. */
export async function saveSetAside(db: Database): Promise<void> {
  if (met.size > 0) await listSetAside(db);
}

async function scanStore(db: Database, store: (typeof SCANNED)[number]): Promise<void> {
  for await (const part of readInParts(db, store, CHUNK))
    for (const { row } of part) {
      const isOrphan = store === "jobs" && (await isWithoutBatch(db, row));
      if (isOrphan || findWrongPath(store, row) !== undefined) setAside(store, row);
    }
}

/** Why this row is set aside: the path that is wrong. */
async function findFault(db: Database, store: StoreName, key: Key): Promise<string | undefined> {
  const row: unknown = await db.get(store, key);
  if (row === undefined) return undefined;
  const path = findWrongPath(store, row);
  if (path !== undefined || store !== "jobs") return path;
  return (await isWithoutBatch(db, row)) ? "batchId" : undefined;
}

async function isWithoutBatch(db: Database, job: unknown): Promise<boolean> {
  const { batchId } = job as { batchId?: unknown };
  if (typeof batchId !== "string") return false;
  const batch = await db.get("batches", batchId);
  return batch === undefined || findWrongPath("batches", batch) !== undefined;
}

/** The key is in the row, at the store's key path: a row without it can't be stored. */
function keyOf(store: RowPlace["store"], row: unknown): Key {
  const { id, key, seq, site, path, ndisNumber, bookingId, prefix } = row as Record<string, unknown>;
  if (store === "plans") return key as Key;
  if (store === "audit") return seq as Key;
  if (store === "bookingLinks") return [site, bookingId] as Key;
  if (store === "priceItems") return priceKey(row as Record<string, unknown>);
  if (OF_PARTICIPANTS.has(store)) return [site, ndisNumber] as Key;
  if (store === "localities") return prefix as Key;
  return (store === "contracts" || store === "links" ? [site, path] : id) as Key;
}

function priceKey({ listId, number, from }: Record<string, unknown>): Key {
  return [listId, number, from] as Key;
}

function readPlaces(saved: unknown): RowPlace[] {
  const isPlace = (each: unknown): each is RowPlace =>
    typeof each === "object" && each !== null && "store" in each && "key" in each && isStore(each.store);
  return Array.isArray(saved) ? saved.filter(isPlace) : [];
}

function isStore(name: unknown): name is RowPlace["store"] {
  return name === "snapshots" || (SCANNED as readonly unknown[]).includes(name);
}

/** Their keys are a CRM and an NDIS number. */
const OF_PARTICIPANTS: ReadonlySet<StoreName> = new Set([
  "participants",
  "overviews",
  "spending",
  "ownProfiles",
  "crmProfiles",
]);

/** Ids that Planbridge made itself: times, counts and random numbers. */
const OWN_ID = /^(?:\d{1,16}-[0-9a-f]+(?:\/\d{1,6})*|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A number that a CRM gave to a record; one of nine digits may be an NDIS number. */
const RECORD_NUMBER = /^\d{1,8}$/;

/** A key by which whoever looks after Planbridge finds the row, without anything that names a person. */
function maskKey(store: StoreName, key: Key): string {
  if (store === "devices" || store === "plans" || OF_PARTICIPANTS.has(store)) return "";
  if (typeof key === "number") return String(key);
  const held: unknown = Array.isArray(key) ? key[1] : key;
  // Of a damaged row it may be a number.
  const name = typeof held === "string" ? held : "";
  if (!Array.isArray(key)) return OWN_ID.test(name) ? name : "";
  const last = name.split("/").at(-1) ?? "";
  return RECORD_NUMBER.test(last) ? `…/${last}` : "";
}
