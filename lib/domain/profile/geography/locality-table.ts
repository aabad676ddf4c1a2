import { type Locality, localityKey } from "./locality.ts";

/** A table that a person imported. */
export interface LocalityTable {
  fileName: string;
  /** Epoch milliseconds. */
  importedAt: number;
  /** How many suburbs it tells of. */
  count: number;
}

/** A row of a file that isn't taken, and why. */
export interface LeftOutLocality {
  /** As a spreadsheet counts rows. */
  row: number;
  what: string;
}

/** Suburbs whose postcodes begin alike: a look-up reads one of these, never the whole table. */
export interface LocalityPart {
  /** The first two digits. */
  prefix: string;
  localities: readonly Locality[];
}

const PREFIX_DIGITS = 2;

/** Where a postcode's suburbs are kept. */
export function prefixOf(postcode: string): string {
  return postcode.slice(0, PREFIX_DIGITS);
}

export function partsOf(localities: readonly Locality[]): LocalityPart[] {
  return [...Map.groupBy(localities, ({ postcode }) => prefixOf(postcode))].map(([prefix, own]) => ({
    prefix,
    localities: own,
  }));
}

/**
 * One entry for each suburb of a postcode. What its rows tell differently isn't known: it becomes `null`, and the row that tells
 * it otherwise is named.
 */
export function mergeLocalities(rows: readonly (Locality & { row: number })[]): {
  localities: Locality[];
  disagreeing: LeftOutLocality[];
} {
  const places = new Map<string, number>();
  const localities: Locality[] = [];
  const repeated = new Map<number, (Locality & { row: number })[]>();
  for (const each of rows) {
    const key = localityKey(each);
    const place = places.get(key);
    if (place === undefined) {
      places.set(key, localities.length);
      const { postcode, suburb, mmm, phn, lga } = each;
      localities.push({ postcode, suburb, mmm, phn, lga });
    } else repeated.set(place, [...(repeated.get(place) ?? []), each]);
  }
  const disagreeing: LeftOutLocality[] = [];
  for (const [place, others] of repeated) {
    const first = localities[place];
    if (!first) continue;
    const same = [first, ...others];
    const disputed = FIELDS.filter((field) => new Set(same.flatMap((each) => each[field] ?? [])).size > 1);
    const told = <Field extends (typeof FIELDS)[number]>(field: Field) =>
      disputed.includes(field) ? null : (same.find((each) => each[field] !== null)?.[field] ?? null);
    localities[place] = { ...first, mmm: told("mmm"), phn: told("phn"), lga: told("lga") };
    if (disputed.length > 0)
      disagreeing.push({
        row: others.at(-1)?.row ?? 0,
        what: `${first.postcode} ${first.suburb} stands above with another ${disputed.map((field) => field.toUpperCase()).join(" and ")}, so that isn't known.`,
      });
  }
  return { localities, disagreeing };
}

const FIELDS = ["mmm", "phn", "lga"] as const;
