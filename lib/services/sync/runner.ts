import type { Problem } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { blockedBatchIds } from "../../storage/batch-repository.ts";
import {
  type ClaimedJob,
  claimJobs,
  findJob,
  nextRetry,
  requeueRunning,
  type SettledJob,
  settleJobs,
  updateRetries,
} from "../../storage/job-repository.ts";
import { haltProblem } from "../halt-problem.ts";
import { isDatabaseFault } from "../../storage/database-problems.ts";
import { createQueuePlace } from "./queue-place.ts";
import { requeueJob, retryOfEarlierClock, settleJobAs, startJob } from "./job-states.ts";
import { type ClaimLimits, createJobRun, type JobSteps } from "./run-job.ts";
import { sleep } from "../../platform/sleep.ts";
import { unexpectedProblem } from "../../platform/unexpected.ts";
import { currentTime } from "../../platform/system-clock.ts";

/** Concurrent calls. The NDIA publishes no limit; this is about the load of six people at work. */
export const CONCURRENCY = 6;

/** Jobs in flight: more than calls, so that while some jobs' answers are read and stored, others can make their calls. */
export const MAX_IN_FLIGHT_JOBS = CONCURRENCY * 2;

/**
 * While more jobs are queued, results wait so long for others, in ms, to be stored with them: a transaction costs as much as
 * reading a page does.
 */
const RESULT_WAIT_MS = 50;

/** A retry that is due within this time is waited for; a later one is left to the alarm. */
const MAX_RETRY_WAIT_MS = 60_000;

/** Only its holder changes jobs. The browser releases it when its worker dies. */
const LOCK = "planbridge-runner";

export interface RunnerDeps extends JobSteps {
  db: Database;
  /** Called when something that surfaces show has changed. */
  changed: () => void;
  /** Called with the problem when nothing can be stored, and with `undefined` when it can again. */
  halted: (problem: Problem | undefined) => void;
  now?: () => number;
  random?: () => number;
}

/**
 * Processes the queue until nothing is due. It can be called at any time, by any number of callers and workers:
 * the lock lets one of them run. Jobs that a crashed worker was running are queued again first.
 */
export function createRunner(deps: RunnerDeps) {
  const { db, changed, halted, now = currentTime, random = Math.random } = deps;
  const runJob = createJobRun({ ...deps, now, random });
  const place = createQueuePlace();
  let pumpRequested = false;
  let working: Promise<void> | undefined;
  let wake = () => {};

  function pump(): Promise<void> {
    pumpRequested = true;
    place.reset();
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
    place.reset();
    const inFlight = new Set<Promise<void>>();
    const ended: SettledJob[] = [];
    const limits: ClaimLimits = { blockedBatches: new Set(await blockedBatchIds(db)) };
    let failure: unknown;
    const run = (claimed: ClaimedJob) => {
      const running = runJob(claimed, limits)
        .then((settled) => void ended.push(settled))
        .catch((error: unknown) => void (failure ??= error))
        .finally(() => inFlight.delete(running));
      inFlight.add(running);
    };
    const claim = async (count: number) => {
      const claimed = await claimJobs(db, {
        now: now(),
        skip: limits.blockedBatches,
        start: startJob,
        count,
        after: place.after(),
      });
      place.claimed(claimed);
      claimed.forEach(run);
      return claimed.length === count;
    };
    for (;;) {
      let hasMore = false;
      try {
        if (ended.length > 0) await store(ended.splice(0));
        const free = MAX_IN_FLIGHT_JOBS - inFlight.size - ended.length;
        // A “slow down” applies to every call, not only to the one that received it.
        if (failure === undefined && !limits.pause) hasMore = free <= 0 || (await claim(free));
      } catch (error) {
        failure ??= error;
      }
      const pause = failure === undefined && limits.pause ? [limits.pause.over] : [];
      if (inFlight.size + pause.length + ended.length === 0) break;
      if (ended.length === 0) await Promise.race([...inFlight, ...pause]);
      await sleep(hasMore ? RESULT_WAIT_MS : 0);
    }
    if (failure !== undefined) throw failure;
  }

  async function store(settled: SettledJob[]): Promise<void> {
    place.settled(settled);
    try {
      await settleJobs(db, settled);
    } catch (error) {
      if (isDatabaseFault(error)) throw error;
      // One result that can't be stored isn't the others' fault.
      for (const each of settled) await storeAlone(each);
    }
    halted(undefined);
    changed();
  }

  async function storeAlone(settled: SettledJob): Promise<void> {
    try {
      await settleJobs(db, [settled]);
    } catch (error) {
      if (isDatabaseFault(error)) throw error;
      const { problem } = unexpectedProblem(error);
      const job = await findJob(db, settled.job.id);
      if (job) await settleJobs(db, [{ job: settleJobAs(job, { state: "failed", problem }, now()) }]);
    }
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
