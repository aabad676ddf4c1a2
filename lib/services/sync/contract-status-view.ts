import type { Database } from "../../storage/database.ts";
import { findLink } from "../../storage/link-repository.ts";
import { latestSnapshot } from "../../storage/plan-repository.ts";
import { PLAN_DATE_LABELS } from "../../domain/plan/crm-field.ts";
import type { ContractStatus } from "../../domain/sync/batch.ts";
import { retrievedPlanTotal } from "./plan-total.ts";
import type { ContractStatusView } from "../../domain/sync/batch-view.ts";

/** A stored status, with what later retrievals add to it. */
export async function viewStatus(db: Database, status: ContractStatus): Promise<ContractStatusView> {
  const { site, path, compared, retrievedAt = 0 } = status;
  const client = (await findLink(db, site, path))?.client;
  const ndisNumber = client && (await findLink(db, site, client.path))?.ndisNumber;
  const dateOf = (name: keyof typeof PLAN_DATE_LABELS) =>
    compared.find(({ field }) => field === PLAN_DATE_LABELS[name]);
  const [start, end] = [dateOf("planStartDate"), dateOf("planEndDate")];
  if (!ndisNumber || !start?.ndia) return status;
  const total = await retrievedPlanTotal(db, site, ndisNumber, start.ndia);
  const latest = await latestSnapshot(db, site, ndisNumber);
  // Among several plans, the compared one may still be there unchanged.
  const isUnchanged = latest?.plans.some(
    (plan) => plan.startDate === start.ndia && plan.endDate === (end?.ndia ?? null),
  );
  const isNewer = latest !== undefined && latest.retrievedAt > retrievedAt && latest.plans.length > 0;
  return {
    ...status,
    ...(total ? { ndiaTotal: total.total } : {}),
    ...(isNewer && !isUnchanged ? { newerPlan: true as const } : {}),
  };
}
