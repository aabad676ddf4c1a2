import { isJobOpen, type Job, type NotCounted } from "../../domain/sync/batch.ts";
import { wasProcessed } from "./job-states.ts";
import type { JobOutcome, ProposalOutcome, SyncCounts } from "../../domain/sync/batch-view.ts";

/** `proposal`: the present outcome of the contract's proposal, which isn't stored in the job. */
export function outcomeOf(job: Job, proposal?: ProposalOutcome): JobOutcome {
  if (!wasProcessed(job)) return "none";
  if (job.state === "not-counted") return job.notCounted ?? reasonOfEarlierJob(job);
  if (job.state === "failed") return "failed";
  if (job.state === "proposed") return proposal ?? "to-review";
  if (job.state === "success") return job.kind === "client" ? "none" : (proposal ?? "success");
  return "uncompleted";
}

/** The reason for jobs that earlier versions stored without one. */
function reasonOfEarlierJob({ kind, problem }: Job): NotCounted {
  if (kind === "contract") return "not-active";
  return problem?.code === "not-pace-client" ? "not-pace" : "without-contract";
}

/**
 * Counts service contracts. A client whose page couldn't be read counts as one, since the number is unknown.
 * @param proposals by job id
 */
export function countResults(
  totalClients: number,
  jobs: Job[],
  proposals: ReadonlyMap<string, ProposalOutcome> = new Map(),
): SyncCounts {
  const counts = new Map<JobOutcome, number>();
  const open = new Set<string>();
  let notPaceClients = 0;
  for (const job of jobs) {
    const outcome = outcomeOf(job, proposals.get(job.id));
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (outcome === "not-pace" && job.kind === "client") notPaceClients += 1;
    if (isJobOpen(job)) open.add(job.client.path);
  }
  const count = (outcome: JobOutcome) => counts.get(outcome) ?? 0;
  const ofContracts: JobOutcome[] = [
    "success",
    "failed",
    "uncompleted",
    "not-active",
    "not-pace",
    "to-review",
    "saving",
    "declined",
  ];
  return {
    totalClients,
    progress: totalClients === 0 ? 1 : (totalClients - open.size) / totalClients,
    processed: ofContracts.reduce((sum, outcome) => sum + count(outcome), 0) - notPaceClients,
    success: count("success"),
    failed: count("failed"),
    uncompleted: count("uncompleted"),
    notActive: count("not-active"),
    withoutContract: count("without-contract"),
    ...(count("to-review") ? { toReview: count("to-review") } : {}),
    ...(count("saving") ? { saving: count("saving") } : {}),
    ...(count("declined") ? { declined: count("declined") } : {}),
    ...(count("not-pace") ? { notPace: count("not-pace") } : {}),
  };
}
