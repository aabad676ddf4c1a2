import { type Problem, ProblemError } from "../../core/problem.ts";
import {
  type Batch,
  type BatchKind,
  isJobOpen,
  type Job,
  NO_FAILURES_READ,
} from "../../domain/sync/batch.ts";
import { addBatch, latestBatch } from "../../storage/batch-repository.ts";
import type { Database } from "../../storage/database.ts";
import { listJobs } from "../../storage/job-repository.ts";
import { BATCHES_LOCK, type BatchStart, newBatchId, newJobs } from "./batches.ts";

/**
 * Starts a batch for exactly the clients and contracts of these results of another one, so that nobody ticks them anew. The
 * batch that they are of stays as it is. A second press while it runs finds the first one's batch.
 * @param results ids of jobs; unknown ones are left out
 */
export function startAgain(
  db: Database,
  { id: ofBatch, site }: Pick<Batch, "id" | "site">,
  results: readonly string[],
  kind: Exclude<BatchKind, "participants">,
  now: number,
): Promise<BatchStart> {
  return navigator.locks.request(BATCHES_LOCK, async () => {
    const wanted = new Set(results);
    const picked = pickClients((await listJobs(db, ofBatch)).filter(({ id }) => wanted.has(id)));
    if (picked.length === 0) throw new ProblemError("permanent", RESULTS_GONE);
    const latest = await latestBatch(db, site, kind);
    const jobs = latest ? await listJobs(db, latest.id) : [];
    if (latest && jobs.some(isJobOpen) && isOfSame(jobs, picked))
      return { batchId: latest.id, started: false, notIncluded: 0 };
    const id = newBatchId(now);
    const clients = picked.map(({ client }) => client);
    const clientJobs = newJobs(id, clients, 0, "client").map((job, at): Job => {
      const only = picked[at]?.only;
      return only ? { ...job, only } : job;
    });
    const totalClients = picked.length;
    await addBatch(
      db,
      { id, kind, site, startedAt: now, totalClients, failuresRead: NO_FAILURES_READ },
      clientJobs,
    );
    return { batchId: id, started: true, notIncluded: 0 };
  });
}

const RESULTS_GONE: Problem = {
  code: "record-gone",
  what: "Planbridge no longer has these results.",
  remedy: "Reload the page to see what is stored.",
};

type PickedClient = Pick<Job, "client" | "only">;

/** Each client once, with the contracts that are wanted; without them where the client's own result is among them. */
function pickClients(jobs: readonly Job[]): PickedClient[] {
  return [...Map.groupBy(jobs, ({ client }) => client.path).values()].flatMap((ofClient) => {
    const [first] = ofClient;
    if (!first) return [];
    const paths = ofClient.flatMap(({ contract }) => contract?.path ?? []);
    return paths.length === ofClient.length
      ? { client: first.client, only: paths }
      : { client: first.client };
  });
}

function isOfSame(jobs: readonly Job[], picked: readonly PickedClient[]): boolean {
  const keyOf = ({ client, only = [] }: PickedClient) => `${client.path} ${only.join(" ")}`;
  const keys = new Set(jobs.filter(({ kind }) => kind === "client").map(keyOf));
  return keys.size === picked.length && picked.every((each) => keys.has(keyOf(each)));
}
