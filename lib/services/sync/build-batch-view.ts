import type { Problem } from "../../core/problem.ts";
import { type Batch, type Job, isJobOpen } from "../../domain/sync/batch.ts";
import type { Change } from "../../domain/change/change.ts";
import { statusUnclearInBatch, withoutSharedAdvice } from "./status-unclear.ts";
import { countResults, outcomeOf } from "./sync-counts.ts";
import type { BatchQuery, BatchView, ProposalResult, ResultRow } from "../../domain/sync/batch-view.ts";
import { faultyForm, groupResults, needsPerson, RESULT_RANK } from "../../domain/sync/result-groups.ts";
import { proposalResults } from "./proposal-outcome.ts";

/**
 * `halted`: why nothing can be stored at present, which can't be stored itself.
 * `proposals`: the changes that the batch has proposed; their present state counts.
 */
export function viewBatch(
  batch: Batch,
  jobs: Job[],
  query: BatchQuery,
  halted?: Problem,
  proposals: readonly Change[] = [],
): BatchView {
  const proposed = proposalResults(jobs, proposals);
  const outcomes = new Map(Array.from(proposed, ([id, { outcome }]) => [id, outcome]));
  const inCommon = statusUnclearInBatch(jobs);
  const results = jobs
    .flatMap((job) => resultOf(job, proposed.get(job.id), inCommon) ?? [])
    .toSorted((a, b) => RESULT_RANK[a.outcome] - RESULT_RANK[b.outcome]);
  const matching =
    query.filter === "all" ? results : results.filter(({ outcome }) => outcome === query.filter);
  const retries = jobs.flatMap(({ retryAt }) => retryAt ?? []);
  const blocked = halted ?? batch.blocked;
  const kind = batch.kind ?? "active-plans";
  return {
    id: batch.id,
    kind,
    site: batch.site,
    startedAt: batch.startedAt,
    legend: countResults(batch.totalClients, jobs, outcomes),
    state: stateOf(jobs, blocked),
    ...(blocked ? { blocked } : {}),
    ...(retries.length > 0 ? { nextRetryAt: Math.min(...retries) } : {}),
    ...(inCommon ? { inCommon } : {}),
    results: matching.slice(0, query.limit),
    resultsInAll: matching.length,
    saved: results.filter(({ isSaved }) => isSaved).length,
    reasons: groupResults(results, kind).flatMap(({ rows: _rows, ...reason }) =>
      needsPerson(reason) ? [reason] : [],
    ),
  };
}

function stateOf(jobs: Job[], blocked: Problem | undefined): BatchView["state"] {
  if (!jobs.some(isJobOpen)) return "finished";
  if (blocked) return "blocked";
  return jobs.some(({ state }) => state === "queued" || state === "running") ? "running" : "waiting";
}

function resultOf(
  job: Job,
  proposal: ProposalResult | undefined,
  inCommon: Problem | undefined,
): ResultRow | undefined {
  const outcome = outcomeOf(job, proposal?.outcome);
  if (outcome === "none") return undefined;
  const { contract, retryAt, settledAt, totals, isPace } = job;
  const problem = proposal?.problem ?? job.problem;
  const formPath = faultyForm({ contractPath: contract?.path, problem, totals, forms: job.forms });
  return {
    id: job.id,
    clientName: job.client.name,
    clientPath: job.client.path,
    ...(contract ? { contractReference: contract.reference, contractPath: contract.path } : {}),
    ...(formPath === undefined ? {} : { formPath }),
    outcome,
    running: job.state === "running" || job.state === "queued",
    ...(problem ? { problem: withoutSharedAdvice(problem, inCommon) } : {}),
    compared: job.compared ?? [],
    ...(totals ? { totals } : {}),
    ...(isPace === undefined ? {} : { isPace }),
    ...(proposal?.isSaved ? { isSaved: true as const } : {}),
    notes: proposal?.notes ?? job.notes ?? [],
    ...(retryAt ? { retryAt } : {}),
    ...(settledAt === undefined ? {} : { settledAt }),
    ...(job.kind === "participant" ? { isParticipant: true as const } : {}),
    ...(job.summary ? { summary: job.summary } : {}),
  };
}
