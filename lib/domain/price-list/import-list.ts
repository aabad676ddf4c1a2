import { formatDate, type IsoDate } from "../../core/calendar-date.ts";
import { formatDays } from "../../core/date-range.ts";
import { lastDayOf, type ListDays } from "./list-days.ts";
import type { PriceFile } from "./price-file.ts";
import type { PriceItem, PriceList } from "./price-item.ts";

/** The days that a list is to count on, as the file tells them or a person corrected them. */
export type ChosenDays = Pick<PriceList, "from" | "to">;

/** A list and its rows, ready to be stored. A row without a first day of its own begins with the list. */
export function listFromFile(
  file: PriceFile,
  { from, to, ...made }: ChosenDays & Pick<PriceList, "id" | "importedAt">,
): { list: PriceList; items: PriceItem[] } {
  const { fileName, kind } = file;
  return {
    list: { fileName, kind, from, to, items: file.items.length, ...made },
    items: file.items.map((item) => ({ ...item, listId: made.id, from: item.from ?? from })),
  };
}

/**
 * What a person should know before a list is imported, a sentence each; empty: it is in force today and beside no other one.
 * None of it keeps anybody from importing the list: services of earlier days are checked too.
 */
export function importWarnings(
  { from, to }: ChosenDays,
  lists: readonly (ListDays & Pick<PriceList, "fileName">)[],
  today: IsoDate,
): string[] {
  const last = lastDayOf({ from, to });
  return [
    ...notToday(from, last, today),
    ...lists
      .filter((other) => from <= lastDayOf(other) && other.from <= last)
      .map((other) => overlapText(from, last, other)),
  ];
}

function notToday(from: IsoDate, last: IsoDate, today: IsoDate): string[] {
  if (last < today)
    return [
      `This list isn't today's: it ended on ${formatDate(last)}. It counts for services up to that day only.`,
    ];
  return from > today
    ? [
        `This list isn't in force yet: it begins on ${formatDate(from)}. Services before that day aren't checked against it.`,
      ]
    : [];
}

function overlapText(from: IsoDate, last: IsoDate, other: ListDays & Pick<PriceList, "fileName">): string {
  const named = `“${other.fileName}”`;
  if (other.from === from)
    return `${named} begins on the same day. This list counts first; ${named} counts for items that this list doesn't have.`;
  const days = formatDays({
    startDate: other.from > from ? other.from : from,
    endDate: lastDayOf(other) < last ? lastDayOf(other) : last,
  });
  return other.from < from
    ? `${named} has days in common with this list (${days}). On those days this list counts.`
    : `${named} has days in common with this list (${days}). On those days “${other.fileName}” counts, because it begins later.`;
}
