import { formatDate, type IsoDate } from "../../../core/calendar-date.ts";
import { categoryKey, categoryOfKey } from "../../catalogue/support-category.ts";
import { indexBudgets } from "./budget-index.ts";
import type { BudgetState, InvoiceContext } from "../model/context.ts";
import { contextOnDay, nearestContracts, formatContract } from "./contracts.ts";
import { rangeCovers, type DateRange, formatDateRange, formatSpan } from "../../../core/date-range.ts";
import { isExtended } from "./plan-extension.ts";
import { splitByPeriod } from "./period-segments.ts";

/** Why a category can't be chosen. `code` is the one that the same finding on a line has. */
export interface Unavailable {
  code: "outside-contract" | "category-not-in-plan" | "not-plan-managed" | "outside-category-period";
  reason: string;
}

/** Which of these categories can't be chosen for these days, each with its reason (F64). What isn't known rules nothing out. */
export function unavailableCategories(
  categories: readonly string[],
  range: { from: IsoDate; to?: IsoDate },
  context: InvoiceContext,
): ({ category: string } & Unavailable)[] {
  const days = { from: range.from, to: range.to ?? range.from };
  return categories.flatMap((category) => {
    const contextOfDays = contextOnDay(days, context, category);
    const unavailable =
      outsideContract(days, contextOfDays) ?? unavailableReason(categoryKey(category), days, contextOfDays);
    return unavailable ? [{ category, ...unavailable }] : [];
  });
}

export function outsideContract(range: DateRange, context: InvoiceContext): Unavailable | undefined {
  const { contract } = context;
  if (!contract || rangeCovers(contract, range)) return undefined;
  const code = "outside-contract";
  const contracts = context.otherContracts?.length ? nearestContracts(range, context) : [contract];
  const [first = contract, second] = contracts;
  const service = `the service is ${formatDateRange(range)}`;
  if (!second)
    return {
      code,
      reason: `The service contract runs ${formatSpan(first)}; ${service}.`,
    };
  const isOver = first.endDate >= range.from && second.startDate <= range.to;
  return {
    code,
    reason: isOver
      ? `The service spans two service contracts, and a line belongs to one: ${formatContract(first)}, and ${formatContract(second)}.`
      : `None of the client's service contracts covers these days: ${contracts.map(formatContract).join("; ")}; ${service}.`,
  };
}

/** As far as the plan's budgets decide it. `key` is a category's key. */
export function unavailableReason(
  key: string,
  range: DateRange,
  context: InvoiceContext,
): Unavailable | undefined {
  if (!context.budgets) return undefined;
  const { byCategory, managed: planManaged, unsure } = indexBudgets(context.budgets);
  const managed = planManaged.get(key);
  if (!managed) {
    const others = byCategory.get(key);
    // A name that Planbridge doesn't know may be a budget's by another name, and an unclear budget may be it.
    if (!others && (!categoryOfKey(key) || unsure.has(key))) return undefined;
    return others
      ? { code: "not-plan-managed", reason: describePayer(others[0]) }
      : {
          code: "category-not-in-plan",
          reason: `${planOrContract(context)} has no budget for this category.`,
        };
  }
  if (managed.some((budget) => rangeCovers(budget, range)) || splitByPeriod(range, managed)) return undefined;
  if (isExtended(range, managed, context)) return undefined;
  return { code: "outside-category-period", reason: describeCategoryDates(managed, range) };
}

/** Without the NDIA's plan the contracts were checked, and there may be several. */
function planOrContract({ plan, contract }: InvoiceContext): string {
  return !plan && contract?.reference ? `The service contract ${contract.reference}` : "The plan";
}

function describePayer(budget: BudgetState | undefined): string {
  if (budget?.excluded) return "The contract's totals exclude this budget: you don't pay from it.";
  return budget?.management === "self"
    ? "This budget is self-managed: the participant pays from it."
    : "This budget is managed by the NDIA: its providers claim from the NDIA.";
}

function describeCategoryDates(managed: readonly BudgetState[], range: DateRange): string {
  const service = `the service is ${formatDateRange(range)}`;
  const [only, ...others] = managed;
  if (only && others.length === 0) {
    if (range.from > only.endDate) return `The category ended on ${formatDate(only.endDate)}; ${service}.`;
    if (range.to < only.startDate) return `The category begins on ${formatDate(only.startDate)}; ${service}.`;
  }
  return `The category runs ${managed.map(formatSpan).join(" and ")}; ${service}.`;
}
