import { SUPPORT_CATEGORIES, type SupportCategory } from "../support-category.ts";

/**
 * `CC_SSS_GGGG_D_P`: category, sequence, registration group, outcome domain, purpose. Consumables and assistive technology
 * have a sequence of nine digits; some items end in letters (`_T`, `_D`), whose list isn't public as a whole.
 */
const ITEM = /^(0[1-9]|1\d|2[01])_(\d{3}|\d{9})_\d{4}_[1-8]_[1-3](_[A-Z]+)*$/;

const byNumber = new Map(SUPPORT_CATEGORIES.map((category) => [category.number, category]));

export function isItemNumber(item: string): boolean {
  return ITEM.test(item);
}

/** `01-011-0107-1-1 ` → `01_011_0107_1_1`: what people and spreadsheets make of the number. */
export function tidyItemNumber(item: string): string {
  return item
    .trim()
    .toUpperCase()
    .replaceAll(/[\s–—.-]+/g, "_")
    .replaceAll(/_+/g, "_");
}

/** The category that the number begins with. Those above 16 aren't confirmed in public. */
export function itemCategory(item: string): SupportCategory | undefined {
  const tens = item.charCodeAt(0) - ZERO;
  const ones = item.charCodeAt(1) - ZERO;
  // Two digits and a `_`. A text of the two would have to be made for every line of a file.
  if (!isDigit(tens) || !isDigit(ones) || item[2] !== "_") return undefined;
  return byNumber.get(10 * tens + ones);
}

const ZERO = 0x30;

function isDigit(value: number): boolean {
  return value >= 0 && value <= 9;
}
