import "fake-indexeddb/auto";
import { type Database, openDatabase, type PlaceFinder } from "../../../lib/storage/database.ts";
import type { Batch, Job } from "../../../lib/domain/sync/batch.ts";

export const SITE = "https://crm.example.org";

/** The data keys of this file's sealed databases, by name. */
const dataKeys = new Map<string, Uint8Array<ArrayBuffer>>();

/** A database of its own for each test, sealed as with a passphrase: whoever reads it past the codec finds nothing. */
export function freshDatabase(): Promise<Database> {
  const name = `planbridge-${crypto.randomUUID()}`;
  // The same each time: rows come in the order of their hashed names.
  const dataKey = new Uint8Array(32).fill(7);
  dataKeys.set(name, dataKey);
  return openDatabase({ name, dataKey });
}

/** The same without a passphrase: what is stored can be read, and damaged, as it stands there. */
export function plainDatabase(): Promise<Database> {
  return openDatabase({ name: `planbridge-${crypto.randomUUID()}` });
}

/** Where a database without a passphrase is found. */
export function plainPlace(name: string): PlaceFinder {
  return () => Promise.resolve({ name });
}

/** Another context that opens the same database. */
export function openAgain({ name }: Pick<Database, "name">): Promise<Database> {
  const dataKey = dataKeys.get(name);
  return openDatabase(dataKey ? { name, dataKey } : { name });
}

export function batch(id: string, rest: Partial<Batch> = {}): Batch {
  return { id, site: SITE, startedAt: Number.parseInt(id, 10), totalClients: 1, ...rest };
}

/** `id` is `batch/client` or `batch/client/contract`. */
export function job(id: string, rest: Partial<Job> = {}): Job {
  const [batchId = "", client = "", contract] = id.split("/");
  return {
    id,
    batchId,
    kind: contract ? "contract" : "client",
    state: "queued",
    client: { name: `Client ${client}`, path: `/Clients/Profile/${client}` },
    ...(contract
      ? { contract: { reference: `SC-${contract}`, path: `/ServiceContracts/${client}/${contract}` } }
      : {}),
    attempts: 0,
    ...rest,
  };
}
