import type { IsoDate } from "../../../core/calendar-date.ts";
import type { CrmBudget } from "../../change/crm-contract.ts";
import { pairBudgets } from "../../change/pair-budgets.ts";
import { type Management, MANAGEMENT_STYLE, type PacePlan, type PlanBudget } from "../../plan/plan-budget.ts";
import { categoryKey, supportCategory } from "../../catalogue/support-category.ts";
import type { BudgetState } from "../model/context.ts";
import { type Delivery, withListedPeriods, withOwnBudgets, withPeriodsPaid } from "./budget-parts.ts";
import type { FundingTables } from "./funding-tables.ts";

/** What is known of a client's budgets, from either side. */
interface BudgetSources {
  /** The NDIA's. */
  plan?: PacePlan;
  /** The CRM's. */
  crmBudgets?: readonly CrmBudget[];
  /** `false`: not a PACE contract, so no money is Core Flexible. */
  isPace?: boolean;
  /** The contract's dates, for a budget of the CRM that shows none of its own. */
  contract?: { startDate: IsoDate; endDate: IsoDate };
  /** Delivered services with their days: where they are all there are, they tell what each part of a budget has paid. */
  deliveries?: readonly Delivery[];
  /** Funding periods and parts of budgets, as the contract's page lists them. */
  listed?: FundingTables;
}

/**
 * The budgets that invoices are checked against. Dates, management, total and periods are the NDIA's where it has the budget;
 * what was delivered is the CRM's where it shows that, because the NDIA learns of it later; periods that the NDIA doesn't
 * name, and what belongs to one provider or item, are the CRM's. Each says where it is from.
 */
export function budgetStates({
  plan,
  crmBudgets = [],
  isPace,
  contract,
  deliveries = [],
  listed = {},
}: BudgetSources): BudgetState[] {
  const { matched: both, onlyNdia, onlyCrm } = pairBudgets(crmBudgets, plan?.budgets ?? []);
  return [
    ...both.map(([crmBudget, ndiaBudget]) => fromNdia(ndiaBudget, crmBudget)),
    ...onlyNdia.map((ndiaBudget) => fromNdia(ndiaBudget)),
    ...onlyCrm.map((crmBudget) => fromCrm(crmBudget, contract, isPace)),
  ].map((budget, _, all) =>
    isOnlyOne(budget, all)
      ? withOwnBudgets(
          withPeriodsPaid(withListedPeriods(budget, listed), deliveries),
          listed,
          deliveries,
          plan ? true : isPace,
        )
      : withPeriodsPaid(budget, []),
  );
}

function fromNdia(ndiaBudget: PlanBudget, crmBudget?: CrmBudget): BudgetState {
  const management = ndiaBudget.management ?? (crmBudget ? managementByStyle(crmBudget) : null);
  const isExcluded = crmBudget?.excluded === true && management !== "self" && management !== "agency";
  const isDeliveredListed = typeof crmBudget?.delivered === "number";
  return {
    category: crmBudget?.category ?? ndiaBudget.category,
    management: isExcluded ? "agency" : management,
    ...(isExcluded ? { excluded: true as const } : {}),
    startDate: ndiaBudget.startDate,
    endDate: ndiaBudget.endDate,
    total: ndiaBudget.total,
    delivered: crmBudget?.delivered ?? ndiaBudget.spent,
    coreFlexible: ndiaBudget.stated !== true && isCoreFlexible(ndiaBudget.category),
    stated: ndiaBudget.stated,
    periods: ndiaBudget.fundingPeriods.map((period) => ({ ...period, delivered: 0 })),
    ...(ndiaBudget.periodsUnreadable ? { unknown: ["periodsDelivered" as const] } : {}),
    ...(crmBudget ? crmDifferences(crmBudget, ndiaBudget) : {}),
    from: {
      dates: "ndia",
      management: isExcluded || ndiaBudget.management === null ? "crm" : "ndia",
      total: "ndia",
      periods: "ndia",
      delivered: isDeliveredListed ? "crm" : "ndia",
    },
  };
}

/** What the CRM has otherwise. What it doesn't show is taken to be the same. */
function crmDifferences(crmBudget: CrmBudget, ndiaBudget: PlanBudget): Pick<BudgetState, "crm"> {
  const startDate = crmBudget.startDate ?? ndiaBudget.startDate;
  const endDate = crmBudget.endDate ?? ndiaBudget.endDate;
  const total = crmBudget.amount ?? ndiaBudget.total;
  const isSame =
    startDate === ndiaBudget.startDate && endDate === ndiaBudget.endDate && total === ndiaBudget.total;
  return isSame ? {} : { crm: { startDate, endDate, total } };
}

/** Without dates of any kind it covers all days: nothing is refused for what isn't known. */
const ALL_DAYS = { startDate: "0001-01-01", endDate: "9999-12-31" };

function fromCrm(
  crmBudget: CrmBudget,
  contract: BudgetSources["contract"],
  isPace: boolean | undefined,
): BudgetState {
  const { startDate, endDate } = contract ?? ALL_DAYS;
  const management = managementOf(crmBudget);
  const unknown = [
    ...(typeof crmBudget.amount === "number" ? [] : ["total" as const]),
    ...(typeof crmBudget.delivered === "number" ? [] : ["delivered" as const]),
  ];
  return {
    category: crmBudget.category,
    management,
    ...(crmBudget.excluded ? { excluded: true as const } : {}),
    startDate: crmBudget.startDate ?? startDate,
    endDate: crmBudget.endDate ?? endDate,
    total: crmBudget.amount ?? 0,
    delivered: crmBudget.delivered ?? 0,
    coreFlexible: isPace !== false && isCoreFlexible(crmBudget.category),
    stated: false,
    periods: [],
    ...(crmBudget.booked && crmBudget.endDate ? { bookingEnd: crmBudget.endDate } : {}),
    ...(unknown.length > 0 ? { unknown } : {}),
    from: { dates: "crm", management: "crm", total: "crm", delivered: "crm" },
  };
}

/** A budget that the contract's totals leave out isn't the plan manager's to pay from. */
function managementOf(crmBudget: CrmBudget): Management {
  const written = managementByStyle(crmBudget) ?? "plan";
  return crmBudget.excluded && written === "plan" ? "agency" : written;
}

/** As the CRM's own Management Style tells it. */
function managementByStyle({ managementStyle }: CrmBudget): Management | null {
  const styles = Object.entries(MANAGEMENT_STYLE) as [Management, string][];
  return styles.find(([, style]) => style === managementStyle)?.[0] ?? null;
}

function isCoreFlexible(category: string): boolean {
  return supportCategory(category)?.coreFlexible === true;
}

/** Of two budgets of one category nobody can tell which one a delivered service was paid from. */
function isOnlyOne(budget: BudgetState, all: readonly BudgetState[]): boolean {
  const key = categoryKey(budget.category);
  return all.every((other) => other === budget || categoryKey(other.category) !== key);
}
