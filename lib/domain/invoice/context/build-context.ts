import type { IsoDate } from "../../../core/calendar-date.ts";
import type { CrmBudget } from "../../change/propose-sync.ts";
import { pairBudgets } from "../../change/pair-budgets.ts";
import { MANAGEMENT_STYLE, type Management, type PacePlan, type PlanBudget } from "../../plan/plan-budget.ts";
import { categoryKey, supportCategory } from "../../catalogue/support-category.ts";
import type { BudgetState } from "../model/context.ts";
import { type Delivery, withListedPeriods, withOwnBudgets, withPeriodsPaid } from "./budget-parts.ts";
import type { FundingTables } from "./funding-tables.ts";

/** What is known of a client's budgets, from either side. */
interface BudgetSources {
  /** The NDIA's. */
  plan?: PacePlan;
  /** The CRM's. */
  held?: readonly CrmBudget[];
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
 * The budgets that invoices are held against. Dates, management, total and periods are the NDIA's where it has the budget;
 * what was delivered is the CRM's where it shows that, because the NDIA learns of it later; periods that the NDIA doesn't
 * name, and what belongs to one provider or item, are the CRM's. Each says where it is from.
 */
export function budgetStates({
  plan,
  held = [],
  isPace,
  contract,
  deliveries = [],
  listed = {},
}: BudgetSources): BudgetState[] {
  const { matched: both, onlyNdia, onlyCrm } = pairBudgets(held, plan?.budgets ?? []);
  return [
    ...both.map(([mine, theirs]) => fromNdia(theirs, mine)),
    ...onlyNdia.map((theirs) => fromNdia(theirs)),
    ...onlyCrm.map((mine) => fromCrm(mine, contract, isPace)),
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

function fromNdia(theirs: PlanBudget, mine?: CrmBudget): BudgetState {
  const told = theirs.management ?? (mine ? shownManagement(mine) : null);
  const isExcluded = mine?.excluded === true && told !== "self" && told !== "agency";
  const isShown = typeof mine?.delivered === "number";
  return {
    category: mine?.category ?? theirs.category,
    management: isExcluded ? "agency" : told,
    ...(isExcluded ? { excluded: true as const } : {}),
    startDate: theirs.startDate,
    endDate: theirs.endDate,
    total: theirs.total,
    delivered: mine?.delivered ?? theirs.spent,
    coreFlexible: theirs.stated !== true && isCoreFlexible(theirs.category),
    stated: theirs.stated,
    periods: theirs.fundingPeriods.map((period) => ({ ...period, delivered: 0 })),
    ...(theirs.periodsUnreadable ? { unknown: ["periodsDelivered" as const] } : {}),
    ...(mine ? whereOther(mine, theirs) : {}),
    from: {
      dates: "ndia",
      management: isExcluded || theirs.management === null ? "crm" : "ndia",
      total: "ndia",
      periods: "ndia",
      delivered: isShown ? "crm" : "ndia",
    },
  };
}

/** What the CRM has otherwise. What it doesn't show is taken to be the same. */
function whereOther(mine: CrmBudget, theirs: PlanBudget): Pick<BudgetState, "crm"> {
  const startDate = mine.startDate ?? theirs.startDate;
  const endDate = mine.endDate ?? theirs.endDate;
  const total = mine.amount ?? theirs.total;
  const isSame = startDate === theirs.startDate && endDate === theirs.endDate && total === theirs.total;
  return isSame ? {} : { crm: { startDate, endDate, total } };
}

/** Without dates of any kind it covers all days: nothing is refused for what isn't known. */
const ALL_DAYS = { startDate: "0001-01-01", endDate: "9999-12-31" };

function fromCrm(
  mine: CrmBudget,
  contract: BudgetSources["contract"],
  isPace: boolean | undefined,
): BudgetState {
  const { startDate, endDate } = contract ?? ALL_DAYS;
  const management = managementOf(mine);
  const unknown = [
    ...(typeof mine.amount === "number" ? [] : ["total" as const]),
    ...(typeof mine.delivered === "number" ? [] : ["delivered" as const]),
  ];
  return {
    category: mine.category,
    management,
    ...(mine.excluded ? { excluded: true as const } : {}),
    startDate: mine.startDate ?? startDate,
    endDate: mine.endDate ?? endDate,
    total: mine.amount ?? 0,
    delivered: mine.delivered ?? 0,
    coreFlexible: isPace !== false && isCoreFlexible(mine.category),
    stated: false,
    periods: [],
    ...(mine.booked && mine.endDate ? { bookingEnd: mine.endDate } : {}),
    ...(unknown.length > 0 ? { unknown } : {}),
    from: { dates: "crm", management: "crm", total: "crm", delivered: "crm" },
  };
}

/** A budget that the contract's totals leave out isn't the plan manager's to pay from. */
function managementOf(held: CrmBudget): Management {
  const written = shownManagement(held) ?? "plan";
  return held.excluded && written === "plan" ? "agency" : written;
}

/** As the CRM's own Management Style tells it. */
function shownManagement({ managementStyle }: CrmBudget): Management | null {
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
