import type { StoreNames } from "idb";
import { changeWithoutParticipant, jobWithoutParticipant } from "../../domain/change/without-participant.ts";
import type { Change } from "../../domain/change/change.ts";
import { isJobOpen } from "../../domain/sync/batch.ts";
import { ProblemError } from "../../core/problem.ts";
import { AUDIT_STORES } from "../audit/append-audit.ts";
import { purgeAudit } from "../audit/purge-audit.ts";
import type { Database, Schema } from "../schema.ts";
import { decodeRow, decodeRows, encodeRow } from "../row-codec.ts";
import type { RecordLink } from "../rows.ts";

/** Stores whose rows of a participant go. */
const DELETED = [
  "overviews",
  "participants",
  "spending",
  "notices",
  "bookingLinks",
  "ownProfiles",
  "crmProfiles",
] as const;

const STORES = [
  ...DELETED,
  "snapshots",
  "plans",
  "links",
  "contracts",
  "jobs",
  "batches",
  "changes",
  ...AUDIT_STORES,
] as const satisfies StoreNames<Schema>[];

/**
 * Deletes everything about a participant, in every CRM, in one transaction. Results and accepted changes stay as counts and codes:
 * what was done mustn't be made undone by that. Refused while work for them is open.
 * @returns how many rows were deleted or emptied
 */
export async function deleteParticipant(db: Database, ndisNumber: string): Promise<number> {
  const tx = db.transaction(STORES, "readwrite", { durability: "strict" });
  const isTheirs = (row: { ndisNumber?: string }) => row.ndisNumber === ndisNumber;
  let count = 0;

  const links = decodeRows("links", await tx.objectStore("links").getAll());
  const records = recordsOf(links, isTheirs);
  const changes = decodeRows("changes", await tx.objectStore("changes").getAll()).filter(({ set }) =>
    isTheirs(set),
  );
  const sites = new Map(
    decodeRows("batches", await tx.objectStore("batches").getAll()).map(({ id, site }) => [id, site]),
  );
  const jobs = decodeRows("jobs", await tx.objectStore("jobs").getAll()).filter(({ batchId, client }) =>
    records.has(recordKey(sites.get(batchId), client.path)),
  );
  if (changes.some(({ state }) => state === "applying") || jobs.some(isJobOpen)) {
    tx.abort();
    await tx.done.catch(() => undefined);
    throw workIsOpen();
  }

  for (const store of DELETED) {
    const rows = tx.objectStore(store);
    for (const key of await rows.getAllKeys()) {
      const row = decodeRow(store, await rows.get(key as never));
      if (row && isTheirs(row)) {
        count += 1;
        await rows.delete(key);
      }
    }
  }
  for (const store of ["snapshots", "plans"] as const) {
    const rows = tx.objectStore(store);
    const range = store === "plans" ? ndisNumber : IDBKeyRange.bound([ndisNumber, 0], [ndisNumber, Infinity]);
    for (const key of await rows.index("by-participant").getAllKeys(range)) {
      count += 1;
      await rows.delete(key);
    }
  }
  for (const { site, path } of records.values()) {
    count += 1;
    await Promise.all([
      tx.objectStore("links").delete([site, path]),
      tx.objectStore("contracts").delete([site, path]),
    ]);
  }
  for (const job of jobs) await tx.objectStore("jobs").put(encodeRow("jobs", jobWithoutParticipant(job)));
  for (const change of changes)
    await tx.objectStore("changes").put(encodeRow("changes", withoutParticipant(change)));
  const entries = await purgeAudit(tx, ndisNumber);
  await tx.done;
  return count + jobs.length + changes.length + entries;
}

function withoutParticipant(change: Change): Change {
  const emptied = changeWithoutParticipant(change);
  // Nobody can accept a proposal that nobody can read.
  return emptied.state === "proposed" ? { ...emptied, state: "superseded" } : emptied;
}

/** The participant's own pages and those of their contracts and forms. */
function recordsOf(
  links: readonly RecordLink[],
  isTheirs: (link: RecordLink) => boolean,
): Map<string, RecordLink> {
  const clients = new Set(links.filter(isTheirs).map(({ site, path }) => recordKey(site, path)));
  const found = links.filter(
    ({ site, path, client }) =>
      clients.has(recordKey(site, path)) || clients.has(recordKey(site, client?.path)),
  );
  return new Map(found.map((link) => [recordKey(link.site, link.path), link]));
}

function recordKey(site: string | undefined, path: string | undefined): string {
  return `${site} ${path}`;
}

function workIsOpen(): ProblemError {
  return new ProblemError("permanent", {
    code: "participant-in-use",
    what: "A sync or a change of this participant is still open, so nothing was deleted.",
    remedy: "Wait until it is done, or stop it, and try again.",
  });
}
