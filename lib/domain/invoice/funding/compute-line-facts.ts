import { baseItem } from "../../catalogue/item-suffixes.ts";
import type { Cents } from "../../../core/money.ts";
import { indexBudgets } from "./budget-index.ts";
import type { BudgetState, InvoiceContext } from "../model/context.ts";
import { contextOnDay } from "./contracts.ts";
import { rangeCovers, type DateRange } from "../../../core/date-range.ts";
import { recordLineDraw, type AvailableFunds, fundsForLine } from "./funds.ts";
import type { Ledger } from "./ledger.ts";
import type { Invoice, InvoiceLine } from "../model/line.ts";
import { type Unavailable, unavailableReason, outsideContract } from "./category-availability.ts";
import { lineCategory } from "./paying-category.ts";
import { type Period, periodStatusOn } from "../model/period.ts";
import { type Segment, splitByPeriod, touchedPeriods } from "./period-segments.ts";

/**
 * What a line is and what it meets, worked out once for all rules. Every field is always there, `undefined` or not: objects
 * of one shape are read much faster, and a file has a hundred thousand of them.
 */
export interface LineFacts {
  line: InvoiceLine;
  invoice: Invoice;
  /** That of the contract whose days these are. */
  context: InvoiceContext;
  /** It isn't the newest active contract. */
  otherContract: boolean;
  /** Absent while there is no date, or where the days run backwards. */
  range: DateRange | undefined;
  /** Key of the line's category: written, or that of its item. Absent where it can't be told. */
  category: string | undefined;
  /** What the line comes to: written, or quantity or hours at its rate. */
  amount: Cents | undefined;
  /** Why its category can't be chosen for its days. */
  notOffered: Unavailable | undefined;
  /** The one that pays. Absent where none covers the days by itself. */
  budget: BudgetState | undefined;
  /** The days, cut by funding periods. Absent where a day lies in none. */
  pieces: readonly Segment[] | undefined;
  /** Of a budget in whose periods not all of the days lie, those that some of them lie in. */
  touched: readonly Period[] | undefined;
  /** The only period that the days are in, where it hasn't begun. */
  pending: Period | undefined;
  /** Absent where it isn't known what the line comes to, or what pays it. */
  funds: AvailableFunds | undefined;
}

/** Reads the lines in their order, each after what those above it have drawn, and draws it. */
export function computeLineFacts(invoice: Invoice, context: InvoiceContext, ledger: Ledger): LineFacts[] {
  return invoice.lines.filter(isBegun).map((line) => {
    const facts = read(line, invoice, context);
    facts.funds = fundsForLine(facts, ledger);
    recordLineDraw(facts, ledger);
    return facts;
  });
}

/** A line in which nothing stands yet is nothing to judge. */
function isBegun(line: InvoiceLine): boolean {
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

function read(line: InvoiceLine, invoice: Invoice, known: InvoiceContext): LineFacts {
  const range = lineDateRange(line);
  const context = contextOnDay(range, known, line.category);
  const { budgets } = context;
  const facts: LineFacts = {
    line,
    invoice,
    context,
    otherContract: context !== known,
    range,
    category: lineCategory(line, context),
    amount: lineAmount(line),
    notOffered: undefined,
    budget: undefined,
    pieces: undefined,
    touched: undefined,
    pending: undefined,
    funds: undefined,
  };
  const { category } = facts;
  if (!range) return facts;
  facts.notOffered =
    outsideContract(range, context) ??
    (category === undefined ? undefined : unavailableReason(category, range, context));
  if (facts.notOffered || !budgets || category === undefined) return facts;
  const managed = indexBudgets(budgets).managed.get(category) ?? [];
  facts.budget = budgetFor(line, range, managed);
  facts.pieces = splitByPeriod(range, facts.budget ? [facts.budget] : managed);
  if (facts.budget && !facts.pieces) facts.touched = touchedPeriods(range, facts.budget);
  facts.pending = pendingOf(facts);
  return facts;
}

function pendingOf({ pieces, touched, context: { today } }: LineFacts): Period | undefined {
  const period = pieces?.length === 1 ? pieces[0]?.period : touched?.length === 1 ? touched[0] : undefined;
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
  return statedItems.some((each) => baseItem(each) === base);
}
