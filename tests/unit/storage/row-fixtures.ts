import "fake-indexeddb/auto";
import { type Database, openDatabase } from "../../../lib/storage/database.ts";
import type { Batch, Job } from "../../../lib/domain/sync/batch.ts";

export const SITE = "https://crm.example.org";

/** A database of its own for each test. */
export function freshDatabase(): Promise<Database> {
  return openDatabase(`planbridge-${crypto.randomUUID()}`);
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
