import type { PriceRegion } from "../../price-list/price-regions.ts";
import { foldSuburb, type Locality, localityKey, tidyPostcode } from "./locality.ts";

/** A postal address, as far as it tells where it is; `null`: not told. */
export interface AddressPlace {
  postcode: string | null;
  suburb: string | null;
}

/** Where an address is. Only `found` tells anything of it: in every other case all three values are empty (F182). */
export type Geography =
  | { state: "no-table" }
  | { state: "no-address"; missing: readonly ("postcode" | "suburb")[] }
  | { state: "bad-postcode"; postcode: string }
  /** Suburbs of that postcode in the table, the one that is spelt most alike first. */
  | { state: "not-found"; postcode: string; suburb: string; alike: readonly string[] }
  | ({ state: "found" } & Locality);

/** @param localities the suburbs that the table has for postcodes that begin alike; `null`: no table was imported */
export function classifyAddress(address: AddressPlace, localities: readonly Locality[] | null): Geography {
  const missing = (["postcode", "suburb"] as const).filter((part) => !address[part]?.trim());
  const { postcode: written, suburb } = address;
  if (missing.length > 0 || written === null || suburb === null) return { state: "no-address", missing };
  const postcode = tidyPostcode(written);
  if (postcode === null) return { state: "bad-postcode", postcode: written };
  if (localities === null) return { state: "no-table" };
  const key = localityKey({ postcode, suburb });
  const found = localities.find((each) => localityKey(each) === key);
  if (found) return { state: "found", ...found };
  const own = localities.filter((each) => each.postcode === postcode);
  return { state: "not-found", postcode, suburb, alike: mostAlike(suburb, own).slice(0, MAX_ALIKE) };
}

const MAX_ALIKE = 5;

function mostAlike(suburb: string, localities: readonly Locality[]): string[] {
  const wanted = pairsOf(foldSuburb(suburb));
  return localities
    .map((each) => ({ suburb: each.suburb, likeness: likeness(wanted, pairsOf(foldSuburb(each.suburb))) }))
    .toSorted((a, b) => b.likeness - a.likeness || a.suburb.localeCompare(b.suburb, "en-AU"))
    .map((each) => each.suburb);
}

/** The pairs of letters that follow each other. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 1; at < text.length; at += 1) pairs.add(text.slice(at - 1, at + 1));
  return pairs;
}

/** Dice's coefficient: 0 nothing in common, 1 the same. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * a.intersection(b).size) / (a.size + b.size);
}

/** Areas with price limits of their own. */
export type RemoteArea = Extract<PriceRegion, "remote" | "very-remote">;

/**
 * The area whose price limits count at an address: MMM 6 is remote and MMM 7 very remote. `null`: neither, or it isn't known; the
 * region that was chosen in Options counts then. Source: NDIS Pricing Arrangements and Price Limits, "Regional, Remote and Very
 * Remote Areas".
 */
export function remoteArea(geography: Geography): RemoteArea | null {
  if (geography.state !== "found") return null;
  if (geography.mmm === 7) return "very-remote";
  return geography.mmm === 6 ? "remote" : null;
}
