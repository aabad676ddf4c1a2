import type { Context } from "hono";
import * as z from "zod/mini";
import { parseIsoDate } from "../dates.ts";

export const isoDate = z
  .string()
  .check(z.refine((text) => parseIsoDate(text) !== null, "Not a date as YYYY-MM-DD"));

/** An empty body counts as an empty object, so that a plain POST will do where nothing needs saying. */
export async function readBody<Schema extends z.ZodMiniType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await c.req.text();
  return schema.parse(text.trim() === "" ? {} : JSON.parse(text));
}
