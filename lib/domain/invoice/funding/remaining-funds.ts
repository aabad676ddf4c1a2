import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import { indexBudgets, isCoreFlexible, mayBePlanManaged } from "./budget-index.ts";
import type { BudgetState, InvoiceContext } from "../model/context.ts";
import { contractsInForce } from "./contracts.ts";
import { poolTouching } from "./core-flexible.ts";
import { Ledger } from "./ledger.ts";
import { computeLineFacts } from "./compute-line-facts.ts";
import type { Invoice, InvoiceLine } from "../model/line.ts";
import { type PeriodStatus, periodStatusOn } from "../model/period.ts";

/** Money before an invoice, what the invoice takes, and what is left. `null` where an amount isn't known. */
interface Balance {
  before: Cents | null;
  drawn: Cents;
  after: Cents | null;
}

/** One budget that an invoice draws on. */
interface CategoryBalance extends Balance {
  /** As the budget names it. */
  category: string;
  stated: boolean | null;
  coreFlexible: boolean;
  startDate: IsoDate;
  endDate: IsoDate;
  /** Only the periods that the invoice draws on. */
  periods: (Balance & { startDate: IsoDate; endDate: IsoDate; status: PeriodStatus })[];
}

/** What remains after an invoice. It doesn't depend on the order of the lines. */
export interface Remaining {
  /** In the order of the plan's budgets. */
  categories: CategoryBalance[];
  /** Absent where the plan has no Core Flexible money. `released`: what of the rest may be spent by today. */
  coreFlexible?: Balance & { released: Cents | null };
  /** Everything that the plan manager pays from, released or not. Absent while the budgets aren't known. */
  plan?: Balance;
  /** Lines that couldn't be counted: no amount yet, or no budget that pays them. */
  uncounted: InvoiceLine["id"][];
}

/** What remains in period, category, Core Flexible and plan when this invoice is paid: a what-if, nothing is changed. */
export function remainingFunds(invoice: Invoice, context: InvoiceContext): Remaining {
  const { today } = context;
  const ledger = new Ledger();
  const facts = computeLineFacts(invoice, context, ledger);
  const uncounted = facts
    .filter(({ amount, budget, segments }) => amount === undefined || amount <= 0 || !(budget ?? segments))
    .map(({ line }) => line.id);
  const drawn = contractsInForce(context)
    .flatMap(({ budgets }) => budgets ?? [])
    .filter((budget) => ledger.drawnFrom(budget) > 0);
  const categories = drawn.map((budget) => categoryBalance(budget, today, ledger));
  // Of the contract that pays; where several do, or none yet, of the newest.
  const paying = contractsInForce(context).filter(({ budgets }) =>
    budgets?.some((each) => drawn.includes(each)),
  );
  const { budgets, isPace } = paying.length === 1 && paying[0] ? paying[0] : context;
  if (!budgets) return { categories, uncounted };
  const managed = budgets.filter(mayBePlanManaged);
  const coreFlexible = isPace === false ? undefined : poolBalance(budgets, drawn, context, ledger);
  return {
    categories,
    ...(coreFlexible ? { coreFlexible } : {}),
    plan: balance(
      managed.reduce<Cents | null>(
        (sum, budget) => addKnown(sum, budget.management === null ? null : leftOf(budget)),
        0,
      ),
      managed.reduce((sum, budget) => sum + ledger.drawnFrom(budget), 0),
    ),
    uncounted,
  };
}

/** Of the Core Flexible budgets that run beside those that the invoice draws on; where it draws on none, beside today. */
function poolBalance(
  budgets: readonly BudgetState[],
  drawn: readonly BudgetState[],
  { today }: InvoiceContext,
  ledger: Ledger,
): Remaining["coreFlexible"] {
  const [first, ...others] = indexBudgets(budgets).pooled.filter((budget) => drawn.includes(budget));
  const days = { startDate: first?.startDate ?? today, endDate: first?.endDate ?? today };
  for (const { startDate, endDate } of others) {
    if (startDate < days.startDate) days.startDate = startDate;
    if (endDate > days.endDate) days.endDate = endDate;
  }
  const pool = poolTouching(budgets, days, today, new Ledger());
  if (!pool) return undefined;
  const taken = indexBudgets(budgets).pooled.reduce((sum, budget) => sum + ledger.drawnFrom(budget), 0);
  return { ...balance(pool.total, taken), released: balance(pool.released, taken).after };
}

function categoryBalance(budget: BudgetState, today: IsoDate, ledger: Ledger): CategoryBalance {
  const isKnown = !budget.unknown?.includes("periodsDelivered");
  return {
    category: budget.category,
    stated: budget.stated,
    coreFlexible: isCoreFlexible(budget),
    startDate: budget.startDate,
    endDate: budget.endDate,
    ...balance(leftOf(budget), ledger.drawnFrom(budget)),
    periods: budget.periods
      .filter((period) => ledger.drawnFrom(budget, period) > 0)
      .map((period) => ({
        startDate: period.startDate,
        endDate: period.endDate,
        status: periodStatusOn(period, today),
        ...balance(isKnown ? period.amount - period.delivered : null, ledger.drawnFrom(budget, period)),
      })),
  };
}

function balance(before: Cents | null, drawn: Cents): Balance {
  return { before, drawn, after: before === null ? null : before - drawn };
}

function leftOf({ total, delivered, unknown }: BudgetState): Cents | null {
  return unknown?.some((part) => part !== "periodsDelivered") ? null : total - delivered;
}

function addKnown(a: Cents | null, b: Cents | null): Cents | null {
  return a === null || b === null ? null : a + b;
}
