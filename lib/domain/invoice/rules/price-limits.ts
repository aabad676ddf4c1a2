import { formatDate } from "../../../core/calendar-date.ts";
import { formatMoney } from "../../../core/money.ts";
import { itemSuffix, suffixesOf } from "../../catalogue/item-suffixes.ts";
import { findPrice } from "../../price-list/price-book.ts";
import { LISTED_CLAIM_TYPES, type ListedClaimType, type PriceItem } from "../../price-list/price-item.ts";
import { limitIn, type PriceRegion, priceRegionName } from "../../price-list/price-regions.ts";
import { perUnit } from "../../price-list/price-units.ts";
import type { LineFacts } from "../funding/line-facts.ts";
import { claimCode } from "../model/claim-code.ts";
import { SOURCE } from "../model/source.ts";
import type { LineRule, RuleResult } from "./rule.ts";

/**
 * Lines against the NDIA's price list that a person imported. Warnings only: a list may be older than the service, and what
 * a claim may come to is for the NDIA to say.
 */
export const PRICE_LIMIT_RULES: readonly LineRule[] = [
  {
    code: "rate-above-limit",
    label: "Rate above the price limit",
    severity: "warn",
    field: "rate",
    source: SOURCE.priceList,
    check: aboveLimit,
  },
  {
    code: "claim-type-not-listed",
    label: "Claim type not in the price list",
    severity: "warn",
    field: "claimType",
    source: SOURCE.priceList,
    check: notListed,
  },
];

/** Types whose rate is held to the item's own limit. Of one that isn't known nothing is said. */
const HELD_TO_LIMIT: ReadonlySet<string> = new Set(["STAN", "STAND", "THLT", ...LISTED_CLAIM_TYPES]);

function aboveLimit({
  line,
  range,
  price,
  context: { prices, remoteArea },
}: LineFacts): RuleResult | undefined {
  const { item, rate, claimType } = line;
  const region = remoteArea ?? prices?.region ?? null;
  if (!prices || region === null || !item || !range || rate === undefined || !price?.exact) return undefined;
  const type = claimCode(claimType);
  if (type !== undefined && !HELD_TO_LIMIT.has(type)) return undefined;
  const limit = limitOf(price.row, region);
  if (limit === null || rate <= limit) return undefined;
  // A line over a change of prices has days with the other limit: above both of them it is above its own.
  if (range.to !== range.from) {
    const last = findPrice(prices, item, range.to);
    const lastLimit = last?.exact ? limitOf(last.row, region) : null;
    if (lastLimit === null || rate <= lastLimit) return undefined;
  }
  return {
    what: `The rate ${formatMoney(rate)} is above the price limit of ${formatMoney(limit)}${perUnit(price.row.unit)} for ${item} (${price.row.name}) in ${priceRegionName(region)} on ${formatDate(range.from)}.`,
    remedy: "Compare the rate with the invoice, and ask the provider if it is right.",
  };
}

/** Quotable items and those of a dollar a unit have no limit. */
function limitOf({ type, limits }: PriceItem, region: PriceRegion): number | null {
  return type === "quote" || type === "unit-price" ? null : limitIn(limits, region);
}

/** Cents aren't compared here: the list says of an item which claim types it may have. */
function notListed({ line: { item, claimType }, price }: LineFacts): RuleResult | undefined {
  const allowed = price?.row.claimTypes;
  if (!item || !price || !allowed) return undefined;
  const [suffix] = suffixesOf(item);
  // A suffix with a row of its own is in the list.
  const bySuffix = suffix === undefined || price.exact ? undefined : itemSuffix(suffix)?.claimType;
  const type = bySuffix ?? claimCode(claimType);
  if (!isListed(type) || allowed.includes(type)) return undefined;
  return {
    ...(bySuffix ? { field: "item" as const } : {}),
    what: `The price list doesn't allow ${CLAIM_TYPE_WORDS[type]} (${type}) for ${item} (${price.row.name}).`,
    remedy: "Check the item and the claim type with the invoice.",
  };
}

function isListed(type: string | undefined): type is ListedClaimType {
  return (LISTED_CLAIM_TYPES as readonly (string | undefined)[]).includes(type);
}

const CLAIM_TYPE_WORDS: Readonly<Record<ListedClaimType, string>> = {
  NF2F: "non-face-to-face support",
  TRAN: "provider travel",
  CANC: "short notice cancellations",
  REPW: "NDIA requested reports",
  IRSS: "irregular SIL supports",
};
