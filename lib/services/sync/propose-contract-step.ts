import { canBeAccepted, recordsToWrite, totalMoneyMoved } from "../../domain/change/change-set.ts";
import { formatMoney } from "../../core/money.ts";
import { isActive } from "../../domain/plan/service-contract.ts";
import type { Batch, Job } from "../../domain/sync/batch.ts";
import { readContractPage } from "../crm/crm-reader.ts";
import type { ReadCrm } from "../crm/crm-access.ts";
import type { Settlement } from "./job-states.ts";
import type { Proposals } from "../changes/propose.ts";

/** Proposes the updates of one PACE contract; nothing is written until a person accepts them. */
export async function proposeContractStep(
  job: Job,
  batch: Batch,
  deps: { readCrm: ReadCrm; proposals: Pick<Proposals, "proposeForContract"> },
): Promise<Settlement> {
  const { path } = job.contract as { path: string };
  const { contract, isPace } = await readContractPage(deps.readCrm, batch.site, path);
  if (!isActive(contract)) return { state: "not-counted", notCounted: "not-active" };
  if (!isPace)
    return {
      state: "not-counted",
      notCounted: "not-pace",
      notes: ["This service contract isn't a PACE contract, so it isn't compared with PACE."],
    };
  const { set } = await deps.proposals.proposeForContract(batch.site, path, {
    purpose: "sync-plan-and-budgets",
    batchId: batch.id,
  });
  const [refusal] = set.refusals;
  if (refusal) return { state: "failed", problem: refusal };
  if (!canBeAccepted(set)) return { state: "success", notes: ["Nothing differs from PACE."] };
  const writes = recordsToWrite(set.records).length;
  return {
    state: "proposed",
    notes: [
      `${writes === 1 ? "1 record" : `${writes} records`} would change, ${formatMoney(totalMoneyMoved(set.records))} of budgets.`,
    ],
  };
}
