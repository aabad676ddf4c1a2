import * as z from "zod/mini";
import { type IsoDate, parseIsoDate } from "../ndis/calendar-date.ts";
import type { Cents } from "../ndis/money.ts";
import { Trouble } from "../ndis/problem.ts";

/** Reads the values of NDIA answers: unknown fields are left alone, a bad date or amount refuses the whole answer. */

/** The wire's two ways to say "no date". */
const NO_DATE = new Set(["0001-01-01", "0000-00-00", ""]);

/** `null` when the wire says that there is none. */
export function dateOf(field: string, text: string | null | undefined): IsoDate | null {
  if (text === null || text === undefined || NO_DATE.has(text)) return null;
  const date = parseIsoDate(text);
  if (!date) throw badAnswer(`${field} is “${text}”, which isn't a day`);
  return date;
}

/** Dollars as a number or a text, with at most two decimals. */
export const Dollars = z.union([z.number(), z.string()]);

export function centsOf(field: string, dollars: number | string): Cents {
  const amount = typeof dollars === "number" ? dollars : Number(dollars.trim() || Number.NaN);
  const cents = Math.round(amount * 100);
  if (!Number.isSafeInteger(cents) || Math.abs(amount * 100 - cents) > 1e-4)
    throw badAnswer(`${field} is “${dollars}”, which isn't an amount in dollars and cents`);
  // Not minus zero.
  return cents + 0;
}

export function readable<Shape extends z.ZodMiniType>(
  shape: Shape,
  result: unknown,
  part: string,
): z.infer<Shape> {
  const parsed = shape.safeParse(result);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join(".");
  throw badAnswer(where ? `${part} is unreadable at ${where}` : `${part} is unreadable`, parsed.error);
}

/** An answer that arrived and can't be trusted. Nothing of it is kept. */
export function badAnswer(what: string, cause?: unknown): Trouble {
  const problem = {
    code: "ndia-bad-answer",
    what: `The NDIA's answer can't be used: ${what}.`,
    remedy:
      "Nothing was changed. Look at the plan in the provider portal, and sync again later; if it stays, report it to the NDIA.",
  };
  return new Trouble("failed", problem, { cause });
}
