import type { FoundPrice } from "../../price-list/price-book.ts";
import type { Invoice, InvoiceLine } from "../model/line.ts";
import type { BudgetState, InvoiceContext } from "../model/context.ts";
import type { DateRange } from "../../../core/date-range.ts";
import type { Cents } from "../../../core/money.ts";
import type { Unavailable } from "./category-availability.ts";
import type { Segment } from "./period-segments.ts";
import type { Period, PeriodStatus } from "../model/period.ts";
import type { CoreFlexiblePool } from "./core-flexible.ts";

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
  /** What the price list of its first day tells of the item; absent where none does. */
  price: FoundPrice | undefined;
  /** Key of the line's category: written, or that of its item. Absent where it isn't known. */
  category: string | undefined;
  /** What the line comes to: written, or quantity or hours at its rate. */
  amount: Cents | undefined;
  /** Why its category is unavailable for its days. */
  unavailable: Unavailable | undefined;
  /** The one that pays. Absent where none covers the days by itself. */
  budget: BudgetState | undefined;
  /** The days, cut by funding periods. Absent where a day lies in none. */
  segments: readonly Segment[] | undefined;
  /** Of a budget in whose periods not all of the days lie, those that some of them lie in. */
  overlappingPeriods: readonly Period[] | undefined;
  /** The only period that the days are in, where it hasn't begun. */
  pendingPeriod: Period | undefined;
  /** Absent where it isn't known what the line comes to, or what pays it. */
  funds: AvailableFunds | undefined;
}

/** The funds available to a line after the lines above it. Absent amounts are unknown or don't apply. */
export interface AvailableFunds {
  amount: Cents;
  status: PeriodStatus | "none";
  period: Period | undefined;
  /** All periods of the budget are over. */
  endOfPlan: boolean;
  /** In the period, or in the category where it has none; the smaller of both. */
  own: Cents | undefined;
  /** Funds in Core Flexible as a whole, for a category that may draw on it; computed only where the line's own funds are too low. */
  pool: CoreFlexiblePool | undefined;
  /** Of what the provider may use. `null`: it isn't known how much of that is used. */
  provider: Cents | null | undefined;
  item: Cents | undefined;
  /** Lines above have drawn on the budget. */
  afterOthers: boolean;
  /** Funds released and unspent in the budget's earlier periods; computed only where the line's own funds are too low. */
  unspentEarlier: Cents;
}
