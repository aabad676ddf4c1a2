import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";

/** A row of the CRM's Funding Components. `null`: it can't be read. */
export interface ListedPeriod {
  /** Empty where the row doesn't say whose it is. */
  category: string;
  startDate: IsoDate | null;
  endDate: IsoDate | null;
  amount: Cents | null;
  /** `false`: the CRM calls it pending. */
  released: boolean;
}

/** A row of the CRM's Service Provider Category Budgets: what one provider may use of a category. */
export interface ListedProviderBudget {
  provider: string;
  category: string;
  amount: Cents | null;
  /** Only where the table shows it. */
  delivered?: Cents | null;
  startDate?: IsoDate;
  endDate?: IsoDate;
}

/** A row of the CRM's Service Support or Stated Supports: an item with an amount of its own. */
export interface ListedSupport {
  /** Support item number. */
  item: string;
  category?: string;
  total: Cents | null;
  /** Its own form: the path of the CRM. */
  editPath?: string;
}

/** What a contract's page says of money besides its plan budgets. Absent: the page doesn't show the table. */
export interface FundingTables {
  periods?: ListedPeriod[];
  providerBudgets?: ListedProviderBudget[];
  supports?: ListedSupport[];
}
