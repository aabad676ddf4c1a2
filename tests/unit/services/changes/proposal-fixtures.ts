import type { ChangeSet, RecordChange } from "../../../../lib/domain/change/change-set.ts";
import type { Change, RecordProgress, RecordState } from "../../../../lib/domain/change/change.ts";
import { SITE } from "../../storage/row-fixtures.ts";

/** A plan budget whose total moves from one amount to another. */
export function budget(
  id: string,
  rest: Partial<RecordChange> & { from?: number; to?: number } = {},
): RecordChange {
  const { from = 100_000, to = 120_000, ...record } = rest;
  return {
    id: `plan-budget/${id}`,
    kind: "plan-budget",
    title: id,
    group: "change",
    action: "update",
    fields: [{ field: "budgetAmount", label: "Budget Amount", kind: "money", before: from, after: to }],
    path: `/PlanBudgets/Edit/${id}`,
    warnings: [],
    ...record,
  };
}

export function contract(rest: Partial<RecordChange> = {}): RecordChange {
  return {
    id: "contract",
    kind: "contract",
    title: "Service contract",
    group: "only-ndia",
    action: "create",
    fields: [{ field: "totalFunding", label: "Total Funding", kind: "money", before: null, after: 240_000 }],
    warnings: [],
    ...rest,
  };
}

/** The adjustment of that budget. */
export function adjustment(id: string): RecordChange {
  return {
    id: `adjustment/${id}`,
    kind: "adjustment",
    title: `${id}: adjustment`,
    group: "only-ndia",
    action: "create",
    belongsTo: `plan-budget/${id}`,
    fields: [{ field: "rate", label: "Rate", kind: "money", before: null, after: 700 }],
    warnings: [],
  };
}

/** A proposal of two budgets for one contract, with these changes. */
export function proposal(id: string, set: Partial<ChangeSet> = {}, rest: Partial<Change> = {}): Change {
  const records = set.records ?? [budget("Consumables"), budget("Transport", { from: 5000, to: 4000 })];
  const waiting = records.map((record) => [record.id, { state: "waiting" as const, sent: 0 }]);
  return {
    id,
    site: SITE,
    state: "proposed",
    set: {
      purpose: "sync-plan-and-budgets",
      client: { name: "Ngozi Okafor", path: "/Clients/Profile/11" },
      contract: { reference: "SC-1", path: "/ServiceContracts/Details/1" },
      ndisNumber: "430000017",
      snapshotId: "s-1",
      retrievedAt: 1_000_000,
      records,
      warnings: [],
      refusals: [],
      ...set,
    },
    proposedAt: 1_000_000,
    attempts: 0,
    progress: rest.state === "applying" ? Object.fromEntries(waiting) : {},
    contractsBefore: [],
    ...rest,
  };
}

/** A change that is being applied, whose records have got this far. */
export function applying(
  states: Record<string, RecordState | RecordProgress>,
  rest: Partial<Change> = {},
): Change {
  const progress = Object.entries(states).map(([id, state]): [string, RecordProgress] => [
    id,
    typeof state === "string" ? { state, sent: 1 } : state,
  ]);
  return proposal("1-a", {}, { state: "applying", progress: Object.fromEntries(progress), ...rest });
}
