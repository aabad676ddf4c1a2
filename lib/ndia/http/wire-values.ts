import * as z from "zod/mini";
import { type IsoDate, parseIsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import { ProblemError } from "../../core/problem.ts";

/** Reads the values of NDIA answers: unknown fields are left alone, a bad date or amount refuses the whole answer. */

/** The wire's ways to say "no date". */
const NO_DATE = new Set(["0001-01-01", "0000-00-00", "1900-01-01", ""]);

/** `null` when the wire says that there is none. */
export function dateOf(field: string, text: string | null | undefined): IsoDate | null {
  if (text === null || text === undefined || NO_DATE.has(text)) return null;
  const date = parseIsoDate(text);
  if (!date) throw unexpectedAnswer(`${field} is “${text}”, which isn't a day`);
  return date;
}

/** A word or text that the NDIA may leave out or lengthen at any time; in another form it counts as absent. */
export const Word = z.catch(z.optional(z.nullable(z.string())), undefined);

/** White space is no text. */
export function told(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

/** A word without its signs, spaces and capitals, as spellings are compared. */
export function foldWord(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z]/g, "");
}

/** Dollars as a number or a text, with at most two decimals. */
export const Dollars = z.union([z.number(), z.string()]);

/** Plain digits: no exponent, no other base, no thousands separator. Zeros after the cents change nothing. */
const DECIMAL = /^-?\d+(?:\.\d{1,2}0*)?$/;

/** Exact cents, by the digits where it is a text. Throws `ProblemError` that names the field for anything else. */
export function centsOf(field: string, dollars: number | string): Cents {
  const amount =
    typeof dollars === "number" ? dollars : DECIMAL.test(dollars.trim()) ? Number(dollars) : Number.NaN;
  const cents = Math.round(amount * 100);
  // A sum that was made of binary fractions may be off by less than anybody can mean.
  if (!Number.isSafeInteger(cents) || Math.abs(amount * 100 - cents) > 1e-4)
    throw unexpectedAnswer(`${field} is “${dollars}”, which isn't an amount in dollars and cents`);
  // Not minus zero.
  return cents + 0;
}

/** An amount that may not be told: `null`, which is never 0. */
export function centsOrNull(field: string, dollars: number | string | null | undefined): Cents | null {
  return dollars === undefined || dollars === null ? null : centsOf(field, dollars);
}

/**
 * A list as the wire may write it: a list, one entry without a list around it, or `null` or an empty text for none. Only
 * a key that isn't there at all is left to the schema around it.
 */
export function listOf<Shape extends z.ZodMiniType>(shape: Shape) {
  return z.pipe(z.transform(toList), z.array(shape));
}

function toList(value: unknown): unknown {
  if (value === undefined || Array.isArray(value)) return value;
  if (value === null || value === "") return [];
  return typeof value === "object" ? [value] : value;
}

export function parseAnswerPart<Shape extends z.ZodMiniType>(
  shape: Shape,
  result: unknown,
  part: string,
): z.infer<Shape> {
  const parsed = shape.safeParse(result);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".");
  throw unexpectedAnswer(where ? `${part} is unreadable at ${where}` : `${part} is unreadable`, parsed.error);
}

/** An answer that arrived and can't be trusted. Nothing of it is kept. */
export function unexpectedAnswer(what: string, cause?: unknown): ProblemError {
  const problem = {
    code: "ndia-bad-answer",
    what: `The NDIA's answer can't be used: ${what}.`,
    remedy:
      "Nothing was changed. Check the plan in the provider portal and sync again later. If it happens again, report it to the NDIA.",
  };
  return new ProblemError("permanent", problem, { cause });
}
