import { type IsoDate, parseIsoDate } from "../core/calendar-date.ts";
import { addDays } from "../core/days.ts";
import { parseFreeFormDate } from "../core/free-form-date.ts";
import { type Cents, parseMoney } from "../core/money.ts";
import { type Cell, cellAsText } from "./sheet.ts";

/** A cell that was read; `null`: it tells nothing. `unreadable`: it says something that isn't understood. */
export type ReadCell<Value> = { value: Value | null } | { unreadable: string };

/** What stands where there is no price. */
const NO_PRICE = /^(?:-+|–|—|n\/?a|nil|none|quote|quotable|notional|not applicable)$/i;

/** A price in cents. An empty cell, a dash and 0 tell none: no support is free. */
export function readPrice(cell: Cell): ReadCell<Cents> {
  const text = cellAsText(cell);
  if (text === "" || NO_PRICE.test(text)) return NOTHING;
  // Spreadsheets hold 70.23 as 70.230000000000004.
  const cents = typeof cell === "number" ? Math.round(cell * 100) : parsePriceText(text);
  if (cents === null || cents < 0 || cents > MAX_PRICE) return { unreadable: text };
  return { value: cents === 0 ? null : cents };
}

/** Home modifications have the highest ones. */
const MAX_PRICE = 100_000_000;

/** `$70.23`, `1,234.5`, `A$70`. */
function parsePriceText(text: string): Cents | null {
  const bare = text.replace(/^A(?:UD)?\s*(?=\$)|(?<!\s)\s*AUD$/i, "");
  const whole = /^(.*\.\d)$/.test(bare) ? `${bare}0` : bare;
  return parseMoney(whole);
}

/** Serial days of spreadsheets: 2009 to 2064. Day 0 is 30 December 1899. */
const SERIAL = { first: 40_000, last: 60_000, zero: "1899-12-30" };
/** The NDIA writes `99991231` for "no end". */
const NO_END_YEAR = "9";

/** A day: a date, a spreadsheet's serial day, `20260701` or `01/07/2026`. */
export function readDay(cell: Cell): ReadCell<IsoDate> {
  const text = cellAsText(cell);
  if (text === "" || text === "-") return NOTHING;
  const day = dayOf(text);
  if (day === null) return { unreadable: text };
  return day.startsWith(NO_END_YEAR) ? NOTHING : { value: day };
}

function dayOf(text: string): IsoDate | null {
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/.exec(text);
  if (compact) return parseIsoDate(`${compact[1]}-${compact[2]}-${compact[3]}`);
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(text));
    return serial >= SERIAL.first && serial <= SERIAL.last ? addDays(SERIAL.zero, serial) : null;
  }
  const read = parseFreeFormDate(text.replace(/[ T]\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?$/i, ""));
  // Month first would be a guess.
  return read && !read.monthFirst && !read.ambiguous ? read.date : null;
}

/** A category's or a group's number: `1`, `01`, `01 - Daily Life`. */
export function readNumber(cell: Cell): number | null {
  const digits = /^0*(\d{1,4})(?:\.0+)?(?!\d)/.exec(cellAsText(cell))?.[1];
  return digits === undefined ? null : Number(digits);
}

/** `Y` or `Yes`. */
export function isYes(cell: Cell): boolean {
  return cell === true || /^y(?:es)?$/i.test(cellAsText(cell));
}

const NOTHING = { value: null };
