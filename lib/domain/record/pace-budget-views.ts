import { formatDate, type IsoDate } from "../../core/calendar-date.ts";
import { type Cents, formatMoney } from "../../core/money.ts";
import { supportCategory } from "../catalogue/support-category.ts";
import { availableOf, budgetKey, type PacePlan, type PlanBudget, toldAmount } from "../plan/plan-budget.ts";
import { sumOf, utilisationOf } from "./amount.ts";
import { forecastOf } from "./forecast.ts";
import { instalmentsOf } from "./funding-periods.ts";
import { managementRule } from "./management-rules.ts";
import type { BudgetView } from "./record-view.ts";
import type { SyncInfo } from "./sync-info.ts";
import { reversedDays } from "./reversed-days.ts";

/** What earlier retrievals said was spent. */
export interface EarlierPlan {
  on: IsoDate;
  plan: PacePlan;
}

/** The budgets of a PACE plan. It has no bookings, so nothing of them is set aside: that amount is never told. */
export function paceBudgetViews(
  plan: PacePlan,
  { today, sync, earlier }: { today: IsoDate; sync: SyncInfo; earlier: readonly EarlierPlan[] },
): BudgetView[] {
  return plan.budgets.map((budget) => {
    const instalments = instalmentsOf(budget, today);
    const [approved, spent, remaining] = (["total", "spent", "remaining"] as const).map((name) =>
      toldAmount(budget, name),
    ) as [Cents | null, Cents | null, Cents | null];
    const overspent = uncovered(budget, plan.budgets);
    const spentBefore = spendingOf(budget, plan, earlier).toSorted((a, b) => a.on.localeCompare(b.on));
    return {
      category: budget.category,
      purpose: budget.supportType || null,
      component: budget.component,
      item: null,
      stated: budget.stated,
      management: budget.management,
      rule: managementRule(budget.management),
      startDate: budget.startDate,
      endDate: budget.endDate,
      approved,
      allocated: null,
      remaining,
      spent,
      utilisation: utilisationOf(sumOf([spent]), sumOf([approved])),
      overspent,
      instalmentType: budget.instalmentType ?? null,
      instalments,
      spentBefore,
      forecast:
        (plan.current &&
          remaining !== null &&
          forecastOf({
            today,
            available: availableOf(budget),
            endDate: budget.endDate,
            spentBefore,
            releases: (instalments?.periods ?? [])
              .filter(({ state, released }) => state === "coming" && !released)
              .map(({ startDate, amount }) => ({ on: startDate, amount })),
          })) ||
        null,
      sync,
      problems: [
        ...(overspent > 0
          ? [`${budget.category} is overspent by ${formatMoney(overspent)}.`]
          : coveredNote(budget)),
        ...mismatch(budget),
        ...wrongDays(budget, plan),
        ...(instalments?.problems ?? []),
      ],
    };
  });
}

/** The same budget in earlier retrievals of the same time of the plan: what was spent in another one isn't spent of it. */
function spendingOf(budget: PlanBudget, { startDate }: PacePlan, earlier: readonly EarlierPlan[]) {
  const key = budgetKey(budget);
  return earlier
    .filter(({ plan }) => plan.startDate === startDate)
    .flatMap(({ on, plan }) => {
      const same = plan.budgets.filter(
        (each) => budgetKey(each) === key && each.startDate === budget.startDate,
      );
      const [one] = same;
      const spent = one && same.length === 1 ? toldAmount(one, "spent") : null;
      return spent === null ? [] : [{ on, spent }];
    });
}

/** A Core Flexible category may go below zero as long as all of them together don't (F184). */
function uncovered(budget: PlanBudget, budgets: readonly PlanBudget[]): Cents {
  const remaining = toldAmount(budget, "remaining");
  if (remaining === null || remaining >= 0) return 0;
  if (!isCoreFlexible(budget)) return -remaining;
  const pool = budgets.filter((each) => isCoreFlexible(each) && each.management === budget.management);
  const left = sumOf(pool.map((each) => toldAmount(each, "remaining")));
  // Where one isn't told it may cover this one: nothing is called overspent for that.
  if (left.cents === null || left.notTold > 0) return 0;
  return Math.min(-remaining, Math.max(0, -left.cents));
}

function isCoreFlexible({ category, stated }: PlanBudget): boolean {
  return stated !== true && supportCategory(category)?.coreFlexible === true;
}

function coveredNote(budget: PlanBudget): string[] {
  const remaining = toldAmount(budget, "remaining");
  if (remaining === null || remaining >= 0) return [];
  return [
    `${budget.category} is ${formatMoney(-remaining)} below zero, which the other Core Flexible categories cover.`,
  ];
}

/** What remains is of the money that is released, or of all of it: the NDIA's samples have both. */
function mismatch(budget: PlanBudget): string[] {
  const { category, released, total, spent, remaining } = budget;
  const isTold = (["spent", "remaining"] as const).every((name) => toldAmount(budget, name) !== null);
  if (!isTold || [released ?? total, total].some((money) => money - spent === remaining)) return [];
  const of = released === undefined ? `${formatMoney(total)} approved` : `${formatMoney(released)} released`;
  return [
    `The amounts of ${category} don't add up: ${of}, ${formatMoney(spent)} spent and ${formatMoney(remaining)} remaining.`,
  ];
}

function wrongDays({ category, startDate, endDate }: PlanBudget, plan: PacePlan): string[] {
  const reversed = reversedDays(category, { startDate, endDate });
  if (reversed.length > 0) return reversed;
  if (startDate < plan.startDate || (plan.endDate !== null && endDate > plan.endDate))
    return [
      `${category} runs from ${formatDate(startDate)} to ${formatDate(endDate)}, which is outside the plan's days.`,
    ];
  return [];
}
