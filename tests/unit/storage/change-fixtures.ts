import { type ChangeSet, type RecordChange, recordsToWrite } from "../../../lib/domain/change/change-set.ts";
import type { PacePlan } from "../../../lib/domain/plan/plan-budget.ts";
import type { PaceSnapshot } from "../../../lib/storage/plan-repository.ts";
import type { Change } from "../../../lib/domain/change/change.ts";
import { budget, pacePlan } from "../domain/plan/pace-fixtures.ts";
import { SITE } from "./row-fixtures.ts";

export const NDIS_NUMBER = "430000017";
export const CLIENT = { name: "Ngozi Okafor", path: "/Clients/Profile/11" };
export const CONTRACT = { reference: "NDIS-0042", path: "/ServiceContracts/Details/42" };

/** A budget that grows by $5.00. */
export const growing: RecordChange = {
  id: "plan-budget/Consumables/plan",
  kind: "plan-budget",
  title: "Consumables",
  group: "change",
  action: "update",
  path: "/PlanBudgets/Edit/7",
  fields: [{ field: "budgetAmount", label: "Budget Amount", kind: "money", before: 100_000, after: 100_500 }],
  warnings: [],
};

/** A proposal for a contract, of the snapshot `s-1`. */
export function change(
  id: string,
  { set, ...rest }: Partial<Omit<Change, "set">> & { set?: Partial<ChangeSet> } = {},
): Change {
  return {
    id,
    site: SITE,
    state: "proposed",
    set: {
      purpose: "sync-plan-and-budgets",
      client: CLIENT,
      contract: CONTRACT,
      ndisNumber: NDIS_NUMBER,
      snapshotId: "s-1",
      retrievedAt: Number.parseInt(id, 10),
      records: [growing],
      warnings: [],
      refusals: [],
      ...set,
    },
    proposedAt: Number.parseInt(id, 10),
    attempts: 0,
    progress: rest.state === "applying" ? waitingFor(set?.records ?? [growing]) : {},
    contractsBefore: [CONTRACT.path],
    ...rest,
  };
}

/** The progress of records as it is when a change has just been accepted. */
function waitingFor(records: readonly RecordChange[]): Change["progress"] {
  return Object.fromEntries(
    recordsToWrite(records).map(({ id }) => [id, { state: "waiting" as const, sent: 0 }]),
  );
}

export function snapshot(
  id: string,
  retrievedAt: number,
  pace: PacePlan[] = [pacePlan([budget()])],
): PaceSnapshot {
  return {
    id,
    batchId: "contract-page",
    ndisNumber: NDIS_NUMBER,
    site: SITE,
    identity: { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: NDIS_NUMBER },
    retrievedAt,
    isPace: true,
    plans: [{ isPace: true, reference: null, startDate: "2026-07-01", endDate: "2027-06-30" }],
    pace,
    raw: {},
  };
}
