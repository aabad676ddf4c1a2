import type { ListedClaimType } from "../domain/price-list/price-item.ts";
import { PRICE_COLUMNS, type PriceColumn } from "../domain/price-list/price-regions.ts";
import { cellAsText, type Sheet } from "./sheet.ts";

/** What a column holds that isn't a price or a claim type. */
export type ItemField =
  | "number"
  | "name"
  | "unit"
  | "category"
  | "categoryName"
  | "paceCategory"
  | "paceCategoryName"
  | "registrationGroup"
  | "registrationGroupName"
  | "type"
  | "quote"
  | "from"
  | "to";

/**
 * Columns by the NDIA's own names. Source: NDIS Support Catalogue 2022-23 to 2026-27, as public programs read them; the
 * pricing schedule has the item, its name, its unit and three prices.
 */
const FIELD_NAMES: Readonly<Record<ItemField, readonly string[]>> = {
  number: ["Support Item Number", "Item Number", "Support Item"],
  name: ["Support Item Name", "Item Name", "Support Item Description"],
  unit: ["Unit", "Unit of Measure", "UoM"],
  category: ["Support Category Number"],
  categoryName: ["Support Category Name", "Support Category"],
  paceCategory: ["Support Category Number (PACE)", "PACE Support Category Number"],
  paceCategoryName: ["Support Category Name (PACE)", "PACE Support Category Name"],
  registrationGroup: ["Registration Group Number"],
  registrationGroupName: ["Registration Group Name", "Registration Group"],
  type: ["Type"],
  quote: ["Quote"],
  from: ["Start date", "Effective from"],
  to: ["End Date", "Effective to"],
};

const CLAIM_TYPE_NAMES: Readonly<Record<ListedClaimType, string>> = {
  NF2F: "Non-Face-to-Face Support Provision",
  TRAN: "Provider Travel",
  CANC: "Short Notice Cancellations",
  REPW: "NDIA Requested Reports",
  IRSS: "Irregular SIL Supports",
};

const REQUIRED: readonly ItemField[] = ["number", "name", "unit"];
const WORTH_NAMING: readonly ItemField[] = ["from", "category", "paceCategory", "paceCategoryName"];

/** Words around a region's name in the heading of a price: `Recommended maximum price - Very Remote`. */
const PRICE_WORDS = /\b(?:recommended|maximum|max|prices?|limits?|ndis)\b/g;
const REGION_WORDS: Readonly<Record<string, PriceColumn>> = {
  "": "national",
  ...Object.fromEntries(PRICE_COLUMNS.map((column) => [fold(column), column])),
};

/** Where everything stands in a sheet. */
export interface FoundColumns {
  /** The row of the headings, from 0. */
  header: number;
  fields: Partial<Record<ItemField, number>>;
  prices: Partial<Record<PriceColumn, number>>;
  claimTypes: Partial<Record<ListedClaimType, number>>;
}

/** Title rows and notes may stand above the headings; further down there are none. */
const MAX_HEADER_ROW = 40;

/** The columns of the first row that names both an item's number and its name. `undefined`: the sheet has no such row. */
export function findColumns({ rows }: Sheet): FoundColumns | undefined {
  for (const [header, row] of rows.slice(0, MAX_HEADER_ROW).entries()) {
    const found = columnsIn(
      row.map((cell) => fold(cellAsText(cell))),
      header,
    );
    if (found.fields.number !== undefined && found.fields.name !== undefined) return found;
  }
  return undefined;
}

/** The required columns that aren't there, by the NDIA's names. */
export function missingColumns({ fields, prices }: FoundColumns): string[] {
  const missing = REQUIRED.filter((field) => fields[field] === undefined).map(nameOf);
  return Object.keys(prices).length > 0 ? missing : [...missing, PRICE_HEADING];
}

/** Required columns as a message lists them. */
export const REQUIRED_NAMES: readonly string[] = [...REQUIRED.map(nameOf), "a price for each region"];
const PRICE_HEADING = "prices (National, or the states, Remote and Very Remote)";

/** The columns that are worth a word where they are missing, though the list can do without them. */
export function absentColumns({ fields }: FoundColumns): string[] {
  return WORTH_NAMING.filter((field) => fields[field] === undefined).map(nameOf);
}

function nameOf(field: ItemField): string {
  return FIELD_NAMES[field][0] ?? field;
}

function columnsIn(headings: readonly string[], header: number): FoundColumns {
  const at = (names: readonly string[]) =>
    headings.findIndex((heading) => names.some((name) => fold(name) === heading));
  const pick = <Name extends string>(all: Readonly<Record<Name, readonly string[]>>) =>
    Object.fromEntries(
      (Object.entries(all) as [Name, readonly string[]][])
        .map(([name, names]) => [name, at(names)] as const)
        .filter(([, place]) => place >= 0),
    ) as Partial<Record<Name, number>>;
  const claimNames = Object.fromEntries(
    Object.entries(CLAIM_TYPE_NAMES).map(([code, name]) => [code, [name]]),
  ) as unknown as Record<ListedClaimType, readonly string[]>;
  return { header, fields: pick(FIELD_NAMES), prices: pricesIn(headings), claimTypes: pick(claimNames) };
}

/** The first column of each region; a heading that isn't a region and doesn't speak of prices is none. */
function pricesIn(headings: readonly string[]): Partial<Record<PriceColumn, number>> {
  const found: Partial<Record<PriceColumn, number>> = {};
  for (const [place, heading] of headings.entries()) {
    const region = heading === "" ? undefined : REGION_WORDS[fold(heading.replaceAll(PRICE_WORDS, " "))];
    if (region !== undefined) found[region] ??= place;
  }
  return found;
}

/** Lower case, words alone: `Short Notice Cancellations.` and `short notice  cancellations` are the same. */
function fold(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}
