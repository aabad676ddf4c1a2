import type { IsoDate } from "../../core/calendar-date.ts";
import type { PriceList } from "./price-item.ts";

/** Prices change on 1 July of each year, and now and then in between. Source: NDIS pricing arrangements, each edition. */
const YEAR_ENDS = "06-30";

/** The days of a list, as far as it is needed to tell which one counts. */
export type ListDays = Pick<PriceList, "id" | "from" | "to" | "importedAt">;

/**
 * The last day on which a list may count. Lists with the NDIA's `99991231` tell no end: the year's prices aren't those of
 * the next one, so without an end it is the 30 June that follows its first day.
 */
export function lastDayOf({ from, to }: Pick<PriceList, "from" | "to">): IsoDate {
  if (to !== null) return to;
  const year = Number(from.slice(0, 4));
  const end = `${year}-${YEAR_ENDS}`;
  return from <= end ? end : `${year + 1}-${YEAR_ENDS}`;
}

function isInForce(list: ListDays, day: IsoDate): boolean {
  return list.from <= day && day <= lastDayOf(list);
}

/**
 * The list that counts on a day: of those in force the one that begins last, of two that begin together the one that was
 * imported last. `undefined`: none is, and then nothing is known of the day's prices.
 */
export function listOnDay<List extends ListDays>(lists: readonly List[], day: IsoDate): List | undefined {
  let found: List | undefined;
  for (const list of lists) if (isInForce(list, day) && (!found || isNewer(list, found))) found = list;
  return found;
}

function isNewer(list: ListDays, other: ListDays): boolean {
  return list.from === other.from ? list.importedAt > other.importedAt : list.from > other.from;
}
