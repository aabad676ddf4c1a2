import { createMiddleware } from "hono/factory";
import type { Context } from "hono";

/**
 * Who asked: a tab that went to a page or sent a form (`tab`), a script of the page itself (`page`), a script that isn't
 * the page's, as the extension's background is (`script`), or something that isn't a browser (`tool`).
 */
export type Asker = "tab" | "page" | "script" | "tool";

export type LoggedRequest = {
  method: string;
  /** Path and query as they were asked for. */
  path: string;
  asker: Asker;
};

/** The newest requests to the CRM's pages, oldest first. Control endpoints, style sheets and scripts aren't in it. */
export type RequestLog = {
  add(request: LoggedRequest): void;
  /** All since the last time that it was asked. */
  take(): LoggedRequest[];
};

/** A sandbox that runs for days must not fill its memory with what nobody asks about. */
const MAX_KEPT = 20_000;

export function createRequestLog(): RequestLog {
  let kept: LoggedRequest[] = [];
  return {
    add(request) {
      if (kept.length >= MAX_KEPT) kept = kept.slice(MAX_KEPT / 2);
      kept.push(request);
    },
    take() {
      const taken = kept;
      kept = [];
      return taken;
    },
  };
}

export function logRequests({ requestLog }: { requestLog: RequestLog }) {
  return createMiddleware(async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    requestLog.add({ method: c.req.method, path: `${pathname}${search}`, asker: askerOf(c) });
    return next();
  });
}

/** The scripts of the sandbox's own pages name themselves, as those of most libraries do; nothing else here does. */
function askerOf(c: Context): Asker {
  const destination = c.req.header("sec-fetch-dest");
  if (destination === undefined) return "tool";
  if (destination !== "empty") return "tab";
  return c.req.header("x-requested-with") === "XMLHttpRequest" ? "page" : "script";
}
