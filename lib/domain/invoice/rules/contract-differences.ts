import { type Cents, formatMoney } from "../../../core/money.ts";
import { indexBudgets, isCoreFlexible } from "../funding/budget-index.ts";
import { type DateRange, formatDateRange, formatSpan, rangeCovers } from "../../../core/date-range.ts";
import type { LineFacts } from "../funding/line-facts.ts";
import { isPlanExtended } from "../funding/plan-extension.ts";
import type { LineRule, RuleResult } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/** Where the contract and the NDIA's plan differ so much that CareView, which asks the contract, decides otherwise. */
export const CONTRACT_DIFFERENCE_RULES: readonly LineRule[] = [
  {
    code: "extended-in-contract",
    label: "Contract runs longer than the plan",
    severity: "warn",
    field: "from",
    source: SOURCE.planbridge,
    check: (facts) => (facts.range && !facts.unavailable ? extended(facts, facts.range) : undefined),
  },
  {
    code: "shorter-in-contract",
    label: "Contract has shorter dates",
    severity: "warn",
    field: "from",
    source: SOURCE.invoiceEntry,
    check: ({ range, budget }) =>
      range && budget?.crm && !rangeCovers(budget.crm, range)
        ? {
            what: `The contract has this category ${formatSpan(budget.crm)} only; the service is ${formatDateRange(range)}.`,
            remedy: "The NDIA's plan covers it. Sync the plan to the contract first.",
            careview: "It doesn't offer the category for these dates.",
            refusedBy: ["service-entry", "streamline"],
          }
        : undefined,
  },
  {
    code: "less-in-contract",
    label: "Contract has less",
    severity: "warn",
    field: "lineTotal",
    source: SOURCE.serviceEntry,
    check: (facts) => {
      const { funds } = facts;
      const left = remainingInContract(facts);
      return left !== undefined &&
        funds?.own !== undefined &&
        funds.own >= funds.amount &&
        left < funds.amount
        ? {
            what: `By the contract's total, the category has ${formatMoney(left)} left; the line is ${formatMoney(funds.amount)}.`,
            remedy: `By the NDIA's plan, it has ${formatMoney(funds.own)}. Sync the plan to the contract first.`,
            careview: "It uses the contract's total and rejects this.",
            refusedBy: ["service-entry", "streamline", "bulk-import"],
          }
        : undefined;
    },
  },
];

/** What is left by the contract's total, where the category has no periods and can't draw on others. */
export function remainingInContract({ funds, budget }: LineFacts): Cents | undefined {
  if (!budget?.crm || funds?.own === undefined || funds.period || isCoreFlexible(budget)) return undefined;
  return funds.own - budget.total + budget.crm.total;
}

function extended(
  { category, budget, segments, context }: LineFacts,
  range: DateRange,
): RuleResult | undefined {
  const { budgets, contract, plan } = context;
  if (contract && plan && isPlanExtended(range, context))
    return extendedResult(
      "The NDIS plan",
      formatSpan(plan),
      "the contract runs",
      formatSpan(contract),
      range,
    );
  if (budget || segments || !budgets || category === undefined) return undefined;
  const other = indexBudgets(budgets)
    .managed.get(category)
    ?.find(({ crm }) => crm && rangeCovers(crm, range));
  return (
    other?.crm &&
    extendedResult("The category", formatSpan(other), "the contract has it", formatSpan(other.crm), range)
  );
}

function extendedResult(
  subject: string,
  planDates: string,
  contractPhrase: string,
  contractDates: string,
  range: DateRange,
): RuleResult {
  return {
    what: `${subject} ran ${planDates} when the plan was retrieved; ${contractPhrase} ${contractDates}, and the service is ${formatDateRange(range)}.`,
    remedy: "Retrieve the plan again. If it wasn't extended, the NDIA will reject the line.",
    careview: "It uses the contract's dates and allows this.",
  };
}
