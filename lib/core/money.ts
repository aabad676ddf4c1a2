import { tidyValue } from "./look-alikes.ts";
import { isPlain } from "./invisible-characters.ts";

/** Money is whole cents, so that sums are exact. */
export type Cents = number;

const DOLLARS = /^(?:(-)?\$?|\$(-))(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{2}))?$/;

/**
 * Reads `$1,234.56`, `1234.56`, `-$5.00`, whatever spaces, minus sign and invisible characters a page puts
 * there. Anything else is `null`.
 */
export function parseMoney(text: string): Cents | null {
  const parts = DOLLARS.exec((isPlain(text) ? text : tidyValue(text)).replaceAll(/\s/g, ""));
  if (!parts) return null;
  const [, before, after, dollars = "", cents = "00"] = parts;
  const amount = Number(dollars.replaceAll(",", "")) * 100 + Number(cents);
  // Beyond that a number isn't what is written.
  if (!Number.isSafeInteger(amount)) return null;
  // Not minus zero.
  return before || after ? 0 - amount : amount;
}

// Made once: a new one costs more than everything that a rule does.
const DOLLARS_AND_CENTS = new Intl.NumberFormat("en-AU", { style: "currency", currency: "AUD" });

/** `123456` → `$1,234.56`. */
export function formatMoney(cents: Cents): string {
  return DOLLARS_AND_CENTS.format(cents / 100);
}

/** As forms and files have it: `123456` → `1234.56`. */
export function plainMoney(cents: Cents): string {
  return (cents / 100).toFixed(2);
}
