import { baseItem } from "../../catalogue/item-suffixes.ts";
import type { Cents } from "../../../core/money.ts";
import { indexBudgets } from "./budget-index.ts";
import type { BudgetState, InvoiceContext } from "../model/context.ts";
import { contextOnDay } from "./contracts.ts";
import { type DateRange, rangeCovers } from "../../../core/date-range.ts";
import { fundsForLine, recordLineDraw } from "./line-funds.ts";
import type { Ledger } from "./ledger.ts";
import { linePrice } from "./line-price.ts";
import type { Invoice, InvoiceLine } from "../model/line.ts";
import { outsideContract, unavailableReason } from "./category-availability.ts";
import { lineCategory } from "./paying-category.ts";
import { type Period, periodStatusOn } from "../model/period.ts";
import { splitByPeriod, periodsOverlapping } from "./period-segments.ts";
import type { LineFacts } from "./line-facts.ts";

/** Computes the facts of each line in order, each after the funds that the lines above it use, and records its own use. */
export function computeLineFacts(invoice: Invoice, context: InvoiceContext, ledger: Ledger): LineFacts[] {
  return invoice.lines.filter(isStarted).map((line) => {
    const facts = factsOfLine(line, invoice, context);
    facts.funds = fundsForLine(facts, ledger);
    recordLineDraw(facts, ledger);
    return facts;
  });
}

/** An empty line isn't checked. */
function isStarted(line: InvoiceLine): boolean {
  // Nearly every line has a date, and most of the others an item; then the rest needn't be looked through.
  if (line.from || line.item) return true;
  return Object.entries(line).some(([field, value]) => field !== "id" && value !== undefined && value !== "");
}

export function lineAmount({ total, quantity, hours, rate }: InvoiceLine): Cents | undefined {
  if (total !== undefined) return total;
  const amount = quantity ?? hours;
  return amount === undefined || rate === undefined ? undefined : Math.round((amount * rate) / 100);
}

export function lineDateRange({ from, to }: InvoiceLine): DateRange | undefined {
  if (!from || (to && to < from)) return undefined;
  return { from, to: to ?? from };
}

function factsOfLine(line: InvoiceLine, invoice: Invoice, clientContext: InvoiceContext): LineFacts {
  const range = lineDateRange(line);
  const context = contextOnDay(range, clientContext, line.category);
  const { budgets } = context;
  const facts: LineFacts = {
    line,
    invoice,
    context,
    otherContract: context !== clientContext,
    range,
    price: linePrice(line, context),
    category: lineCategory(line, context),
    amount: lineAmount(line),
    unavailable: undefined,
    budget: undefined,
    segments: undefined,
    overlappingPeriods: undefined,
    pendingPeriod: undefined,
    funds: undefined,
  };
  const { category } = facts;
  if (!range) return facts;
  facts.unavailable =
    outsideContract(range, context) ??
    (category === undefined ? undefined : unavailableReason(category, range, context));
  if (facts.unavailable || !budgets || category === undefined) return facts;
  const managed = indexBudgets(budgets).managed.get(category) ?? [];
  facts.budget = budgetFor(line, range, managed);
  facts.segments = splitByPeriod(range, facts.budget ? [facts.budget] : managed);
  if (facts.budget && !facts.segments) facts.overlappingPeriods = periodsOverlapping(range, facts.budget);
  facts.pendingPeriod = findPendingPeriod(facts);
  return facts;
}

function findPendingPeriod({
  segments,
  overlappingPeriods,
  context: { today },
}: LineFacts): Period | undefined {
  const period =
    segments?.length === 1
      ? segments[0]?.period
      : overlappingPeriods?.length === 1
        ? overlappingPeriods[0]
        : undefined;
  return period && periodStatusOn(period, today) === "pending" ? period : undefined;
}

/** Of a category's budgets the one that states the item, else a flexible one, else any that covers the days. */
function budgetFor(
  { item }: InvoiceLine,
  range: DateRange,
  managed: readonly BudgetState[],
): BudgetState | undefined {
  const covering = managed.filter((budget) => rangeCovers(budget, range));
  if (covering.length < 2) return covering[0];
  return (
    covering.find(({ stated, statedItems }) => stated && item && isStated(item, statedItems)) ??
    covering.find(({ stated }) => !stated) ??
    covering[0]
  );
}

/** A suffix tells how a stated item was delivered: it is the same support. */
export function isStated(item: string, statedItems: readonly string[] | undefined): boolean {
  if (!statedItems) return false;
  const base = baseItem(item);
  return statedItems.some((statedItem) => baseItem(statedItem) === base);
}
