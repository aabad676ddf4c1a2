import type { Batch, Job } from "../../domain/sync/batch.ts";
import type { BatchView, ResultRow } from "../../domain/sync/batch-view.ts";
import { canBeFixed, type DeskRow, deskRows } from "../../domain/sync/desk-row.ts";
import { listProposalsOfBatch } from "../../storage/change-repository.ts";
import { findContractStatuses } from "../../storage/contract-status-repository.ts";
import type { Database } from "../../storage/database.ts";
import { listJobs } from "../../storage/job-repository.ts";
import { listBatches, listJobsOfClient } from "../../storage/reading/batch-history.ts";
import { viewBatch } from "./build-batch-view.ts";

/** All results of one batch, and what the batch is. */
export interface BatchResults {
  batch: Omit<BatchView, "results">;
  rows: DeskRow[];
}

/** All results of this batch. What was put right since isn't told yet. */
export async function readResults(db: Database, batch: Batch): Promise<BatchResults> {
  const { results, ...rest } = await viewWhole(db, batch);
  return { batch: rest, rows: results };
}

/** Results that were read before, with what a newer word on each contract says. */
export async function tellFixed(db: Database, found: BatchResults): Promise<BatchResults> {
  const { site, kind } = found.batch;
  const paths = found.rows.flatMap((row) => (canBeFixed(row) ? (row.contractPath ?? []) : []));
  const statuses = await findContractStatuses(db, site, paths);
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
