import type { Cents } from "../../core/money.ts";
import { type State, STATES } from "../holidays/states.ts";

/** Where supports are delivered, as price limits go by it: a state, or remote or very remote in any of them. */
export type PriceRegion = State | "remote" | "very-remote";

/** A column of prices. From 1 July 2026 all states have one, `national`. */
export type PriceColumn = PriceRegion | "national";

/** Cents a unit, by column. A column that is empty or not there is absent: no limit is told. */
export type PriceLimits = Readonly<Partial<Record<PriceColumn, Cents>>>;

/** Those that can be chosen in Options. */
export const PRICE_REGIONS: readonly { id: PriceRegion; name: string }[] = [
  ...STATES,
  { id: "remote", name: "Remote" },
  { id: "very-remote", name: "Very remote" },
];

export const PRICE_REGION_IDS: readonly PriceRegion[] = PRICE_REGIONS.map(({ id }) => id);

export const PRICE_COLUMNS: readonly PriceColumn[] = ["national", ...PRICE_REGION_IDS];

export function priceRegionName(region: PriceRegion): string {
  return PRICE_REGIONS.find(({ id }) => id === region)?.name ?? region;
}

/** The limit of an item in a region, in cents a unit; `null`: the list tells none there. */
export function limitIn(limits: PriceLimits, region: PriceRegion): Cents | null {
  const own = limits[region];
  if (own !== undefined) return own;
  // Remote areas have limits of their own: where they have none, the national one isn't theirs.
  return region === "remote" || region === "very-remote" ? null : (limits.national ?? null);
}
