import type { ContractStatus, Job } from "../../domain/sync/batch.ts";
import type { Comparison } from "./compare-contract-step.ts";

/** The latest result for a contract, shown on its page. `undefined`: there is no result. */
export function contractStatus(
  { site, path }: Pick<ContractStatus, "site" | "path">,
  found: Pick<Job, "state" | "compared" | "notes" | "problem"> & { settledAt?: number },
  { retrievedAt, totalFunding }: Pick<Comparison, "retrievedAt" | "totalFunding"> = {},
): ContractStatus | undefined {
  const { state, settledAt = 0, compared = [], notes = [], problem } = found;
  // A proposal doesn't say whether the plan dates agree.
  if (state === "queued" || state === "running" || state === "proposed") return undefined;
  return {
    site,
    path,
    checkedAt: settledAt,
    outcome: state === "not-counted" ? "not-active" : state,
    compared,
    notes,
    ...(problem ? { problem } : {}),
    ...(retrievedAt ? { retrievedAt } : {}),
    ...(totalFunding === undefined ? {} : { totalFunding }),
  };
}
