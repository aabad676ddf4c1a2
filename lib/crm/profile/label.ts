import type { Spellings } from "./define-page.ts";

/** Such a label needs no more than its case made the same. Nearly every one is, and every CRM page pays for the others. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/i;

/**
 * What is no letter of a label: soft hyphens, zero-width letters and marks of direction, which nobody sees; arrows, carets,
 * sort marks, emoji and the private letters of icon fonts, which are pictures.
 */
const NOT_LETTERS = /[\p{Cf}\p{Co}\p{So}\u2190-\u2BFF]|\uFE0F/gu;

/** A label as it is compared: no case, single spaces, plain dashes and quotes, no pictures, no star before or after it, no trailing colon or dots. */
export function normaliseLabel(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize("NFC")
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll(NOT_LETTERS, "")
    .replaceAll(/[\u0060\u00B4\u02BC\u2018\u2019]/g, "'")
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s*]+/, "")
    .replace(/(?<![\s:*.\u2026])[\s:*.\u2026]+$/, "")
    .toLowerCase();
}

export function matchesSpelling(text: string | null | undefined, spellings: Spellings): boolean {
  if (!text) return false;
  const label = normaliseLabel(text);
  return spellings.some((spelling) => normaliseLabel(spelling) === label);
}

/** Like `matchesSpelling`, and also true where a reference or a count follows: `Service Contract - NDIS-0042`, `Clients 24`. */
export function startsWithSpelling(text: string | null | undefined, spellings: Spellings): boolean {
  if (!text) return false;
  const label = normaliseLabel(text);
  return spellings.some((spelling) => startsWithAny(label, normaliseLabel(spelling)));
}

/** Whether a label is this start, or goes on with a reference or a count; both are normalised already. */
export function startsWithAny(label: string, start: string): boolean {
  return label.startsWith(start) && /^ ?(?:$|[-:#(\d])/.test(label.slice(start.length));
}

/** A choice without what the CRM writes behind it of its money: `Consumables - Core Flexible Remaining $500.00`. */
export function withoutAmount(text: string): string {
  return text
    .replace(/(?<![\s:(|–-])[\s:(|–-]*\b(?:core flexible )?(?:remaining|available|balance)\b.*$/is, "")
    .replace(/(?<![\s:(|–-])[\s:(|–-]*\$[\d,.].*$/s, "")
    .trim();
}
