import type { ComparedField } from "../../domain/plan/compare-plan-dates.ts";
import type { Problem } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { findLink } from "../../storage/link-repository.ts";
import { latestSnapshot } from "../../storage/plan-repository.ts";
import type { ContractStatus } from "../../storage/rows.ts";
import { knownTotal } from "./known-total.ts";

/** What the service contract page says about the contract it shows. Times in epoch milliseconds, money in cents. */
export interface ContractStatusView {
  checkedAt: number;
  retrievedAt?: number;
  outcome: "success" | "failed" | "uncompleted" | "not-active";
  compared: ComparedField[];
  notes: string[];
  problem?: Problem;
  /** The contract's total when it was checked. */
  totalFunding?: number;
  /** What the plan-managed budgets of this PACE plan come to, where they were ever retrieved. */
  ndiaTotal?: number;
  /** A plan with other dates was retrieved since: the verdict doesn't know of it. */
  newerPlan?: true;
}

/** A stored status with what was retrieved since. */
export async function viewStatus(db: Database, status: ContractStatus): Promise<ContractStatusView> {
  const { site, path, compared, retrievedAt = 0 } = status;
  const client = (await findLink(db, site, path))?.client;
  const ndisNumber = client && (await findLink(db, site, client.path))?.ndisNumber;
  const dateOf = (word: string) => compared.find(({ field }) => field.includes(word));
  const [start, end] = [dateOf("Start"), dateOf("End")];
  if (!ndisNumber || !start?.ndia) return status;
  const known = await knownTotal(db, ndisNumber, start.ndia);
  const latest = await latestSnapshot(db, ndisNumber);
  // Of several plans this one may still be there as it was.
  const stands = latest?.plans.some(
    (plan) => plan.startDate === start.ndia && plan.endDate === (end?.ndia ?? null),
  );
  const isNewer = latest !== undefined && latest.retrievedAt > retrievedAt && latest.plans.length > 0;
  return {
    ...status,
    ...(known ? { ndiaTotal: known.total } : {}),
    ...(isNewer && !stands ? { newerPlan: true as const } : {}),
  };
}
