import fc from "fast-check";
import { parseAustralianDate, parseIsoDate } from "../../lib/core/calendar-date.ts";
import { parseMoney } from "../../lib/core/money.ts";
import { parsePageDate, parsePageMoney, parseTick } from "../../lib/crm/read/fields/page-values.ts";
import { readDate } from "../../lib/invoice-files/read/date-cell.ts";
import { readMoney } from "../../lib/invoice-files/read/read-money.ts";
import { readHours, readQuantity } from "../../lib/invoice-files/read/read-quantity.ts";
import { centsOf, dateOf } from "../../lib/ndia/http/wire-values.ts";
import { readExpiry } from "../../lib/ndia/proda/expiry.ts";
import { readDay, readPrice } from "../../lib/price-files/price-cells.ts";
import { fuzzTarget } from "./fuzz-target.ts";
import { hostileText } from "./mutate.ts";
import { isValidDay } from "./valid-day.ts";

const FIGURES = fc.oneof(
  fc.integer({ min: 0, max: 99_999_999 }).map(String),
  fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 }))
    .map(([high, low]) => `${high},${String(low).padStart(3, "0")}`),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom(",", ".", " ", "'"), fc.nat(9999))
    .map((parts) => parts.join("")),
);

/** Amounts as people, pages, the NDIA and spreadsheets write them, and as none of them should. */
const amount = fc
  .tuple(
    fc.constantFrom("", "$", "-", "-$", "$-", "(", "AUD ", "A$", "\u2212", " ", "+", "US$", "'"),
    FIGURES,
    fc.constantFrom("", ".00", ".5", ".55", ".555", ",00", ".", "e3", ".9900000000000001", "%"),
    fc.constantFrom("", ")", "-", " AUD", " ", "\u200b", " CR", "c"),
  )
  .map((parts) => parts.join(""));

/** The whole cents that a text means whose figures are grouped by commas or spaces and have a point before the cents. */
function centsMeant(text: string): number | null {
  const plain = text.normalize("NFKC").replaceAll(/[^\d.,]/g, "");
  const [, dollars = "", cents = ""] = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2})0*)?$/.exec(plain) ?? [];
  if (dollars === "") return null;
  const whole = BigInt(dollars.replaceAll(",", "")) * 100n + BigInt(cents.padEnd(2, "0"));
  return whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : null;
}

function expectMeant(reader: string, text: string, cents: string | number | null | undefined): void {
  if (cents === null || cents === undefined) return;
  const isNegative = /[-(\u2212]/.test(text);
  const meant = centsMeant(text);
  if (Object.is(cents, -0)) throw new Error(`${reader} read ${JSON.stringify(text)} as minus zero`);
  if (
    typeof cents !== "number" ||
    meant === null ||
    Math.abs(cents) !== meant ||
    cents < 0 !== (isNegative && meant !== 0)
  )
    throw new Error(`${reader} read ${JSON.stringify(text)} as ${String(cents)} cents`);
}

export const amounts = fuzzTarget({
  name: "amounts",
  weight: 20,
  input: fc.oneof({ weight: 4, arbitrary: amount }, { weight: 1, arbitrary: hostileText }),
  check(text) {
    expectMeant("parseMoney", text, parseMoney(text));
    expectMeant("parsePageMoney", text, parsePageMoney(text));
    expectMeant("readMoney", text, readMoney(text).value);
    const price = readPrice(text);
    if ("value" in price) expectMeant("readPrice", text, price.value);
    for (const quantity of [readQuantity(text).value, readHours(text).value])
      if (quantity !== undefined && !(typeof quantity === "number" && Number.isSafeInteger(quantity)))
        throw new Error(`a quantity was read as ${quantity}`);
    parseTick(text);
    expectMeant("centsOf", text, centsOf("amount", text));
  },
});

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const two = (number: number) => String(number).padStart(2, "0");

interface WrittenDay {
  text: string;
  /** The day that the text means, and in which order of figures. `null`: no calendar has it. */
  dayFirst: string | null;
  monthFirst: string | null;
}

const dayParts = fc.record({
  day: fc.integer({ min: 0, max: 32 }),
  month: fc.integer({ min: 0, max: 13 }),
  year: fc.integer({ min: 1900, max: 2100 }),
});

const writtenDay: fc.Arbitrary<WrittenDay> = fc
  .tuple(
    dayParts,
    fc.nat(9),
    fc.constantFrom("", " ", "Mon, ", "Thursday "),
    fc.constantFrom("", " ", " 10:00", "T00:00:00", " 12:00 AM"),
  )
  .map(([{ day, month, year }, form, before, after]) => {
    const iso = (d: number, m: number) => {
      const text = `${year}-${two(m)}-${two(d)}`;
      return isValidDay(text) ? text : null;
    };
    const name = MONTHS[month - 1] ?? "Smarch";
    const own = iso(day, month);
    const [text, monthFirst] = (
      [
        [`${two(day)}/${two(month)}/${year}`, iso(month, day)],
        [`${day}/${month}/${year}`, iso(month, day)],
        [`${two(day)}-${two(month)}-${year}`, iso(month, day)],
        [`${two(day)}.${two(month)}.${year}`, iso(month, day)],
        [`${year}-${two(month)}-${two(day)}`, own],
        [`${year}/${two(month)}/${two(day)}`, own],
        [`${year}${two(month)}${two(day)}`, own],
        [`${day} ${name} ${year}`, own],
        [`${two(day)}-${name.slice(0, 3)}-${year}`, own],
        [`${name} ${day}, ${year}`, own],
      ] as const
    )[form] ?? ["", null];
    return { text: `${before}${text}${after}`, dayFirst: own, monthFirst };
  });

function expectDay(
  reader: string,
  { text, dayFirst, monthFirst }: WrittenDay,
  read: string | number | null | undefined,
  order: "day" | "month" | "either",
): void {
  if (read === null || read === undefined) return;
  const allowed = [...(order === "month" ? [] : [dayFirst]), ...(order === "day" ? [] : [monthFirst])];
  if (!allowed.includes(read as string))
    throw new Error(`${reader} read ${JSON.stringify(text)} as ${String(read)}`);
}

const NOW = Date.UTC(2026, 7, 1);

export const days = fuzzTarget({
  name: "days",
  weight: 20,
  input: writtenDay,
  check(written) {
    const { text } = written;
    expectDay("parseIsoDate", written, parseIsoDate(text), "day");
    expectDay("parseAustralianDate", written, parseAustralianDate(text), "day");
    expectDay("parsePageDate, day first", written, parsePageDate(text, { order: "day-first" }), "day");
    expectDay("parsePageDate, month first", written, parsePageDate(text, { order: "month-first" }), "month");
    const unsure = parsePageDate(text);
    expectDay("parsePageDate", written, unsure, "either");
    if (
      unsure !== null &&
      written.dayFirst !== null &&
      written.monthFirst !== null &&
      written.dayFirst !== written.monthFirst
    )
      throw new Error(`parsePageDate took ${JSON.stringify(text)} for ${unsure}, and it may be another day`);
    // What can't be a day the other way round is read, and said.
    const { value, fault } = readDate(text, "DD/MM/YYYY");
    expectDay("readDate, day first", written, value, fault ? "either" : "day");
    const cell = readDay(text);
    if ("value" in cell)
      expectDay("readDay", written, cell.value, written.dayFirst === null ? "either" : "day");
    const expiry = readExpiry(text, NOW);
    if (expiry !== undefined && !Number.isSafeInteger(expiry)) throw new Error(`readExpiry read ${expiry}`);
    expectDay("dateOf", written, dateOf("day", text), "day");
  },
});

export const hostileDays = fuzzTarget({
  name: "hostile days",
  weight: 5,
  input: hostileText,
  check(text) {
    const cell = readDay(text);
    const read = [
      parseIsoDate(text),
      parseAustralianDate(text),
      parsePageDate(text),
      parsePageDate(text, { isBirthday: true }),
      readDate(text, "DD/MM/YYYY").value,
      readDate(text, "YYYY/MM/DD").value,
      "value" in cell ? cell.value : null,
    ];
    readExpiry(text, NOW);
    for (const day of read)
      if (day !== null && day !== undefined && !isValidDay(String(day)))
        throw new Error(`read as ${String(day)}`);
  },
});
