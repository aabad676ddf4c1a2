/** Amounts are whole cents. Quantities and hours are whole hundredths, so nothing here ever holds a fraction. */

const AMOUNT = /^\$?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/;

/** Reads `1234.5`, `1,234.56` or `$1,234.56` as cents. Null when it is anything else. */
export function parseMoney(text: string): number | null {
  const parts = AMOUNT.exec(text.trim());
  if (!parts) return null;
  const dollars = Number((parts[1] ?? "").replaceAll(",", ""));
  const cents = Number((parts[2] ?? "").padEnd(2, "0"));
  const total = dollars * 100 + cents;
  return Number.isSafeInteger(total) ? total : null;
}

/** `$1,234.56`, with the minus sign in front of the dollar sign. */
export function formatMoney(cents: number): string {
  const whole = String(Math.floor(Math.abs(cents) / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${cents < 0 ? "-" : ""}$${whole}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
}

/** Two decimals without the dollar sign or separators, as an input holds it. */
export function plainAmount(hundredths: number): string {
  return formatMoney(hundredths).replaceAll(/[$,]/g, "");
}

/** Rate in cents times quantity in hundredths, rounded half up to a cent. */
export function lineTotal(rateCents: number, quantityHundredths: number): number {
  return Math.round((rateCents * quantityHundredths) / 100);
}

/** The amount as a JSON number of dollars: the quotient of whole cents prints with at most two decimals. */
export function inDollars(cents: number): number {
  return cents / 100;
}
