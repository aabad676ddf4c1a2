import { formatDays } from "../../../lib/core/date-range.ts";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import { lastDayOf } from "../../../lib/domain/price-list/list-days.ts";
import type {
  PriceItem,
  PriceList,
  PriceListKind,
  PriceType,
} from "../../../lib/domain/price-list/price-item.ts";
import {
  limitIn,
  PRICE_COLUMNS,
  type PriceColumn,
  type PriceLimits,
  type PriceRegion,
  priceRegionName,
} from "../../../lib/domain/price-list/price-regions.ts";
import { unitWords } from "../../../lib/domain/price-list/price-units.ts";

export const KIND_WORDS: Readonly<Record<PriceListKind, string>> = {
  catalogue: "Support catalogue",
  schedule: "Pricing schedule",
};

/** `an hour`; a unit that isn't known stays as it is written. */
export function unitText(unit: string | null): string {
  return unitWords(unit) ?? "not told";
}

const TYPE_WORDS: Readonly<Record<Exclude<PriceType, "limited">, string>> = {
  quote: "by quote",
  "unit-price": "$1 a unit",
};

/** The limit in a region; without one the lowest and the highest of the states. */
export function limitText(
  { type, limits }: Pick<PriceItem, "type" | "limits">,
  region: PriceRegion | null,
): string {
  if (type === "quote" || type === "unit-price") return TYPE_WORDS[type];
  if (region !== null) {
    const limit = limitIn(limits, region);
    return limit === null ? "not told" : formatMoney(limit);
  }
  const [low, high] = rangeOf(limits);
  if (low === undefined || high === undefined) return "not told";
  return low === high ? formatMoney(low) : `${formatMoney(low)} to ${formatMoney(high)}`;
}

/** Remote areas have higher ones, and say so. */
function rangeOf(limits: PriceLimits): [low: number | undefined, high: number | undefined] {
  const told = PRICE_COLUMNS.filter((column) => column !== "remote" && column !== "very-remote").flatMap(
    (column) => limits[column] ?? [],
  );
  return told.length === 0 ? [undefined, undefined] : [Math.min(...told), Math.max(...told)];
}

export function columnName(column: PriceColumn): string {
  return column === "national" ? "National" : priceRegionName(column);
}

/** `01/07/2026 to 30/06/2027`, with a word where the file tells no end. */
export function listDaysText(list: Pick<PriceList, "from" | "to">): string {
  return formatDays({ startDate: list.from, endDate: lastDayOf(list) });
}

/** `from 01/07/2026`, `01/07/2026 to 30/11/2026`. */
export function itemDaysText({ from, to }: Pick<PriceItem, "from" | "to">): string {
  return to === null ? `from ${formatDate(from)}` : formatDays({ startDate: from, endDate: to });
}
