import { totalDifference } from "../../domain/plan/contract-drift.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { blockedBatchIds, findBatch, updateBatch } from "../../storage/batch-repository.ts";
import {
  claimJob,
  listJobs,
  nextRetry,
  requeueRunning,
  settleJob,
  updateRetries,
} from "../../storage/job-repository.ts";
import type { Batch, Job } from "../../domain/sync/batch.ts";
import { isDatabaseFault } from "../../storage/database-problems.ts";
import { haltProblem } from "../halt-problem.ts";
import {
  isJobOpen,
  postponeJob,
  requeueJob,
  retryOfEarlierClock,
  settleJobAs,
  startJob,
} from "./job-states.ts";
import { sleep } from "../../platform/sleep.ts";
import type { Comparison } from "./compare-contract-step.ts";
import { contractStatus } from "./contract-status.ts";
import { FirstPageError } from "../crm/first-page.ts";
import { unexpectedProblem } from "../../platform/unexpected.ts";
import { currentTime } from "../../platform/system-clock.ts";

/** Concurrent calls. The NDIA publishes no limit; this is about the load of six people at work. */
export const CONCURRENCY = 6;

/** Jobs in flight: more than calls, so that while some jobs' answers are read and stored, others can make their calls. */
export const MAX_IN_FLIGHT_JOBS = CONCURRENCY + 10;

/** A retry that is due within this time is waited for; a later one is left to the alarm. */
const MAX_RETRY_WAIT_MS = 60_000;

/** The longest pause of all calls after a “slow down”; only the job that received it waits for the full time. */
const MAX_PAUSE_MS = 5 * 60_000;

/** Only its holder changes jobs. The browser releases it when its worker dies. */
const LOCK = "planbridge-runner";

export interface RunnerDeps {
  db: Database;
  readClient: (job: Job, batch: Batch) => Promise<[Comparison, Job[]]>;
  compareContract: (job: Job, batch: Batch) => Promise<Comparison>;
  /** Called when something that surfaces show has changed. */
  changed: () => void;
  /** Called with the problem when nothing can be stored, and with `undefined` when it can again. */
  halted: (problem: Problem | undefined) => void;
  now?: () => number;
  random?: () => number;
}

/** What keeps due jobs from starting: a time before which the server wants no calls, and blocked batches. */
interface ClaimLimits {
  notBefore: number;
  blockedBatches: Set<string>;
}

/**
 * Processes the queue until nothing is due. It can be called at any time, by any number of callers and workers:
 * the lock lets one of them run. Jobs that a crashed worker was running are queued again first.
 */
export function createRunner(deps: RunnerDeps) {
  const { db, changed, halted, now = currentTime, random = Math.random } = deps;
  let pumpRequested = false;
  let working: Promise<void> | undefined;
  let wake = () => {};

  function pump(): Promise<void> {
    pumpRequested = true;
    wake();
    working ??= navigator.locks
      .request(LOCK, async () => {
        await requeueRunning(db, requeueJob);
        await updateRetries(db, (job) => retryOfEarlierClock(job, now()));
        while (pumpRequested) {
          pumpRequested = false;
          await drain();
          await waitForNextRetry();
        }
      })
      .catch(halt)
      .finally(() => {
        working = undefined;
        // A call in the moment of stopping mustn't be lost.
        if (pumpRequested) void pump();
      });
    return working;
  }

  async function drain(): Promise<void> {
    const inFlight = new Set<Promise<void>>();
    const limits: ClaimLimits = { notBefore: 0, blockedBatches: new Set(await blockedBatchIds(db)) };
    let failure: unknown;
    for (;;) {
      const job =
        failure === undefined && inFlight.size < MAX_IN_FLIGHT_JOBS ? await claimNextJob(limits) : undefined;
      if (job) {
        const run = runJob(job, limits)
          .catch((error: unknown) => (failure = error))
          .then(() => void inFlight.delete(run));
        inFlight.add(run);
      } else if (inFlight.size > 0) await Promise.race(inFlight);
      else if (failure !== undefined) throw failure;
      else return;
    }
  }

  async function claimNextJob(limits: ClaimLimits): Promise<Job | undefined> {
    // A “slow down” applies to every call, not only to the one that received it.
    while (limits.notBefore > now()) {
      const until = limits.notBefore;
      await sleep(Math.min(until - now(), MAX_PAUSE_MS));
      // It is over when this long has passed, whatever the clock says by then.
      if (limits.notBefore === until) limits.notBefore = 0;
    }
    return claimJob(db, { now: now(), skip: limits.blockedBatches, start: startJob });
  }

  async function runJob(job: Job, limits: ClaimLimits): Promise<void> {
    const batch = await findBatch(db, job.batchId);
    // It was set aside since the job was claimed, and the job with it.
    if (!batch) return;
    try {
      await process(job, batch);
    } catch (error) {
      if (isDatabaseFault(error)) throw error;
      const failure = error instanceof ProblemError ? error : unexpectedProblem(error);
      await handleFailure(failure, job, batch, limits);
    }
    halted(undefined);
    changed();
  }

  async function process(job: Job, batch: Batch): Promise<void> {
    const [found, newJobs] =
      job.kind === "client"
        ? await deps.readClient(job, batch)
        : [await deps.compareContract(job, batch), []];
    const { retrievedAt: _at, totalFunding, ndiaTotal, ...settlement } = found;
    const total = totalDifference(totalFunding, ndiaTotal);
    // The contract's page compares the totals itself, as they are when it is opened.
    const notes = total ? { notes: [...(settlement.notes ?? []), total] } : {};
    await store(batch, settleJobAs(job, { ...settlement, ...notes }, now()), newJobs, found);
  }

  async function handleFailure(
    error: ProblemError,
    job: Job,
    batch: Batch,
    limits: ClaimLimits,
  ): Promise<void> {
    if (error.retryAt)
      limits.notBefore = Math.max(limits.notBefore, Math.min(error.retryAt, now() + MAX_PAUSE_MS));
    if (error instanceof FirstPageError) {
      // The record keeps its problem, so that the next try is another one's.
      await store(batch, settleJobAs(job, { state: "failed", problem: error.problem }, now()), []);
      if ((await listJobs(db, batch.id)).some(isJobOpen)) await block(batch, error.forOthers, limits);
    } else if (error.kind === "blocked") {
      await block(batch, error.problem, limits);
      await settleJob(db, { job: requeueJob(job) });
    } else if (error.kind === "permanent") {
      await store(batch, settleJobAs(job, { state: "failed", problem: error.problem }, now()), []);
    } else await store(batch, postponeJob(job, error, now(), random), []);
  }

  async function block(batch: Batch, problem: Problem, limits: ClaimLimits): Promise<void> {
    limits.blockedBatches.add(batch.id);
    await updateBatch(db, batch.id, (current) => ({ ...current, blocked: problem }));
  }

  async function store(
    batch: Batch,
    job: Job,
    newJobs: Job[],
    found: Partial<Comparison> = {},
  ): Promise<void> {
    const path = job.contract?.path;
    // A proposal doesn't say whether the plan dates agree.
    const isCompared = path !== undefined && batch.kind !== "pace-proposals";
    const contract = isCompared
      ? contractStatus({ site: batch.site, path }, { ...job, ...notesOf(found) }, found)
      : undefined;
    await settleJob(db, contract ? { job, newJobs, contract } : { job, newJobs });
  }

  function notesOf({ notes }: Partial<Comparison>): Pick<Comparison, "notes"> {
    return notes ? { notes } : {};
  }

  async function waitForNextRetry(): Promise<void> {
    if (pumpRequested) return;
    // A due job of a blocked batch can't start: waiting for it would never end.
    const due = await nextRetry(db, new Set(await blockedBatchIds(db)));
    if (due === undefined || due - now() > MAX_RETRY_WAIT_MS) return;
    pumpRequested = true;
    await Promise.race([sleep(Math.max(0, due - now())), new Promise<void>((resolve) => (wake = resolve))]);
  }

  function halt(error: unknown): void {
    pumpRequested = false;
    halted(haltProblem(error));
    changed();
  }

  return { pump };
}
