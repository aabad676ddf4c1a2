import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import { type CareItem, type CareItemKind, type CarePackage, isItemOn } from "./care-package.ts";
import { daysInMonth } from "./quarters.ts";

/** The four sums of a package's items, in cents a day (F157). */
export interface DailySums {
  /** Subsidies and supplements. */
  income: Cents;
  contributions: Cents;
  claimableFees: Cents;
  billableFees: Cents;
}

/** The sums of the items that count on a day. */
export function dailySums(items: readonly CareItem[], day: IsoDate): DailySums {
  const sumOf = (...kinds: readonly CareItemKind[]) =>
    items
      .filter((item) => kinds.includes(item.kind) && isItemOn(item, day))
      .reduce((sum, { daily }) => sum + daily, 0);
  return {
    income: sumOf("subsidy", "supplement"),
    contributions: sumOf("contribution"),
    claimableFees: sumOf("claimable-fee"),
    billableFees: sumOf("billable-fee"),
  };
}

/** What a Home Care Package makes available in the month of a day. Billable fees aren't taken off (F158). */
export interface HomeCareMonth {
  scheme: "home-care";
  daily: DailySums;
  /** Days of the whole month. */
  days: number;
  /** Cents: (income + contributions - claimable fees) times the days. */
  available: Cents;
}

export function homeCareMonth({ items }: CarePackage, day: IsoDate): HomeCareMonth {
  const daily = dailySums(items, day);
  const days = daysInMonth(day);
  const available = (daily.income + daily.contributions - daily.claimableFees) * days;
  return { scheme: "home-care", daily, days, available };
}
