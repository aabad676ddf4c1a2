import type { Batch, Job } from "../../domain/sync/batch.ts";
import type { BatchView, ResultRow } from "../../domain/sync/batch-view.ts";
import { type DeskRow, deskRows } from "../../domain/sync/desk-row.ts";
import { findBatch, latestBatch } from "../../storage/batch-repository.ts";
import { listProposalsOfBatch } from "../../storage/change-repository.ts";
import { listContractStatuses } from "../../storage/contract-status-repository.ts";
import type { Database } from "../../storage/database.ts";
import { listJobs } from "../../storage/job-repository.ts";
import { listBatches, listJobsOfClient } from "../../storage/reading/batch-history.ts";
import { viewBatch } from "./build-batch-view.ts";

/** All results of one batch, and what the batch is. */
export interface BatchResults {
  batch: Omit<BatchView, "results">;
  rows: DeskRow[];
}

/** The batch with this id, or the newest one; `null`: there is none. What was put right since isn't told yet. */
export async function readResultsAlone(db: Database, id?: string): Promise<BatchResults | null> {
  const batch = await (id === undefined ? latestBatch(db) : findBatch(db, id));
  if (!batch) return null;
  const { results, ...rest } = await viewWhole(db, batch);
  return { batch: rest, rows: results };
}

/** The same, with what a newer word on each contract says. */
export async function readResults(db: Database, id?: string): Promise<BatchResults | null> {
  const found = await readResultsAlone(db, id);
  if (!found) return null;
  const { site, kind } = found.batch;
  const statuses = (await listContractStatuses(db)).filter((status) => status.site === site);
  return { ...found, rows: deskRows(found.rows, kind, new Map(statuses.map((each) => [each.path, each]))) };
}

/** What one batch said of a client. */
export interface ClientResults {
  batch: Pick<BatchView, "id" | "kind" | "startedAt">;
  rows: ResultRow[];
}

/** The results of this client in every batch, the newest first. */
export async function readClientResults(db: Database, site: string, path: string): Promise<ClientResults[]> {
  const byBatch = Map.groupBy(await listJobsOfClient(db, path), ({ batchId }) => batchId);
  const found: ClientResults[] = [];
  for (const batch of await listBatches(db)) {
    const ofClient = byBatch.get(batch.id);
    if (!ofClient || batch.site !== site) continue;
    const { id, kind, startedAt, results } = await viewWhole(db, batch, ofClient);
    if (results.length > 0) found.push({ batch: { id, kind, startedAt }, rows: results });
  }
  return found;
}

const ALL = { filter: "all", limit: Infinity } as const;

async function viewWhole(db: Database, batch: Batch, jobs?: Job[]): Promise<BatchView> {
  const proposals = batch.kind === "pace-proposals" ? await listProposalsOfBatch(db, batch.id) : [];
  return viewBatch(batch, jobs ?? (await listJobs(db, batch.id)), ALL, undefined, proposals);
}
