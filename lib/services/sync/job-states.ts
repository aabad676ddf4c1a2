import type { ComparedField } from "../../domain/plan/compare-plan-dates.ts";
import { LONGEST_RETRY_MS } from "../../core/elapsed.ts";
import type { Problem, ProblemError } from "../../core/problem.ts";
import { automaticRetries } from "../automatic-retries.ts";
import type { SyncSummary } from "../../domain/record/participant-record.ts";
import type { ComparedTotals, Job, NotCounted, RecordForms } from "../../domain/sync/batch.ts";

/**
 * A job is one client to be read, one service contract to be compared with the NDIA, or one participant to be synchronised. Each is a row in the
 * database, with these states:
 *
 *     queued ──► running ──► success │ proposed │ failed │ not-counted     (settled, final)
 *       ▲           │
 *       │           ├──► uncompleted ──(automatically when due, or by Retry)──► running
 *       └───────────┘ the worker crashed, or everything of this kind is blocked: there is no result
 *
 * Only the holder of the runner's lock changes a job's state, in one transaction with the job's results, so an
 * interrupted job is simply queued again, and a settled one can't be settled twice. These jobs only read:
 * `proposed` means that a change waits for a person; its outcome is stored in the change.
 */

/** The result of a step. Uncompleted and blocked work is thrown as `ProblemError` instead. */
export interface Settlement {
  state: "success" | "proposed" | "failed" | "not-counted";
  problem?: Problem;
  compared?: ComparedField[];
  totals?: ComparedTotals;
  isPace?: boolean;
  notes?: string[];
  notCounted?: NotCounted;
  forms?: RecordForms;
  summary?: SyncSummary;
}

/** Automatic retries before the next one is left to a person. */
export const MAX_AUTOMATIC_RETRIES = 3;

const FIRST_DELAY_MS = 4_000;
const MAX_DELAY_MS = 5 * 60_000;

export function startJob(job: Job): Job {
  const { retryAt: _due, ...rest } = job;
  return { ...rest, state: "running" };
}

export function settleJobAs(job: Job, { state, ...found }: Settlement, now: number): Job {
  const { problem: _old, ...rest } = job;
  return { ...rest, ...found, state, settledAt: now };
}

/** Queues a job that has no result; this start doesn't count as an attempt. */
export function requeueJob(job: Job): Job {
  return { ...job, state: "queued" };
}

/** After a transient error: a few automatic retries with growing delays, never earlier than the server asks. */
export function postponeJob(job: Job, error: ProblemError, now: number, random: () => number): Job {
  const attempts = job.attempts + 1;
  const next: Job = { ...job, state: "uncompleted", attempts, problem: error.problem, settledAt: now };
  if (attempts > automaticRetries(error, MAX_AUTOMATIC_RETRIES)) return next;
  const backOff = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 4 ** (attempts - 1));
  const due = now + backOff / 2 + random() * (backOff / 2);
  return { ...next, retryAt: Math.round(Math.max(due, error.retryAt ?? 0)) };
}

/** The job with its retry due now, if that was planned before the computer's clock was set back; else `undefined`. */
export function retryOfEarlierClock(job: Job, now: number): Job | undefined {
  const { retryAt, settledAt = 0 } = job;
  const isEarlier = retryAt !== undefined && (settledAt > now || retryAt > now + LONGEST_RETRY_MS);
  return isEarlier && retryAt > now
    ? { ...job, retryAt: now, settledAt: Math.min(settledAt, now) }
    : undefined;
}

/** A retry that a person asked for: at once, and not counted as an automatic one. */
export function retryJobNow(job: Job): Job {
  const { retryAt: _due, ...rest } = job;
  return { ...rest, state: "queued" };
}

/** Stopped by a person before it started: uncompleted, and only a person can retry it. */
export function skipJob(job: Job, problem: Problem, now: number): Job {
  const { retryAt: _due, ...rest } = job;
  return { ...rest, state: "uncompleted", problem, settledAt: now };
}

/** Whether the job has had a result at least once, also while it is retried. */
export function wasProcessed(job: Job): boolean {
  return job.settledAt !== undefined;
}
