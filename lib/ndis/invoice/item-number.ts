import { SUPPORT_CATEGORIES, type SupportCategory } from "../support-category.ts";

/**
 * `CC_SSS_GGGG_D_P`: category, sequence, registration group, outcome domain, purpose. Consumables and assistive technology
 * have a sequence of nine digits; some items end in a letter or two.
 */
const ITEM = /^(0[1-9]|1\d|2[01])_(\d{3}|\d{9})_\d{4}_[1-8]_[1-3](_[A-Z]{1,2})?$/;

const byNumber = new Map(
  SUPPORT_CATEGORIES.flatMap((category) =>
    category.number ? [[String(category.number).padStart(2, "0"), category] as const] : [],
  ),
);

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
  return item[2] === "_" ? byNumber.get(item.slice(0, 2)) : undefined;
}
