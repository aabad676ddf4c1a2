import { differingTotals } from "../../domain/plan/contract-drift.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { updateBatch } from "../../storage/batch-repository.ts";
import { type ClaimedJob, listJobs, type SettledJob } from "../../storage/job-repository.ts";
import { NDIS_NUMBER, normaliseNdisNumber } from "../../domain/plan/identity.ts";
import { type Batch, isJobOpen, type Job } from "../../domain/sync/batch.ts";
import { isDatabaseFault } from "../../storage/database-problems.ts";
import { postponeJob, requeueJob, settleJobAs, type Settlement } from "./job-states.ts";
import { sleep } from "../../platform/sleep.ts";
import type { Comparison } from "./compare-contract-step.ts";
import { contractStatus } from "./contract-status.ts";
import { FirstPageError } from "../crm/first-page.ts";
import { unexpectedProblem } from "../../platform/unexpected.ts";

/** The longest pause of all calls after a “slow down”; only the job that received it waits for the full time. */
const MAX_PAUSE_MS = 5 * 60_000;

/** What keeps due jobs from starting: a server that wants no calls for a time, and blocked batches. */
export interface ClaimLimits {
  /** Until this passes, no job starts. */
  pause?: { until: number; over: Promise<void> };
  blockedBatches: Set<string>;
}

export interface JobSteps {
  readClient: (job: Job, batch: Batch) => Promise<[Comparison, Job[]]>;
  compareContract: (job: Job, batch: Batch) => Promise<Comparison>;
  synchroniseParticipant: (job: Job, batch: Batch) => Promise<Settlement>;
}

/** Runs one claimed job, and says what is to be stored of it. What keeps others from starting is put into `limits`. */
export function createJobRun(
  deps: JobSteps & { db: Database; now: () => number; random: () => number },
): (claimed: ClaimedJob, limits: ClaimLimits) => Promise<SettledJob> {
  const { db, now, random } = deps;

  /** What becomes of a job. Throws only where nothing can be stored. */
  async function runJob({ job, batch }: ClaimedJob, limits: ClaimLimits): Promise<SettledJob> {
    try {
      return await process(job, batch);
    } catch (error) {
      if (isDatabaseFault(error)) throw error;
      const failure = error instanceof ProblemError ? error : unexpectedProblem(error);
      return await handleFailure(failure, job, batch, limits);
    }
  }

  async function process(job: Job, batch: Batch): Promise<SettledJob> {
    if (job.kind === "participant")
      return { job: settleJobAs(job, await deps.synchroniseParticipant(job, batch), now()) };
    const [found, newJobs] =
      job.kind === "client"
        ? await deps.readClient(job, batch)
        : [await deps.compareContract(job, batch), []];
    const { retrievedAt: _at, totalFunding, ndiaTotal, ...settlement } = found;
    const totals = differingTotals(totalFunding, ndiaTotal);
    // The contract's page compares the totals itself, as they are when it is opened.
    const differing = totals ? { totals } : {};
    return withStatus(batch, settleJobAs(job, { ...settlement, ...differing }, now()), newJobs, found);
  }

  async function handleFailure(
    error: ProblemError,
    job: Job,
    batch: Batch,
    limits: ClaimLimits,
  ): Promise<SettledJob> {
    if (error.retryAt) pauseUntil(Math.min(error.retryAt, now() + MAX_PAUSE_MS), limits);
    if (error instanceof FirstPageError) {
      const isOther = ({ id }: Job) => id !== job.id;
      if ((await listJobs(db, batch.id)).filter(isOther).some(isJobOpen))
        await block(batch, error.forOthers, limits);
      // The record keeps its problem, so that the next try is another one's.
    } else if (error.kind === "blocked") {
      await block(batch, error.problem, limits);
      return { job: requeueJob(job) };
    }
    return withStatus(
      batch,
      error.kind === "permanent"
        ? settleJobAs(job, { state: "failed", problem: error.problem }, now())
        : postponeJob(job, error, now(), random),
    );
  }

  function pauseUntil(until: number, limits: ClaimLimits): void {
    if (limits.pause && limits.pause.until >= until) return;
    // It is over when this long has passed, whatever the clock says by then.
    const over = sleep(until - now()).then(() => {
      if (limits.pause?.until === until) delete limits.pause;
    });
    limits.pause = { until, over };
  }

  async function block(batch: Batch, problem: Problem, limits: ClaimLimits): Promise<void> {
    limits.blockedBatches.add(batch.id);
    await updateBatch(db, batch.id, (current) => ({ ...current, blocked: problem }));
  }

  function withStatus(
    batch: Batch,
    job: Job,
    newJobs: Job[] = [],
    found: Partial<Comparison> = {},
  ): SettledJob {
    const path = job.contract?.path;
    // A proposal doesn't say whether the plan dates agree.
    const isCompared = path !== undefined && batch.kind !== "pace-proposals";
    const contract = isCompared
      ? contractStatus({ site: batch.site, path }, { ...job, ...notesOf(found) }, found)
      : undefined;
    const client = clientOf(batch, job, newJobs);
    return { job, newJobs, ...(contract ? { contract } : {}), ...(client ? { client } : {}) };
  }

  function notesOf({ notes }: Partial<Comparison>): Pick<Comparison, "notes"> {
    return notes ? { notes } : {};
  }

  return runJob;
}

/** The client whose page was read, with the contracts on it; `undefined` where the page tells no NDIS number. */
function clientOf({ site }: Batch, { client }: Job, contractJobs: readonly Job[]): SettledJob["client"] {
  const ndisNumber = normaliseNdisNumber(contractJobs[0]?.identity?.ndisNumber ?? "");
  if (!NDIS_NUMBER.test(ndisNumber)) return undefined;
  return { site, ndisNumber, ...client, contracts: contractJobs.flatMap(({ contract }) => contract ?? []) };
}
