import type { IsoDate } from "../../core/calendar-date.ts";

/** Letters behind an item's number, which are part of it. */
export interface ItemSuffix {
  letters: string;
  /** What it says, for people to read. Absent: that isn't published where the suffix is. */
  meaning?: string;
  /** The claim type that it replaces. */
  claimType?: string;
  /** The first day of service that may have it. Absent: it is older. */
  from?: IsoDate;
  source: string;
}

const SCHEDULE = "NDIS pricing schedule 2026-27: claim types became suffixes";
const JULY_2026 = "2026-07-01";

/** Those that are public. IRSS (irregular supported independent living) has none. */
const ITEM_SUFFIXES: readonly ItemSuffix[] = [
  { letters: "CA", meaning: "cancellation", claimType: "CANC", from: JULY_2026, source: SCHEDULE },
  { letters: "NF", meaning: "non-face-to-face", claimType: "NF2F", from: JULY_2026, source: SCHEDULE },
  { letters: "PT", meaning: "provider travel", claimType: "TRAN", from: JULY_2026, source: SCHEDULE },
  { letters: "RR", meaning: "NDIA requested report", claimType: "REPW", from: JULY_2026, source: SCHEDULE },
  { letters: "TH", meaning: "telehealth", claimType: "THLT", from: JULY_2026, source: SCHEDULE },
  { letters: "T", meaning: "temporary transformation payment", source: "NDIS Support Catalogue" },
  { letters: "D", source: "NDIS Support Catalogue, older editions" },
];

const byLetters = new Map(ITEM_SUFFIXES.map((suffix) => [suffix.letters, suffix]));

export function itemSuffix(letters: string): ItemSuffix | undefined {
  return byLetters.get(letters);
}

const PARTS = 5;

/** `01_011_0107_1_1_CA` → `CA`. */
export function suffixesOf(item: string): string[] {
  return hasSuffix(item) ? item.split("_").slice(PARTS) : [];
}

/** The item without its suffixes: what plans and the catalogue's categories go by. */
export function baseItem(item: string): string {
  return hasSuffix(item) ? item.split("_").slice(0, PARTS).join("_") : item;
}

const NINE = 0x39;

/** Whether a text ends in a letter: items without a suffix don't, and nearly all of a file's are such. */
export function hasSuffix(item: string): boolean {
  return item.charCodeAt(item.length - 1) > NINE;
}
