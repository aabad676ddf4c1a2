import type { FieldChange, RecordChange } from "../../../../lib/domain/change/change-set.ts";
import type { CrmBudget } from "../../../../lib/domain/change/crm-contract.ts";
import type { PacePlan, PlanBudget } from "../../../../lib/domain/plan/plan-budget.ts";

export const START = "2026-07-01";
export const END = "2027-06-30";

/** A plan-managed flexible budget of $1,000.00 over the whole plan, of which nothing was spent. */
export function budget(change: Partial<PlanBudget> = {}): PlanBudget {
  const { total = 100_000, spent = 0 } = change;
  return {
    category: "Consumables",
    supportType: "Core",
    stated: false,
    component: "Core Flexible (Plan-managed)",
    management: "plan",
    startDate: START,
    endDate: END,
    total,
    spent,
    remaining: total - spent,
    fundingPeriods: [],
    ...change,
  };
}

export function pacePlan(budgets: PlanBudget[], change: Partial<PacePlan> = {}): PacePlan {
  return {
    isPace: true,
    reference: null,
    startDate: START,
    endDate: END,
    current: true,
    budgets,
    oddities: [],
    ...change,
  };
}

/** What the CRM's table shows of that same budget. */
export function held(change: Partial<CrmBudget> = {}): CrmBudget {
  return {
    category: "Consumables",
    editPath: "/PlanBudgets/Edit/7",
    amount: 100_000,
    startDate: START,
    endDate: END,
    managementStyle: "Plan Management",
    excluded: false,
    ...change,
  };
}

/** What a record writes, by field. */
export function values({ fields }: Pick<RecordChange, "fields">): Record<string, FieldChange["after"]> {
  return Object.fromEntries(fields.map(({ field, after }) => [field, after]));
}

/** Only what differs: before and after by field. */
export function differing({
  fields,
}: {
  fields: readonly FieldChange<string>[];
}): Record<string, [FieldChange["before"], FieldChange["after"]]> {
  return Object.fromEntries(
    fields
      .filter(({ before, after }) => before !== after)
      .map(({ field, before, after }) => [field, [before, after]]),
  );
}
