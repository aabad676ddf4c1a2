import type { Batch, Job } from "../../domain/sync/batch.ts";
import type { Database } from "../database.ts";
import { decodeRows } from "../row-codec.ts";
import { readInParts } from "./read-in-parts.ts";

/** Every batch, the newest first. */
export async function listBatches(db: Database): Promise<Batch[]> {
  return decodeRows("batches", await db.getAll("batches")).toReversed();
}

const JOBS_AT_ONCE = 5000;

/** The jobs of the client at this path in every batch, of every CRM. */
export async function listJobsOfClient(db: Database, path: string): Promise<Job[]> {
  const jobs: Job[] = [];
  for await (const part of readInParts(db, "jobs", JOBS_AT_ONCE)) {
    const rows = part.map(({ row }) => row);
    jobs.push(...decodeRows("jobs", rows).filter(({ client }) => client.path === path));
  }
  return jobs;
}
