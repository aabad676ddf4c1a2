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
 * The list that counts on a day: of those in force the one that begins last. Several are versions that begin together, the
 * one that was imported last in front: a corrected list may leave out what it doesn't change. Empty: nothing is known of the
 * day's prices.
 */
export function listsOnDay<List extends ListDays>(lists: readonly List[], day: IsoDate): readonly List[] {
  const inForce = lists.filter((list) => isInForce(list, day));
  if (inForce.length < 2) return inForce;
  const from = inForce.reduce((latest, list) => (list.from > latest ? list.from : latest), "");
  return inForce.filter((list) => list.from === from).toSorted((a, b) => b.importedAt - a.importedAt);
}
