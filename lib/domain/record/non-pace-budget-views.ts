import { formatMoney } from "../../core/money.ts";
import { supportCategory } from "../catalogue/support-category.ts";
import { sumOf, utilisationOf } from "./amount.ts";
import { managementRule } from "./management-rules.ts";
import type { NonPaceBudget } from "./non-pace-budget.ts";
import type { BudgetView } from "./record-view.ts";
import type { SyncInfo } from "./sync-info.ts";

/** The budgets of a plan outside PACE. Who manages one isn't told there, nor has one days or funding periods of its own. */
export function nonPaceBudgetViews(budgets: readonly NonPaceBudget[], sync: SyncInfo): BudgetView[] {
  return budgets.map(({ category, purpose, item, approved, allocated, spent, remaining }) => {
    const overspent = remaining !== null && remaining < 0 && !isFlexible(category, item) ? -remaining : 0;
    return {
      category,
      purpose,
      component: null,
      item,
      stated: item !== null,
      management: null,
      rule: managementRule(null),
      startDate: null,
      endDate: null,
      approved,
      allocated,
      remaining,
      spent,
      utilisation: utilisationOf(sumOf([spent]), sumOf([approved])),
      overspent,
      instalmentType: null,
      instalments: null,
      spentBefore: [],
      forecast: null,
      sync,
      problems: [
        ...(overspent > 0 ? [`${category} is overspent by ${formatMoney(overspent)}.`] : []),
        ...mismatch({ category, approved, allocated, spent, remaining }),
      ],
    };
  });
}

/** Outside PACE the four Core categories share their money. */
function isFlexible(category: string, item: string | null): boolean {
  const number = supportCategory(category)?.number;
  return item === null && number !== undefined && number <= 4;
}

/** What remains may be what isn't spent, or what isn't set aside: which of them the NDIA means isn't public. */
function mismatch({
  category,
  approved,
  allocated,
  spent,
  remaining,
}: Pick<NonPaceBudget, "category" | "approved" | "allocated" | "spent" | "remaining">): string[] {
  if (approved === null || remaining === null || spent === null) return [];
  if ([spent, allocated].some((used) => used !== null && approved - used === remaining)) return [];
  return [
    `The amounts of ${category} don't add up: ${formatMoney(approved)} approved, ${formatMoney(spent)} spent and ${formatMoney(remaining)} remaining.`,
  ];
}
