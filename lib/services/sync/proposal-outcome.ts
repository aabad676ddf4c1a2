import { canBeAccepted } from "../../domain/change/change-set.ts";
import type { Problem } from "../../core/problem.ts";
import type { Change } from "../../domain/change/change.ts";
import type { Job } from "../../domain/sync/batch.ts";
import type { ProposalResult } from "../../domain/sync/batch-view.ts";

/** The outcomes of a batch's proposals by the id of the job that made them. The newest proposal of a job counts. */
export function proposalResults(
  jobs: readonly Job[],
  proposals: readonly Change[],
): Map<string, ProposalResult> {
  const byContract = new Map(proposals.map((change) => [change.set.contract?.path, change]));
  return new Map(
    jobs.flatMap(({ id, contract }) => {
      const change = contract && byContract.get(contract.path);
      return change ? [[id, resultOf(change)] as const] : [];
    }),
  );
}

function resultOf({ state, set, progress, blocked }: Change): ProposalResult {
  if (state === "proposed") {
    const [refusal] = set.refusals;
    if (refusal) return { outcome: "failed", problem: refusal };
    return { outcome: canBeAccepted(set) ? "to-review" : "success" };
  }
  if (state === "superseded") return { outcome: "declined", notes: ["Nothing was written."] };
  const states = Object.values(progress).filter((record) => record.state !== "left-out");
  const verified = states.filter((record) => record.state === "verified").length;
  const of = `${verified} of ${states.length === 1 ? "1 record" : `${states.length} records`}`;
  if (state === "applying")
    return { outcome: "saving", notes: [`${of} verified.`], ...(blocked ? { problem: blocked } : {}) };
  if (state === "done" && verified === states.length)
    return { outcome: "success", isSaved: true, notes: [`${of} saved and verified in the CRM.`] };
  const failure = states.find(({ problem }) => problem)?.problem;
  return { outcome: "failed", problem: blocked ?? failure ?? notVerified(of), notes: [`${of} verified.`] };
}

function notVerified(of: string): Problem {
  return {
    code: "change-not-verified",
    what: `Only ${of} could be verified in the CRM.`,
    remedy: "Open the review to see which records differ or weren't saved.",
  };
}
