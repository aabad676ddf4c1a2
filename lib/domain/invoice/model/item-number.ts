import { itemSuffix, suffixesOf } from "../../catalogue/item-suffixes.ts";
import { memoizeText } from "../../../core/memoize-text.ts";

/**
 * `CC_SSS_GGGG_D_P`: category, sequence, registration group, outcome domain, purpose; then its suffixes. Sequences have three
 * digits, four (`05_0002_0103_1_2`), or nine (consumables and assistive technology).
 */
const ITEM = /^(?:0[1-9]|1\d|2[01])_(?:\d{3,4}|\d{9})_\d{4}_[1-8]_[1-3]((?:_[A-Z]+)*)$/;
/** Digits in places that no public item has, but that may be a newer one. */
const MAYBE = /^(?:0[1-9]|1\d|2[01])_\d{3,9}_\d{3,5}_[1-8]_[1-3](?:_[A-Z\d]+)*$/;
/** The one item of the catalogue that is a word. */
const WORD_ITEM = "Bereavement";

/** `unsure`: not of a form that is known, and it may be an item all the same. */
export type ItemForm = "number" | "unsure" | "not a number";

export const itemForm = memoizeText((item): ItemForm => {
  const suffixes = ITEM.exec(item)?.[1];
  if (suffixes === "" || item === WORD_ITEM) return "number";
  if (suffixes !== undefined) return suffixesOf(item).every(itemSuffix) ? "number" : "unsure";
  return MAYBE.test(item) ? "unsure" : "not a number";
});

/** It has the form of an item of the catalogue, with suffixes that are public. */
export function isItemNumber(item: string): boolean {
  return itemForm(item) === "number";
}

/** `01-011-0107-1-1 ` and `01011010711` → `01_011_0107_1_1`: what people and spreadsheets make of the number. */
export function tidyItemNumber(item: string): string {
  const tidy = item
    .trim()
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015\u2212./-]+/g, "_")
    .replaceAll(/_+/g, "_")
    .replaceAll(/^_|_$/g, "");
  if (tidy === WORD_ITEM.toUpperCase()) return WORD_ITEM;
  return itemForm(tidy) === "not a number" ? (withUnderscores(tidy) ?? tidy) : tidy;
}

/** The digits alone, by how many there are. All registration groups begin with `01`. */
const RUN_TOGETHER = [
  /^(\d\d)(\d{3})(01\d\d)(\d)(\d)$/,
  /^(\d\d)(\d{4})(01\d\d)(\d)(\d)$/,
  /^(\d\d)(\d{9})(01\d\d)(\d)(\d)$/,
];

function withUnderscores(tidy: string): string | undefined {
  const [, written = "", letters = ""] = /^([\d_]+?)((?:_?[A-Z])*)$/.exec(tidy) ?? [];
  const digits = written.replaceAll("_", "");
  const parts = RUN_TOGETHER.flatMap((pattern) => pattern.exec(digits)?.slice(1) ?? []);
  if (parts.length === 0) return undefined;
  const suffixes = letters.split("_").filter(Boolean);
  const candidate = [...parts, ...suffixes].join("_");
  return isItemNumber(candidate) ? candidate : undefined;
}
