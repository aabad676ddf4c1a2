import { type Cents, parseMoney } from "../ndis/money.ts";

export function parseTypedMoney(text: string): Cents | null {
  return parseMoney(written(text));
}

/** A quantity, as hundredths. */
export function parseHundredths(text: string): number | null {
  const parts = /^(\d{1,7}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(written(text.trim()));
  if (!parts) return null;
  const [, whole = "", decimals = ""] = parts;
  return Number(whole.replaceAll(",", "")) * 100 + Number(decimals.padEnd(2, "0"));
}

/** As amounts are written out: people type `70.5`, `.5` and `70.`, and mean only one thing by each. */
function written(text: string): string {
  return text
    .replace(/^([-$\s]*)\.(?=\d)/, (_start, sign: string) => `${sign}0.`)
    .replace(/\.(\d?)$/, (_end, tenths: string) => (tenths ? `.${tenths}0` : ""));
}
