import type { PriceBook } from "../../price-list/price-book.ts";
import type { RemoteArea } from "../../profile/geography/classify-address.ts";
import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { FundingPeriod, Management } from "../../plan/plan-budget.ts";
import type { HolidayEdits } from "../../holidays/holiday-edits.ts";
import type { State } from "../../holidays/states.ts";

/** A budget that a service can draw on, as far as it is known. Amounts are cents. */
export interface BudgetState {
  category: string;
  /** `null`: neither the NDIA nor the CRM tells. It may be the plan manager's to pay from. */
  management: Management | null;
  startDate: IsoDate;
  endDate: IsoDate;
  total: Cents;
  /** Delivered so far, adjustment records included; without this invoice. */
  delivered: Cents;
  /** Flexible funds of 01, 03 and 04 may be used for each other; where it isn't known whether they are flexible, nothing is certain. */
  coreFlexible: boolean;
  /** Stated: only these items, where any are named. `null`: unknown. */
  stated: boolean | null;
  statedItems?: readonly string[];
  /** Empty: none. `delivered` of each period, without this invoice. */
  periods: readonly (FundingPeriod & { delivered: Cents })[];
  /** The contract's own dates and total where they differ from the NDIA's above. CareView decides by these. */
  crm?: { startDate: IsoDate; endDate: IsoDate; total: Cents };
  /** The CRM's own funding periods begin or end on other days; these are the NDIA's. */
  periodsDiffer?: true;
  /** Service Provider Category Budgets: what one provider may use of the category. */
  providerBudgets?: readonly ProviderBudget[];
  /** Stated or booked items with an amount of their own. */
  itemBudgets?: readonly { item: string; total: Cents; delivered: Cents }[];
  /** Of a non-PACE category: the end of its service booking. */
  bookingEnd?: IsoDate;
  /** The CRM excludes it from the contract's totals: the plan manager doesn't pay from it, whatever its management style. */
  excluded?: true;
  /** Amounts that aren't shown anywhere and are 0 above only as a placeholder. They never block a line. */
  unknown?: readonly ("total" | "delivered" | "periodsDelivered")[];
  /** Where each part is from; for people to read. */
  from?: Readonly<Partial<Record<BudgetPart, "ndia" | "crm">>>;
}

export interface ProviderBudget {
  provider: string;
  total: Cents;
  /** `null`: nobody shows it, and then nothing is blocked for its sake. */
  delivered: Cents | null;
  startDate?: IsoDate;
  endDate?: IsoDate;
}

/** What of a budget may come from one side or the other. */
type BudgetPart = "dates" | "management" | "total" | "delivered" | "periods";

/** What belongs to one service contract. A part that isn't known is absent. */
export interface ContractContext {
  isPace?: boolean;
  /** The service contract's own dates; may be shorter than the plan's. */
  contract?: ContractDates;
  plan?: { startDate: IsoDate; endDate: IsoDate | null };
  budgets?: readonly BudgetState[];
}

export interface ContractDates {
  /** As the CRM calls the contract. */
  reference?: string;
  startDate: IsoDate;
  endDate: IsoDate;
  active: boolean;
}

/**
 * What an invoice is checked against: the newest active contract, and whatever else is known. A part that isn't known is
 * absent, and then nothing is blocked for its sake.
 */
export interface InvoiceContext extends ContractContext {
  today: IsoDate;
  /** The client's other contracts, newest first, or plans where no contract is known: a late invoice may fall under one. */
  otherContracts?: readonly ContractContext[];
  /** Where services are delivered. */
  state?: State;
  /** The client's address doesn't tell: the state is the one that Options say to assume. */
  stateAssumed?: true;
  /** Public holidays that the built-in list hasn't got, and those of it that aren't kept. */
  holidays?: HolidayEdits;
  /** What imported price lists tell of the items; absent where none was imported, or a page is still waiting for it. */
  prices?: PriceBook;
  /** Where the participant lives, if that has price limits of its own; else the region that was chosen counts. */
  remoteArea?: RemoteArea;
  /** Invoices of this CRM, for the duplicate check. */
  invoices?: readonly ExistingInvoice[];
  /** Services already delivered to this client under any contract, except those of this invoice. */
  delivered?: readonly { provider: string; from: IsoDate; to: IsoDate; item?: string; category?: string }[];
  /** How old the newest of this is, in epoch milliseconds, and where it is from. */
  source?: { at: number; of: "ndia" | "crm" | "both" };
}

export interface ExistingInvoice {
  number: string;
  provider?: string;
  clientName?: string;
  /** Of the very client that this context is about, however the name is written. */
  sameClient?: true;
  /** It may have been made of the captured invoice that is looked at. */
  maybeOwn?: true;
}
