import { parseHundredths } from "../../../core/hundredths.ts";
import { type Cents, parseMoney } from "../../../core/money.ts";

const CURRENCY = /^\s*(?:AUD?\s*(?=[$\d-])|A(?=\$))|(?<!\s)\s*AUD\s*$/gi;

/** Dollars as people type and pages write them: `$1,234.5`, `10.00 AUD`. */
export function parseTypedMoney(text: string): Cents | null {
  return parseMoney(written(text.replace(CURRENCY, "").trim()));
}

const UNIT = /(?<=\d)\s*(?:h|hrs?|hours?|ea|each|units?|days?|km)\.?$/i;

/** A quantity, as hundredths, without the unit that a page may write behind it. Commas stand between thousands only. */
export function parseTypedQuantity(text: string): number | null {
  const plain = written(text.trim().replace(UNIT, ""));
  return parseHundredths(/^\d{1,3}(,\d{3})+(\.\d|$)/.test(plain) ? plain.replaceAll(",", "") : plain);
}

/** Hours as a clock or Excel writes them, `6:30` and `6:30:00`, in minutes; `null` where it is neither. */
export function parseClock(text: string): number | null {
  const parts = /^(\d{1,3}):([0-5]\d)(?::00)?$/.exec(text);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}

/** As amounts are written out: people type `70.5`, `.5` and `70.`, and mean only one thing by each. */
function written(text: string): string {
  return text
    .replace(/^([-$\s]*)\.(?=\d)/, (_start, sign: string) => `${sign}0.`)
    .replace(/\.(\d?)$/, (_end, tenths: string) => (tenths ? `.${tenths}0` : ""));
}
