import type { ComparedField } from "../../domain/plan/compare-plan-dates.ts";
import type { Problem, ProblemError } from "../../core/problem.ts";
import type { Job, NotCounted } from "../../domain/sync/batch.ts";

/**
 * A job is one client to be read, or one service contract to be compared with the NDIA. Each is a row in the
 * database, and this is its life:
 *
 *     queued ──► running ──► success │ proposed │ failed │ not-counted     (settled, for good)
 *       ▲           │
 *       │           ├──► uncompleted ──(by itself when due, or by one click)──► running
 *       └───────────┘ the worker died, or everything of this kind is blocked: nothing was decided
 *
 * Only the holder of the runner's lock moves a job, and always in one transaction with what the job produced, so
 * a job that was interrupted is simply queued again, and a settled one can't be settled twice. These jobs only
 * read: `proposed` means that a change waits for a person, and what becomes of it stands in the change.
 */

/** What a step found out. Uncompleted and blocked work arrives as `ProblemError` instead. */
export interface Settlement {
  state: "success" | "proposed" | "failed" | "not-counted";
  problem?: Problem;
  compared?: ComparedField[];
  notes?: string[];
  notCounted?: NotCounted;
}

/** Tries that Planbridge makes by itself before it leaves the next one to a person. */
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

/** Nothing was decided about the job: it waits its turn again, and this start doesn't count as a try. */
export function requeueJob(job: Job): Job {
  return { ...job, state: "queued" };
}

/** An error on the way: tried again by itself a few times, later each time, and never before the other side allows. */
export function postponeJob(job: Job, error: ProblemError, now: number, random: () => number): Job {
  const attempts = job.attempts + 1;
  const next: Job = { ...job, state: "uncompleted", attempts, problem: error.problem, settledAt: now };
  if (attempts > MAX_AUTOMATIC_RETRIES) return next;
  const backOff = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 4 ** (attempts - 1));
  const due = now + backOff / 2 + random() * (backOff / 2);
  return { ...next, retryAt: Math.round(Math.max(due, error.retryAt ?? 0)) };
}

/** A person asked for another try: at once, and not counted against the automatic ones. */
export function retryJobNow(job: Job): Job {
  const { retryAt: _due, ...rest } = job;
  return { ...rest, state: "queued" };
}

/** Left by a person before its turn came: uncompleted, and only a person takes it up again. */
export function skipJob(job: Job, problem: Problem, now: number): Job {
  const { retryAt: _due, ...rest } = job;
  return { ...rest, state: "uncompleted", problem, settledAt: now };
}

/** Whether the job has been through at least once; a retry under way doesn't take that back. */
export function wasProcessed(job: Job): boolean {
  return job.settledAt !== undefined;
}

/** Work that is still to come, by itself. */
export function isJobOpen(job: Job): boolean {
  return job.state === "queued" || job.state === "running" || job.retryAt !== undefined;
}
