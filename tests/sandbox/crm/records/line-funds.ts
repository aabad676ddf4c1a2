import { CORE_FLEXIBLE } from "./choices.ts";
import type { ContractDetails, FundingPeriod } from "./contracts.ts";
import { available, periodStatus } from "./funding-periods.ts";
import type { LineDraft } from "./invoices.ts";

/** What the CRM says of a line; the field is a column of the line. A warning doesn't keep it from being saved. */
export type Finding = { level: "error" | "warning"; field: keyof LineDraft; text: string };

export const FUNDS_EXCEEDED = "Remaining Funds Exceeded";

/** What the contract's money says of a line. The content is what was delivered without it. */
export function fundFindings(
  line: LineDraft,
  content: ContractDetails,
  isPace: boolean,
  today: string,
  provider = "",
): Finding[] {
  const periods = isPace ? content.periods.filter(({ category }) => category === line.category) : [];
  const found =
    periods.length > 0
      ? findingsInPeriods(line, content, periods, today)
      : [
          ...futureWarning(line, today),
          ...shortage(line, remainingOf([line.category], content), content, isPace),
        ];
  const isRefused = found.some(({ level }) => level === "error");
  return isRefused || !isProviderShort(line, provider, content)
    ? found
    : [...found, refuse("category", FUNDS_EXCEEDED)];
}

/** Where the provider has a budget of its own in the category, its services are paid from nothing else. */
function isProviderShort(
  line: LineDraft,
  provider: string,
  { providerBudgets, deliveries }: ContractDetails,
): boolean {
  const budget = providerBudgets.find(
    (each) =>
      each.provider === provider &&
      each.category === line.category &&
      (each.start_date ?? "") <= line.delivered_from &&
      (each.end_date ?? "9") >= line.delivered_to,
  );
  if (!budget) return false;
  const used = deliveries.filter(
    (each) =>
      each.provider === provider &&
      each.category === line.category &&
      each.delivered_date >= (budget.start_date ?? "") &&
      each.delivered_date <= (budget.end_date ?? "9"),
  );
  return used.reduce((sum, { total }) => sum + total, line.total) > budget.amount;
}

function findingsInPeriods(
  line: LineDraft,
  content: ContractDetails,
  periods: readonly FundingPeriod[],
  today: string,
): Finding[] {
  const touched = periods.filter(
    ({ start_date, end_date }) => start_date <= line.delivered_to && end_date >= line.delivered_from,
  );
  const [period, another] = touched;
  if (another)
    return [refuse("delivered_to", "Delivered From and Delivered To span several funding periods.")];
  if (!period) return [refuse("delivered_from", "No funding period covers the delivered dates.")];
  if (periodStatus(period, today) === "Pending")
    return [refuse("delivered_from", "The delivered date is in a Pending funding period.")];
  const short = shortage(line, available(period, content), content, true);
  if (periodStatus(period, today) === "Active") return [...futureWarning(line, today), ...short];
  if (short.length > 0 || available(period, content) >= line.total) return short;
  return [warn("category", "The funding period has expired. The line draws from Core Flexible.")];
}

/** Nothing where the money is enough, or where Core Flexible together can stand in for it. */
function shortage(line: LineDraft, left: number, content: ContractDetails, isPace: boolean): Finding[] {
  const drawsOnCore = isPace && CORE_FLEXIBLE.includes(line.category);
  if (left >= line.total || (drawsOnCore && remainingOf(CORE_FLEXIBLE, content) >= line.total)) return [];
  return [refuse("category", FUNDS_EXCEEDED)];
}

/** What is left of these categories together. Cents; below nothing where more was delivered than there was. */
export function remainingOf(categories: readonly string[], { budgets, deliveries }: ContractDetails): number {
  const held = budgets.filter(({ category, excluded }) => excluded === 0 && categories.includes(category));
  const funded = new Set(held.map(({ category }) => category));
  const total = held.reduce((sum, { amount }) => sum + amount, 0);
  return deliveries.reduce((left, each) => (funded.has(each.category) ? left - each.total : left), total);
}

function futureWarning({ delivered_to }: LineDraft, today: string): Finding[] {
  return delivered_to > today ? [warn("delivered_to", "The delivered date is in the future.")] : [];
}

export function refuse(field: Finding["field"], text: string): Finding {
  return { level: "error", field, text };
}

function warn(field: Finding["field"], text: string): Finding {
  return { level: "warning", field, text };
}
