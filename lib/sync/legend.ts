import type { Job } from "../store/rows.ts";
import { isOpen, wasProcessed } from "./job.ts";

/**
 * The six entries of the Sync Active Plan legend (F15a–F15f), and what they don't say: the guide never promises
 * that processed is the sum of the last three, because a contract that isn't active is processed and counted nowhere.
 */
export interface Legend {
  totalClients: number;
  /** 0 to 1, by clients: 1 only when nothing is left to come by itself, retries included. */
  progress: number;
  processed: number;
  success: number;
  failed: number;
  uncompleted: number;
  /** Processed, but no active service contract. */
  notActive: number;
  /** Clients without any service contract. */
  withoutContract: number;
}

/** A job's place in the legend, while and after it runs. `none`: a client that was read, or work not yet through. */
export type Outcome = "success" | "failed" | "uncompleted" | "not-active" | "without-contract" | "none";

export function outcomeOf(job: Job): Outcome {
  if (!wasProcessed(job)) return "none";
  if (job.state === "not-counted") return job.kind === "contract" ? "not-active" : "without-contract";
  if (job.state === "failed") return "failed";
  if (job.state === "success") return job.kind === "contract" ? "success" : "none";
  return "uncompleted";
}

/** Counts are of service contracts; a client whose page couldn't be read counts as one, since nobody knows how many it has. */
export function legendOf(totalClients: number, jobs: Job[]): Legend {
  const count: Record<Outcome, number> = {
    success: 0,
    failed: 0,
    uncompleted: 0,
    "not-active": 0,
    "without-contract": 0,
    none: 0,
  };
  const open = new Set<string>();
  for (const job of jobs) {
    count[outcomeOf(job)] += 1;
    if (isOpen(job)) open.add(job.client.path);
  }
  const processed = count.success + count.failed + count.uncompleted + count["not-active"];
  return {
    totalClients,
    progress: totalClients === 0 ? 1 : (totalClients - open.size) / totalClients,
    processed,
    success: count.success,
    failed: count.failed,
    uncompleted: count.uncompleted,
    notActive: count["not-active"],
    withoutContract: count["without-contract"],
  };
}
