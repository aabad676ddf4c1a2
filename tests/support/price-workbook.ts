import { writeXlsx } from "hucre/xlsx";

/*
 * Price lists with the columns of the NDIA's own files, and with invented items and prices: the real list's licence keeps it
 * out of this repository.
 */

export type PriceCell = string | number | Date | null;

const BEFORE = [
  "Support Item Number",
  "Support Item Name",
  "Registration Group Number",
  "Registration Group Name",
  "Support Category Number",
  "Support Category Number (PACE)",
  "Support Category Name",
  "Support Category Name (PACE)",
  "Unit",
  "Quote",
  "Start date",
  "End Date",
];
const CLAIM_TYPES = [
  "Non-Face-to-Face Support Provision",
  "Provider Travel",
  "Short Notice Cancellations.",
  "NDIA Requested Reports",
  "Irregular SIL Supports",
  "Type",
];

/** The 28 columns of 2024-25 and 2025-26, with a price for each state. */
export const STATE_HEADINGS = [
  ...BEFORE,
  " ACT ",
  " NSW ",
  " NT ",
  " QLD ",
  " SA ",
  " TAS ",
  " VIC ",
  " WA ",
  " Remote ",
  " Very Remote ",
  ...CLAIM_TYPES,
];

/** The 21 columns of 2026-27, with one price for all states. */
export const NATIONAL_HEADINGS = [...BEFORE, "National", "Remote", "Very Remote", ...CLAIM_TYPES];

/** The five columns of the pricing schedule. */
export const SCHEDULE_HEADINGS = [
  "Item number",
  "Item name",
  "Unit",
  "Recommended maximum price (National)",
  "Recommended maximum price (Remote)",
  "Recommended maximum price (Very Remote)",
];

/** A row by its headings; what isn't given is empty. */
export function priceRow(
  headings: readonly string[],
  cells: Readonly<Record<string, PriceCell>>,
): PriceCell[] {
  return headings.map((heading) => cells[heading.trim()] ?? null);
}

/** What most rows of a list share. */
export function itemCells(number: string, cells: Readonly<Record<string, PriceCell>> = {}) {
  return {
    "Support Item Number": number,
    "Support Item Name": `Invented support ${number.slice(0, 6)} - Standard - Weekday Daytime`,
    "Registration Group Number": "0107",
    "Registration Group Name": "Invented group",
    "Support Category Number": "01",
    "Support Category Number (PACE)": "1",
    "Support Category Name": "Invented category",
    "Support Category Name (PACE)": "Invented category (PACE)",
    Unit: "H",
    Quote: "N",
    "Start date": 20_260_701,
    "End Date": 99_991_231,
    National: 70.23,
    Remote: 98.32,
    "Very Remote": 105.35,
    "Non-Face-to-Face Support Provision": "Y",
    "Provider Travel": "Y",
    "Short Notice Cancellations.": "N",
    "NDIA Requested Reports": "N",
    "Irregular SIL Supports": "N",
    Type: "Priced Supports",
    ...cells,
  };
}

/** A workbook of these sheets. */
export async function workbook(
  sheets: Readonly<Record<string, readonly (readonly PriceCell[])[]>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const written = await writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((row) => [...row]) })),
  });
  return new Uint8Array(written);
}

/** A list with so many invented items, beside a short sheet of older ones. `days`: as the NDIA writes them, with no end told. */
export function inventedList(
  count: number,
  days: Readonly<Record<"Start date" | "End Date", number>> = {
    "Start date": 20_260_701,
    "End Date": 99_991_231,
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const items = Array.from({ length: count }, (_, at) =>
    priceRow(NATIONAL_HEADINGS, itemCells(inventedItem(at), { ...days, National: 60 + (at % 500) / 10 })),
  );
  const older = priceRow(
    NATIONAL_HEADINGS,
    itemCells("01_999_0107_1_1", { "Start date": 20_130_701, "End Date": 20_140_630 }),
  );
  return workbook({
    "Current Support Items": [NATIONAL_HEADINGS, ...items],
    "Legacy Support Items": [NATIONAL_HEADINGS, older],
  });
}

/** Categories 01 to 09 in turn, a sequence of three digits, and another registration group for each thousand. */
function inventedItem(at: number): string {
  const sequence = String(at % 1000).padStart(3, "0");
  const group = String(107 + Math.floor(at / 1000)).padStart(4, "0");
  return `0${1 + (at % 9)}_${sequence}_${group}_1_1`;
}
