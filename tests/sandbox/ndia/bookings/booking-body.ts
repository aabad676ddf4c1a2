import * as z from "zod/mini";
import { parseIsoDate } from "../../dates.ts";
import type { ApiError } from "../envelope.ts";

const text = z.string();
/** Public code sends numbers when it creates, and texts when it changes. */
const number = z.union([z.number(), z.string()]);

const line = z.looseObject({
  product_category: text,
  product_category_item: text,
  quantity: number,
  per_unit_price: number,
});

export const createSchema = z.looseObject({
  participant: number,
  participant_surname: text,
  date_of_birth: text,
  booking_type: text,
  start_date: text,
  end_date: text,
  participant_plan_id: number,
  items: z.array(line).check(z.minLength(1)),
});
export type CreateBody = z.infer<typeof createSchema>;

export const changeSchema = z.looseObject({
  product_category: text,
  product_category_item: text,
  quantity: number,
  booking_type: text,
  price: number,
});

/** The bodies from here on aren't public: they are guesses, and prove nothing about the agency. */
export const extendSchema = z.looseObject({ end_date: text });
export const reduceSchema = z.looseObject({
  end_date: text,
  items: z.optional(
    z.array(z.looseObject({ product_category: text, product_category_item: text, accrual_amount: number })),
  ),
});
export const approveSchema = z.looseObject({});
export const rejectSchema = z.looseObject({
  reject_reason_code: z.optional(text),
  comment: z.optional(text),
});

/** What a body holds, or what is wrong with it. */
export function readShape<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: unknown,
): { value: z.output<Schema> } | { error: ApiError } {
  const read = z.safeParse(schema, body);
  if (read.success) return { value: read.data };
  const { path } = read.error.issues[0] ?? { path: [] };
  return { error: { key: "V00", value: `The request is not valid: ${path.join(".") || "body"}` } };
}

/** A plain decimal above zero with at most two decimals, as whole hundredths. */
export function positiveHundredths(
  name: string,
  value: number | string,
): { value: number } | { error: ApiError } {
  const parts = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(String(value).trim());
  if (!parts) return { error: { key: "V00", value: `${name} must be a number` } };
  const [, minus = "", whole = "", decimals = ""] = parts;
  if (decimals.length > 2) return { error: { key: "V31", value: `${name} must have at most two decimals` } };
  const hundredths = Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  if (minus || hundredths === 0) return { error: `${name} must be greater than 0.00` };
  return { value: hundredths };
}

export function dayIn(name: string, value: string): { value: string } | { error: ApiError } {
  const day = parseIsoDate(value);
  return day === null ? { error: { key: "V00", value: `${name} must be YYYY-MM-DD` } } : { value: day };
}
