import type { Contract, ContractDetails, PlanBudget } from "./contracts.ts";

const CLAIMED = new Set(["Extracted", "Provider Paid"]);

/** The funding banner of a contract. All in cents. */
export function fundingTotals(
  { total_funding: funding }: Contract,
  { budgets, deliveries }: ContractDetails,
) {
  // What is delivered in an excluded category counts as nothing, as the allocation of the category does.
  const counted = deliveries.filter(({ category }) => !isExcluded(category, budgets));
  const delivered = sum(counted, ({ total }) => total);
  const claimed = sum(counted, ({ status, total }) => (CLAIMED.has(status) ? total : 0));
  return {
    "Total Funding": funding,
    "Total Allocated": sum(budgets, (budget) => (budget.excluded ? 0 : budget.amount)),
    "Total Remaining": funding - delivered,
    "Total Delivered": delivered,
    "Total Claimed": claimed,
    "Total Unclaimed": delivered - claimed,
  };
}

/** Excluded budgets and no others: one that is partly managed by the office stays in use. */
export function isExcluded(category: string, budgets: readonly PlanBudget[]): boolean {
  const ofCategory = budgets.filter((budget) => budget.category === category);
  return ofCategory.length > 0 && ofCategory.every(({ excluded }) => excluded === 1);
}

/** One row of the Plan Budget table. All in cents. */
export function categoryTotals(category: string, amount: number, { supports, deliveries }: ContractDetails) {
  const allocated = sum(supports, (support) =>
    support.category === category && !support.excluded ? support.total : 0,
  );
  const delivered = sum(deliveries, (delivery) => (delivery.category === category ? delivery.total : 0));
  return { unallocated: amount - allocated, delivered, remaining: amount - delivered };
}

function sum<T>(list: readonly T[], amountOf: (item: T) => number): number {
  return list.reduce((total, item) => total + amountOf(item), 0);
}
