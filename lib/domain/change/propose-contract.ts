import { formatDate, type IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import { adjustmentFields, needsAdjustment } from "./adjustment.ts";
import {
  type ChangeSet,
  dateField,
  type FieldChange,
  moneyField,
  type RecordChange,
  textField,
  tickField,
  withDistinctTitles,
} from "./change-set.ts";
import {
  isExcluded,
  managedTotal,
  unknownManagementProblem,
  type PacePlan,
  type PlanBudget,
  managementStyleOf,
} from "../plan/plan-budget.ts";
import type { Problem } from "../../core/problem.ts";
import { categoryKey } from "../catalogue/support-category.ts";

/** What a comparison needs to know of the CRM besides the record itself. */
export interface CrmFormOptions {
  /** The categories that the CRM's budget form offers. `undefined`: no budget form has been seen yet. */
  categories: readonly string[] | undefined;
}

/** The records that bring a PACE plan into the CRM as a new service contract (F36–F40). */
export function proposeContract(
  plan: PacePlan,
  crm: CrmFormOptions,
  today: IsoDate,
): Pick<ChangeSet, "records" | "warnings" | "refusals"> {
  const budgets = withDistinctIds(plan.budgets.map((budget) => budgetToCreate(budget, plan, crm)));
  const adjustments = plan.budgets.flatMap((budget, at) => {
    const record = budgets[at] as RecordChange;
    return needsAdjustment(budget) && record.action ? adjustmentRecord(record, budget, today) : [];
  });
  const created = plan.budgets.filter((_, at) => budgets[at]?.action);
  return {
    records: withDistinctTitles([contractToCreate(plan, created), ...budgets, ...adjustments]),
    warnings: [...plan.oddities, ...(crm.categories ? [] : [CATEGORIES_UNKNOWN])],
    refusals: [
      ...(plan.endDate ? [] : [planWithoutEnd()]),
      ...(created.length > 0 ? [] : [noBudgetsProblem(plan)]),
    ],
  };
}

const CATEGORIES_UNKNOWN =
  "Planbridge hasn't read this CRM's list of plan categories yet, so you see a missing category only when its budget is created.";

function contractToCreate(plan: PacePlan, budgets: readonly PlanBudget[]): RecordChange {
  const end = plan.endDate ?? plan.startDate;
  return {
    id: "contract",
    kind: "contract",
    title: "Service contract",
    group: "only-ndia",
    action: "create",
    warnings: [],
    fields: [
      textField("reference", "Reference", `PACE plan from ${formatDate(plan.startDate)}`),
      dateField("planStartDate", "NDIS Plan Start Date", plan.startDate),
      dateField("planEndDate", "NDIS Plan End Date", end),
      dateField("startDate", "Start Date", plan.startDate),
      dateField("endDate", "End Date", end),
      textField("fundingSource", "Funding Source", "NDIS"),
      textField("fundingManagement", "Funding Management", "Registered Plan Management Provider"),
      // Only budgets with known management are created.
      moneyField("totalFunding", "Total Funding", managedTotal(budgets) ?? 0),
      tickField("pacePlan", "PACE Plan", true),
    ],
  };
}

/** A budget as it is created: total only, never what remains (F52). */
export function budgetToCreate(budget: PlanBudget, plan: PacePlan, crm: CrmFormOptions): RecordChange {
  const crmCategory = crm.categories?.find(
    (category) => categoryKey(category) === categoryKey(budget.category),
  );
  const outside = outsidePlanWarning(budget, plan);
  const leftOut =
    crm.categories && !crmCategory ? unknownToCrm(budget.category) : (outside ?? managementProblem(budget));
  const record: RecordChange = {
    id: budgetId(budget),
    kind: "plan-budget",
    title: budget.category,
    group: "only-ndia",
    fields: budgetFields(budget, crmCategory ?? budget.category),
    fundingPeriods: budget.fundingPeriods,
    warnings: leftOut ? [] : budgetWarnings(budget),
  };
  return leftOut ? { ...record, leftOut } : { ...record, action: "create" };
}

/** The budgets that the CRM can hold: the others would make its total one that it never comes to. */
export function budgetsFor(plan: PacePlan, crm: CrmFormOptions): PlanBudget[] {
  return plan.budgets.filter((budget) => {
    const code = budgetToCreate(budget, plan, crm).leftOut?.code;
    return code === undefined || code === MANAGEMENT_NOT_TOLD;
  });
}

const MANAGEMENT_NOT_TOLD = "management-not-told";

/** The CRM's totals depend on who manages a budget, so none is created while that isn't told. */
function managementProblem(budget: PlanBudget): Problem | undefined {
  const problem = unknownManagementProblem([budget]);
  return problem && { ...problem, code: MANAGEMENT_NOT_TOLD, remedy: `It was left out. ${problem.remedy}` };
}

export function budgetId({ category, management, stated }: PlanBudget): string {
  return `plan-budget/${category}/${management ?? "not-told"}${stated ? "/stated" : ""}`;
}

/** Two budgets may share category, management and kind: then a number tells their records apart. */
export function withDistinctIds(records: readonly RecordChange[]): RecordChange[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const times = (seen.get(record.id) ?? 0) + 1;
    seen.set(record.id, times);
    return times === 1 ? record : { ...record, id: `${record.id}/${times}` };
  });
}

/** What of a budget is kept in step, once it is there: the total and never what remains (F52). */
export interface BudgetValues {
  total: Cents;
  startDate: IsoDate;
  endDate: IsoDate;
  /** `null`: the NDIA doesn't say who manages it, so neither this nor the tick is compared or written. */
  managementStyle: string | null;
  excluded: boolean | null;
}

/** The CRM's fields for it (F54). */
export function syncedFields(budget: BudgetValues): FieldChange[] {
  return [
    moneyField("budgetAmount", "Budget Amount", budget.total),
    dateField("startDate", "Start Date", budget.startDate),
    dateField("endDate", "End Date", budget.endDate),
    ...(budget.managementStyle === null
      ? []
      : [
          textField("managementStyle", "Management Style", budget.managementStyle),
          tickField("excluded", "Exclude from Service Contract Allocation Totals", budget.excluded),
        ]),
  ];
}

function budgetFields(budget: PlanBudget, category: string): FieldChange[] {
  return [
    textField("planCategory", "Plan Category", category),
    moneyField("budgetAmount", "Budget Amount", budget.total),
    ...(budget.management === null
      ? []
      : [
          tickField("excluded", "Exclude from Service Contract Allocation Totals", isExcluded(budget)),
          textField("managementStyle", "Management Style", managementStyleOf(budget)),
        ]),
    dateField("startDate", "Start Date", budget.startDate),
    dateField("endDate", "End Date", budget.endDate),
  ];
}

function adjustmentRecord(record: RecordChange, budget: PlanBudget, today: IsoDate): RecordChange {
  const category = String(record.fields[0]?.after);
  return {
    id: record.id.replace("plan-budget", "adjustment"),
    kind: "adjustment",
    title: `${category}: adjustment for services delivered to date`,
    group: "only-ndia",
    action: "create",
    belongsTo: record.id,
    fields: adjustmentFields(budget, category, today),
    warnings: [],
  };
}

export function budgetWarnings(budget: PlanBudget): string[] {
  return [
    ...(budget.remaining < 0 && budget.stated === false
      ? ["More has been delivered than this category has; the other Core Flexible categories cover it."]
      : []),
    ...(budget.remaining < 0 && budget.stated !== false
      ? ["More has been delivered than this budget has."]
      : []),
  ];
}

export function outsidePlanWarning(budget: PlanBudget, plan: PacePlan): Problem | undefined {
  const before = budget.startDate < plan.startDate;
  const after = plan.endDate !== null && budget.endDate > plan.endDate;
  if (!before && !after) return undefined;
  return {
    code: "budget-outside-plan",
    what: `The NDIA gives this budget from ${formatDate(budget.startDate)} to ${formatDate(budget.endDate)}, which isn't inside its plan.`,
    remedy: "It was left out. Ask the NDIA which dates are correct, then retrieve the plan again.",
  };
}

function unknownToCrm(category: string): Problem {
  return {
    code: "category-unknown-to-crm",
    what: `The CRM's Plan Category doesn't offer “${category}”.`,
    remedy:
      "It was left out. Have your CRM administrator add the category, or enter this budget yourself under the category you use for it.",
    field: "Plan Category",
  };
}

export function noBudgetsProblem(plan: PacePlan): Problem {
  if (plan.budgetsProblem) return plan.budgetsProblem;
  return plan.budgets.length === 0
    ? {
        code: "plan-without-budgets",
        what: "The NDIA's plan has no budgets that you can see.",
        remedy:
          "Check in the provider portal that the participant has endorsed you as plan manager and that the plan is approved.",
      }
    : {
        code: "no-budget-left",
        what: "None of the plan's budgets can be added to the CRM.",
        remedy: "Each budget below says why. Correct that, then retrieve the plan again.",
      };
}

function planWithoutEnd(): Problem {
  return {
    code: "plan-without-end",
    what: "The NDIA gives no end date for this plan.",
    remedy: "A service contract needs an end date: create it yourself once the NDIA gives one.",
  };
}
