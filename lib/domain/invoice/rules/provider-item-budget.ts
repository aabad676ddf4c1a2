import { type Cents, formatMoney } from "../../../core/money.ts";
import type { AvailableFunds } from "../funding/line-facts.ts";
import type { LineRule, RuleResult } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/** What of a category belongs to one provider or one support item. */
export const PROVIDER_ITEM_BUDGET_RULES: readonly LineRule[] = [
  {
    code: "provider-budget-short",
    label: "Provider budget too low",
    severity: "block",
    field: "lineTotal",
    source: SOURCE.serviceEntry,
    check: ({ funds, invoice, pendingPeriod }) =>
      funds && !pendingPeriod && typeof funds.provider === "number" && funds.provider < funds.amount
        ? {
            what: `${invoice.provider} has ${formatMoney(funds.provider)} left to use in this category; the line is ${formatMoney(funds.amount)}.`,
            remedy: "Correct the amount, or raise the provider's category budget in the contract.",
          }
        : undefined,
  },
  {
    code: "provider-budget-unknown",
    label: "Provider budget unknown",
    severity: "note",
    field: "lineTotal",
    source: SOURCE.planbridge,
    check: ({ funds, invoice }) =>
      funds?.provider === null
        ? {
            what: `${invoice.provider} has its own budget in this category; how much of it is used isn't known.`,
            remedy: "Check it under Service Provider Category Budgets in the contract.",
          }
        : undefined,
  },
  {
    code: "item-budget-short",
    label: "Item budget too low",
    severity: "note",
    field: "lineTotal",
    source: SOURCE.serviceEntry,
    check: ({ funds, line, pendingPeriod }) =>
      funds && !pendingPeriod && funds.item !== undefined && funds.item < funds.amount
        ? itemShort(funds, funds.item, line.item)
        : undefined,
  },
];

function itemShort({ period, amount }: AvailableFunds, left: Cents, item: string | undefined): RuleResult {
  return {
    what: `The support item ${item} has ${formatMoney(left)} left in its own budget; the line is ${formatMoney(amount)}.`,
    remedy: `You can save it; it draws on the ${period ? "funding period" : "plan budget"}.`,
    careview: "Service Entry and Streamline allow this; the bulk import rejects it.",
    refusedBy: ["bulk-import"],
  };
}
