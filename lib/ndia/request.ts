import { Trouble } from "../ndis/problem.ts";
import { currentTime } from "../ndis/system-clock.ts";

/** How long the other side may take before the call counts as lost. */
export const TIME_LIMIT = 30_000;

export interface Answer {
  status: number;
  /** The parsed body; `undefined` when it was empty. */
  body: unknown;
  headers: Headers;
}

/** Which service is asked, in the words of the messages. */
export type Service = "PRODA" | "The NDIA";

/**
 * One HTTP call to PRODA or the NDIA. Whatever keeps an answer from arriving as JSON is `uncompleted` trouble:
 * an error on the way. What the answer means is for the caller.
 */
export async function request(
  service: Service,
  url: string,
  init: RequestInit & { signal?: AbortSignal },
): Promise<Answer> {
  const limit = AbortSignal.timeout(TIME_LIMIT);
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
    throw onTheWay(service, limit.aborted ? "timeout" : "network", error);
  }
  if (response.status === 429 || response.status === 503) throw busy(service, response);
  if (response.status > 500) throw onTheWay(service, "fault", undefined, String(response.status));
  return { status: response.status, body: parse(service, response, text), headers: response.headers };
}

function parse(service: Service, response: Response, text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (response.status >= 500) throw onTheWay(service, "fault", error, String(response.status));
    throw onTheWay(service, "not-json", error);
  }
}

const WORDS = {
  timeout: ["didn't answer within 30 seconds", "Nothing to do yet: it is tried again by itself."],
  network: ["couldn't be reached", "Check this computer's internet connection. It is tried again by itself."],
  fault: [
    "had an error of its own",
    "Nothing to do yet: it is tried again by itself. If it lasts, look for a planned outage.",
  ],
  "not-json": [
    "answered with a web page where data should be",
    "A proxy, a sign-in page of your network or an outage notice may be in between. It is tried again by itself.",
  ],
  busy: ["asked us to wait", "Nothing to do: it is tried again when the waiting time is over."],
} as const;

export function onTheWay(
  service: Service,
  code: keyof typeof WORDS,
  cause?: unknown,
  said?: string,
): Trouble {
  const [what, remedy] = WORDS[code];
  const problem = {
    code: `${service === "PRODA" ? "proda" : "ndia"}-${code}`,
    what: `${service} ${what}.`,
    remedy,
  };
  return new Trouble("uncompleted", said ? { ...problem, said } : problem, { cause });
}

function busy(service: Service, response: Response): Trouble {
  const retryAt = retryAfter(response.headers.get("retry-after"), currentTime());
  const { problem } = onTheWay(service, response.status === 429 ? "busy" : "fault");
  return new Trouble("uncompleted", problem, retryAt === undefined ? {} : { retryAt });
}

/** `Retry-After` is seconds or an HTTP date; anything else is ignored. */
export function retryAfter(value: string | null, now: number): number | undefined {
  if (!value) return undefined;
  if (/^\d+$/.test(value.trim())) return now + Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}
