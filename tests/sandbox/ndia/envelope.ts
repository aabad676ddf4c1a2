import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An error is a text, or a text with a key: the real service sends both. The keys here are invented. */
export type ApiError = string | { key: string; value: string };

export function succeed(c: Context, result: unknown): Response {
  return c.json({ success: true, result, errors: [] });
}

/** The words are the same whatever the status: a gateway in between may make any of it. */
export function refuse(c: Context, error: ApiError, status: number): Response {
  return c.json({ success: false, errors: [error] }, status as ContentfulStatusCode);
}
