import { formatDate, overlapInDays } from "../../core/calendar-date.ts";
import {
  type ChangeSet,
  type FieldChange,
  isDifferent,
  type RecordChange,
  type Value,
  withDistinctTitles,
} from "./change-set.ts";
import type { ChangeField } from "../plan/crm-field.ts";

import {
  budgetId,
  budgetsFor,
  budgetToCreate,
  budgetWarnings,
  type CrmFormOptions,
  noBudgetsProblem,
  outsidePlanWarning,
  syncedFields,
  withDistinctIds,
} from "./propose-contract.ts";
import {
  isExcluded,
  managedTotal,
  managementStyleOf,
  type PacePlan,
  type PlanBudget,
  unknownManagementProblem,
} from "../plan/plan-budget.ts";
import type { Problem } from "../../core/problem.ts";
import { pairBudgets } from "./pair-budgets.ts";
import { categoryKey } from "../catalogue/support-category.ts";
import { leaveOutPossibleDuplicate } from "./possible-duplicate.ts";
import type { CrmBudget, CrmContract } from "./crm-contract.ts";

type Proposal = Pick<ChangeSet, "records" | "warnings" | "refusals">;

/** Of the plan's periods the one that this contract is about, and why (F48). */
export function matchPlan(
  { planStartDate: start, planEndDate: end }: Pick<CrmContract, "planStartDate" | "planEndDate">,
  plans: readonly PacePlan[],
): { plan: PacePlan; reason: string } | undefined {
  const same = plans.find(({ startDate }) => startDate === start);
  if (same) return { plan: same, reason: "It starts on the same day as this contract." };
  if (!start || !end) return undefined;
  const sharedDays = (plan: PacePlan) =>
    overlapInDays({ start, end }, { start: plan.startDate, end: plan.endDate ?? "9999-12-31" });
  const [longest] = plans.toSorted((a, b) => sharedDays(b) - sharedDays(a));
  return longest && sharedDays(longest) > 0
    ? { plan: longest, reason: "It covers most of this contract's time." }
    : undefined;
}

/** The plan's own part of a sync: start, end and total of the contract (F48, F49). */
export function proposePlan(
  contract: CrmContract,
  plan: PacePlan,
  crm: CrmFormOptions = { categories: undefined },
): Proposal {
  const budgets = budgetsFor(plan, crm);
  const total = budgets.length > 0 ? managedTotal(budgets) : null;
  const fields = [
    compare("planStartDate", "NDIS Plan Start Date", "date", contract.planStartDate, plan.startDate),
    ...(plan.endDate
      ? [compare("planEndDate", "NDIS Plan End Date", "date", contract.planEndDate, plan.endDate)]
      : []),
    ...(total === null
      ? []
      : [compare("totalFunding", "Total Funding", "money", contract.totalFunding, total)]),
  ].filter((each) => each !== undefined);
  const differs = fields.some(isDifferent);
  return {
    records: [
      {
        id: "contract",
        kind: "contract",
        title: `Service contract ${contract.reference}`.trim(),
        group: differs ? "change" : "same",
        ...(differs ? { action: "update" as const } : {}),
        fields,
        path: contract.editPath,
        warnings: earlierEndWarnings(contract, plan),
      },
    ],
    warnings: [...plan.oddities, ...totalNotComparedWarning(budgets)],
    refusals: [],
  };
}

function totalNotComparedWarning(budgets: readonly PlanBudget[]): string[] {
  const problem = unknownManagementProblem(budgets);
  return problem ? [`${problem.what} So Total Funding isn't compared. ${problem.remedy}`] : [];
}

/**
 * The plan and every budget in one change: one press in place of a visit to each budget (F45–F61). Without the CRM's own
 * budgets nobody knows which are missing, so none is proposed.
 */
export function proposePlanAndBudgets(
  contract: CrmContract,
  crmBudgets: readonly CrmBudget[] | undefined,
  plan: PacePlan,
  crm: CrmFormOptions,
): Proposal {
  const planProposal = proposePlan(contract, plan, crm);
  const refusals = plan.budgets.length === 0 ? [noBudgetsProblem(plan)] : [];
  if (!crmBudgets) return { ...planProposal, refusals };
  const pairs = pairBudgets(crmBudgets, plan.budgets);
  return {
    ...planProposal,
    records: withDistinctTitles(
      withDistinctIds([
        ...planProposal.records,
        ...pairs.matched.map(([crmBudget, ndiaBudget]) => budgetToUpdate(crmBudget, ndiaBudget, plan)),
        ...pairs.onlyNdia.map((budget) =>
          leaveOutPossibleDuplicate(budgetToCreate(budget, plan, crm), budget.category, pairs.onlyCrm),
        ),
        ...pairs.onlyCrm.map((budget) => crmOnlyRecord(budget, pairs.onlyNdia)),
      ]),
    ),
    refusals,
  };
}

/** One budget, compared with the record of the NDIA that a person chose for it (F53–F59). */
export function budgetToUpdate(crmBudget: CrmBudget, ndiaBudget: PlanBudget, plan: PacePlan): RecordChange {
  const { amount, startDate, endDate, managementStyle, excluded } = crmBudget;
  const crmValues: Record<string, Value | undefined> = {
    budgetAmount: amount,
    startDate,
    endDate,
    managementStyle,
    excluded,
  };
  const fields = syncedFields({
    ...ndiaBudget,
    managementStyle: managementStyleOf(ndiaBudget),
    excluded: isExcluded(ndiaBudget),
  }).flatMap(({ field, label, kind, after }) => compare(field, label, kind, crmValues[field], after) ?? []);
  const differs = fields.some(isDifferent);
  const outside = outsidePlanWarning(ndiaBudget, plan);
  const record: RecordChange = {
    id: budgetId(ndiaBudget),
    kind: "plan-budget",
    title: crmBudget.category,
    group: differs ? "change" : "same",
    fields,
    ...(crmBudget.editPath ? { path: crmBudget.editPath } : {}),
    fundingPeriods: ndiaBudget.fundingPeriods,
    ...updateReason(crmBudget, ndiaBudget),
    warnings: [
      ...budgetWarnings(ndiaBudget),
      ...reductionWarnings(crmBudget, ndiaBudget),
      ...unknownManagementWarnings(ndiaBudget),
    ],
  };
  if (!differs) return record;
  return outside ? { ...record, leftOut: outside } : { ...record, action: "update" };
}

/** A field that the CRM doesn't show is neither compared nor written. */
function compare(
  field: ChangeField,
  label: string,
  kind: FieldChange["kind"],
  before: Value | undefined,
  after: Value,
): FieldChange | undefined {
  if (before === undefined) return undefined;
  return { field, label, kind, before: before === "" ? null : before, after };
}

function crmOnlyRecord(budget: CrmBudget, onlyNdia: readonly PlanBudget[]): RecordChange {
  const isMaybeMatch = onlyNdia.some(
    ({ category, management }) =>
      management === null && categoryKey(category) === categoryKey(budget.category),
  );
  return {
    id: `plan-budget/crm/${budget.editPath ?? budget.category}`,
    kind: "plan-budget",
    title: budget.category,
    group: "only-crm",
    fields: [
      {
        field: "budgetAmount",
        label: "Budget Amount",
        kind: "money",
        before: budget.amount ?? null,
        after: null,
      },
    ],
    ...(budget.editPath ? { path: budget.editPath } : {}),
    warnings: [],
    leftOut: isMaybeMatch ? matchUnknown(budget.category) : unknownToPace(budget.category),
  };
}

function unknownToPace(category: string): Problem {
  return {
    code: "category-unknown-to-pace",
    what: `The NDIA's plan has no budget for ${category}.`,
    remedy: "It is left unchanged. If the budget has ended, correct or delete it in the CRM yourself.",
  };
}

function matchUnknown(category: string): Problem {
  return {
    code: "budget-not-matched",
    what: `${category} has more than one budget, and the NDIA doesn't say who manages each, so it isn't known which is this one.`,
    remedy: "It is left unchanged. Compare the budgets with the plan and correct them yourself.",
  };
}

function unknownManagementWarnings({ management, managementWord }: PlanBudget): string[] {
  if (management !== null) return [];
  const word = managementWord ? ` in a word that Planbridge knows (it says “${managementWord}”)` : "";
  return [
    `The NDIA doesn't say who manages this budget${word}. Management Style and Exclude stay as they are in the CRM: check them against the plan.`,
  ];
}

function earlierEndWarnings(contract: CrmContract, plan: PacePlan): string[] {
  return contract.planEndDate && plan.endDate && plan.endDate < contract.planEndDate
    ? [
        `The plan ends earlier than this contract: ${formatDate(plan.endDate)} instead of ${formatDate(contract.planEndDate)}.`,
      ]
    : [];
}

/** Why a resync is due, where it is one of the two that the guide names (F57). */
function updateReason({ endDate }: CrmBudget, ndiaBudget: PlanBudget): { reason?: string } {
  if (!endDate || endDate === ndiaBudget.endDate) return {};
  const day = formatDate(ndiaBudget.endDate);
  return { reason: ndiaBudget.endDate > endDate ? `Extended to ${day}.` : `Ends earlier, on ${day}.` };
}

function reductionWarnings(crmBudget: CrmBudget, ndiaBudget: PlanBudget): string[] {
  return [
    ...(crmBudget.amount && ndiaBudget.total < crmBudget.amount ? ["The budget gets smaller."] : []),
    ...(crmBudget.endDate && ndiaBudget.endDate < crmBudget.endDate
      ? ["The budget ends earlier: services after that can't be paid from it."]
      : []),
  ];
}
