import type { Context } from "hono";

/** An error is a text, or a text with a key: the real service sends both. The keys here are invented. */
export type ApiError = string | { key: string; value: string };

export function succeed(c: Context, result: unknown): Response {
  return c.json({ success: true, result, errors: [] });
}

export function refuse(c: Context, error: ApiError): Response {
  return c.json({ success: false, errors: [error] }, 400);
}
