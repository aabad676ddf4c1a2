import { LONGEST_RETRY_MS } from "../../core/elapsed.ts";
import type { ProblemError } from "../../core/problem.ts";
import { noteServerTime } from "../../platform/server-clock.ts";
import { currentTime } from "../../platform/system-clock.ts";
import { busyError, type Service, transientError } from "./transport-problems.ts";
import { parseWithout } from "./withhold-sent.ts";

/** How long a service may take before the call counts as lost. */
export const REQUEST_TIMEOUT_MS = 30_000;

export interface HttpAnswer {
  status: number;
  /** The parsed body; `undefined` when it was empty. */
  body: unknown;
  headers: Headers;
}

/** A refusal with a message may come with any status; then the message counts, and the caller interprets it. */
function hasWords(body: unknown): boolean {
  const errors = typeof body === "object" && body !== null && "errors" in body ? body.errors : undefined;
  if (typeof errors === "string") return errors.trim() !== "";
  return typeof errors === "object" && errors !== null && Object.keys(errors).length > 0;
}

/**
 * One HTTP call to PRODA or the NDIA. Whatever keeps an answer from arriving as JSON is an `uncompleted` problem:
 * an error on the way. What the answer means is for the caller. `secrets`: what is sent in confidence, which the answer is read
 * without.
 */
export async function request(
  service: Service,
  url: string,
  { secrets, ...init }: RequestInit & { signal?: AbortSignal; secrets: readonly string[] },
  now: () => number = currentTime,
): Promise<HttpAnswer> {
  const limit = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  let response: Response;
  let text: string;
  try {
    // No cookies, no cache and no redirect: a login page in between would only be mistaken for an answer.
    response = await fetch(url, {
      ...init,
      signal,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
    });
    text = await response.text();
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw transientError(service, limit.aborted ? "timeout" : "network", error);
  }
  const { status, headers } = response;
  noteServerTime(headers.get("date"), now());
  // A Retry-After header wins over any message beside it.
  if (status === 429 || (status === 503 && headers.has("retry-after"))) throw busy(service, response, now());
  const body = parse(service, response, text, secrets);
  if (status <= 500) return { status, body, headers };
  if (!hasWords(body)) throw transientError(service, "fault", undefined, String(status));
  return { status, body, headers };
}

function parse(service: Service, response: Response, text: string, secrets: readonly string[]): unknown {
  if (text.trim() === "") return undefined;
  try {
    return parseWithout(secrets, text);
  } catch (error) {
    if (response.status >= 500) throw transientError(service, "fault", error, String(response.status));
    // A gateway's own page: what counts is that it asks who we are.
    if (response.status === 401) return undefined;
    throw transientError(service, "not-json", error);
  }
}

function busy(service: Service, response: Response, now: number): ProblemError {
  const retryAt = retryAfter(response.headers.get("retry-after"), now);
  return busyError(service, response.status === 429 ? "busy" : "fault", retryAt);
}

/** The three forms of an HTTP date; anything looser is read differently by each browser. */
const HTTP_DATE =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/**
 * `Retry-After` is seconds or an HTTP date; anything else is ignored. Never before now, and at most an hour ahead: the
 * other side's clock, or its zeros, may be wrong.
 */
export function retryAfter(value: string | null, now: number): number | undefined {
  const text = value?.trim() ?? "";
  const asked = /^\d+$/.test(text)
    ? now + Number(text) * 1000
    : HTTP_DATE.test(text)
      ? dateIn(text)
      : Number.NaN;
  return Number.isNaN(asked) ? undefined : Math.min(Math.max(asked, now), now + LONGEST_RETRY_MS);
}

/** The oldest form names no zone, and is GMT as the others are. */
function dateIn(text: string): number {
  return Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
}
