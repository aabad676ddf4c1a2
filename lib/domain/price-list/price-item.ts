import type { IsoDate } from "../../core/calendar-date.ts";
import type { PriceLimits } from "./price-regions.ts";

/** How the NDIA publishes prices: with claim types in columns of their own, or as suffixes of the items' numbers. */
export type PriceListKind = "catalogue" | "schedule";

/** One price list that a person imported: the NDIA's own file, whole, as it was on that day. */
export interface PriceList {
  id: string;
  /** As the person's file was called. */
  fileName: string;
  kind: PriceListKind;
  /** The first day on which its prices count. */
  from: IsoDate;
  /** The last one; `null`: the file tells none, and then it counts until prices change again (`last-day.ts`). */
  to: IsoDate | null;
  /** Epoch milliseconds. Of two lists that begin on one day, the later import counts. */
  importedAt: number;
  /** Rows of items. */
  items: number;
}

/** The claim types that have a column in the support catalogue, by their codes at the NDIA. */
export const LISTED_CLAIM_TYPES = ["NF2F", "TRAN", "CANC", "REPW", "IRSS"] as const;
export type ListedClaimType = (typeof LISTED_CLAIM_TYPES)[number];

/** How a price is limited: by the amount beside it, by a quote, or not at all but for its unit of one dollar. */
export type PriceType = "limited" | "quote" | "unit-price";

/** A row of a price list. What the file doesn't tell is `null`, or absent from `limits`, and never 0. */
export interface PriceItem {
  listId: string;
  /** As the list has it, suffix included: `01_011_0107_1_1`, `01_011_0107_1_1_PT`. */
  number: string;
  name: string;
  /** The NDIA's letter: `H` hour, `D` day, `WK` week, `MON` month, `YR` year, `E` each. */
  unit: string | null;
  /** "Support Category Number": what pays in plans that aren't PACE. */
  category: number | null;
  categoryName: string | null;
  /** "Support Category Number (PACE)". */
  paceCategory: number | null;
  paceCategoryName: string | null;
  registrationGroup: string | null;
  registrationGroupName: string | null;
  type: PriceType | null;
  limits: PriceLimits;
  /** The first and the last day of this row; `null`: the file tells none. */
  from: IsoDate;
  to: IsoDate | null;
  /** Claim types that the row allows; `null`: the file has no such columns. */
  claimTypes: readonly ListedClaimType[] | null;
}
