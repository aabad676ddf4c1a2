import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";

/** What an item of a package counts as in its daily sums (F157). */
export const CARE_ITEM_KINDS = {
  subsidy: "Subsidy",
  supplement: "Supplement",
  contribution: "Client contribution",
  "claimable-fee": "Claimable fee",
  "billable-fee": "Billable fee",
} as const;
export type CareItemKind = keyof typeof CARE_ITEM_KINDS;

/** One part of a package that was chosen, such as an oxygen supplement (F156). */
export interface CareItem {
  id: string;
  kind: CareItemKind;
  name: string;
  /** Cents a day. */
  daily: Cents;
  /** Its first and last day; `null`: as long as the package. */
  from: IsoDate | null;
  to: IsoDate | null;
}

/** What somebody was approved for: a Home Care Package of before November 2025, or a class of Support at Home. */
export const CARE_LEVELS = {
  "hcp-1": "Home Care Package level 1",
  "hcp-2": "Home Care Package level 2",
  "hcp-3": "Home Care Package level 3",
  "hcp-4": "Home Care Package level 4",
  "class-1": "Support at Home classification 1",
  "class-2": "Support at Home classification 2",
  "class-3": "Support at Home classification 3",
  "class-4": "Support at Home classification 4",
  "class-5": "Support at Home classification 5",
  "class-6": "Support at Home classification 6",
  "class-7": "Support at Home classification 7",
  "class-8": "Support at Home classification 8",
} as const;
export type CareLevel = keyof typeof CARE_LEVELS;

/** What a person enters of one quarter of Support at Home. */
export interface CareQuarter {
  /** Its first day. */
  from: IsoDate;
  /** Its amount, where it is another than the list's; `null`: the list's. */
  amount: Cents | null;
  /** `null`: not told. */
  spent: Cents | null;
}

/** The funding record of one package (F154, F155). */
export interface CarePackage {
  id: string;
  level: CareLevel;
  start: IsoDate;
  /** The last day; `null`: it goes on. */
  end: IsoDate | null;
  items: readonly CareItem[];
  quarters: readonly CareQuarter[];
  /** What was left of the Home Care Package when Support at Home began: kept without a cap. `null`: not told. */
  homeCareUnspent: Cents | null;
}

/** Whether an item counts on a day. */
export function isItemOn({ from, to }: Pick<CareItem, "from" | "to">, day: IsoDate): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}
