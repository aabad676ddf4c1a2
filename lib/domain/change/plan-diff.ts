import type { CrmField } from "../plan/crm-field.ts";
import type { FieldChange, Value } from "./change-set.ts";
import {
  budgetKey,
  isExcluded,
  type PacePlan,
  type PlanBudget,
  managementStyleOf,
} from "../plan/plan-budget.ts";
import { categoryKey } from "../catalogue/support-category.ts";

/** What differs between two retrievals of a plan, field by field in cents and days. */
export interface PlanDiff {
  plan: FieldChange<PlanField>[];
  /** Only budgets with a difference. */
  changed: { budget: PlanBudget; fields: FieldChange<PlanField>[] }[];
  added: PlanBudget[];
  removed: PlanBudget[];
}

/** Compares two retrievals of the same plan. What was spent isn't the plan's: it moves with every claim. */
export function diffPlans(before: PacePlan, after: PacePlan): PlanDiff {
  const { matched, added, removed } = pairRetrievals(before.budgets, after.budgets);
  const changed = matched.flatMap(([old, budget]) => {
    const fields = differences(...comparableValues(old, budget));
    return fields.length > 0 ? [{ budget, fields }] : [];
  });
  return { plan: differences(planValues(before), planValues(after)), changed, added, removed };
}

/**
 * Which budgets are the same in two retrievals. Where one of them doesn't tell management or kind, the other may be the
 * same: that something isn't told is no change.
 */
export function pairRetrievals(before: readonly PlanBudget[], after: readonly PlanBudget[]) {
  const earlier = new Map(withUniqueKeys(before));
  const later = new Map(withUniqueKeys(after));
  const matched: [PlanBudget, PlanBudget][] = [];
  for (const [key, budget] of later) {
    const old = earlier.get(key);
    if (!old) continue;
    matched.push([old, budget]);
    earlier.delete(key);
    later.delete(key);
  }
  for (const [key, budget] of later) {
    const [oldKey, old] = [...earlier].find(([, each]) => isMaybeSame(each, budget)) ?? [];
    if (oldKey === undefined || !old) continue;
    matched.push([old, budget]);
    earlier.delete(oldKey);
    later.delete(key);
  }
  return { matched, added: [...later.values()], removed: [...earlier.values()] };
}

function isMaybeSame(a: PlanBudget, b: PlanBudget): boolean {
  const isSameOrUnknown = <Told>(one: Told | null, other: Told | null) =>
    one === null || other === null || one === other;
  return (
    categoryKey(a.category) === categoryKey(b.category) &&
    isSameOrUnknown(a.management, b.management) &&
    isSameOrUnknown(a.stated, b.stated)
  );
}

export function isUnchanged({ plan, changed, added, removed }: PlanDiff): boolean {
  return plan.length + changed.length + added.length + removed.length === 0;
}

/**
 * Since when the plan has been as it is now, by what was retrieved: the oldest retrieval, going back without a gap
 * from the newest, that says the same (F46). Newest first; epoch milliseconds.
 */
export function planUnchangedSince(
  retrievals: readonly { retrievedAt: number; plan: PacePlan }[],
): number | undefined {
  const [newest, ...older] = retrievals;
  if (!newest) return undefined;
  let since = newest.retrievedAt;
  for (const { retrievedAt, plan } of older) {
    if (!isUnchanged(diffPlans(plan, newest.plan))) break;
    since = retrievedAt;
  }
  return since;
}

/** Two budgets may share category, management and kind; then the order of their start dates tells them apart. */
function withUniqueKeys(budgets: readonly PlanBudget[]): [string, PlanBudget][] {
  const seen = new Map<string, number>();
  return budgets
    .toSorted((a, b) => a.startDate.localeCompare(b.startDate))
    .map((budget) => {
      const key = budgetKey(budget);
      const times = seen.get(key) ?? 0;
      seen.set(key, times + 1);
      return [`${key}/${times}`, budget];
    });
}

/** Funding periods have no form of their own, so the diff counts them. */
type PlanField = CrmField | `period${number}${"Start" | "End" | "Amount"}`;

type NamedValue = [field: PlanField, label: string, kind: FieldChange["kind"], value: Value];

function planValues(plan: PacePlan): NamedValue[] {
  return [
    ["planStartDate", "Plan Start Date", "date", plan.startDate],
    ["planEndDate", "Plan End Date", "date", plan.endDate],
  ];
}

/** Management only where both of them tell it. */
function comparableValues(old: PlanBudget, budget: PlanBudget): [before: NamedValue[], after: NamedValue[]] {
  const isManagementKnown = old.management !== null && budget.management !== null;
  return [
    [...budgetValues(old), ...(isManagementKnown ? managementValues(old) : [])],
    [...budgetValues(budget), ...(isManagementKnown ? managementValues(budget) : [])],
  ];
}

function managementValues(budget: PlanBudget): NamedValue[] {
  return [
    ["managementStyle", "Management Style", "text", managementStyleOf(budget)],
    ["excluded", "Exclude from totals", "tick", isExcluded(budget)],
  ];
}

function budgetValues(budget: PlanBudget): NamedValue[] {
  return [
    ["budgetAmount", "Budget Amount", "money", budget.total],
    ["startDate", "Start Date", "date", budget.startDate],
    ["endDate", "End Date", "date", budget.endDate],
    ...budget.fundingPeriods.flatMap((period, at): NamedValue[] => [
      [`period${at}Start`, `Funding period ${at + 1} Start Date`, "date", period.startDate],
      [`period${at}End`, `Funding period ${at + 1} End Date`, "date", period.endDate],
      [`period${at}Amount`, `Funding period ${at + 1} Amount`, "money", period.amount],
    ]),
  ];
}

function differences(before: readonly NamedValue[], after: readonly NamedValue[]): FieldChange<PlanField>[] {
  const unmatched = new Map(before.map((named) => [named[0], named]));
  const found: FieldChange<PlanField>[] = [];
  for (const [field, label, kind, value] of after) {
    const old = unmatched.get(field)?.[3] ?? null;
    unmatched.delete(field);
    if (old !== value) found.push({ field, label, kind, before: old, after: value });
  }
  for (const [field, label, kind, value] of unmatched.values())
    if (value !== null) found.push({ field, label, kind, before: value, after: null });
  return found;
}
