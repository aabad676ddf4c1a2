import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { OriginName } from "../identity.ts";
import type { World } from "../world.ts";

type Traffic = Pick<World, "counters" | "faults">;

/** Counts a request in and out, and lets the faults of its origin happen to it on the way. */
export function simulateTraffic(
  origin: OriginName,
  { counters, faults }: Traffic,
): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    const route = routeOf(c);
    counters.arrive(origin, route);
    try {
      // A browser sends a request again by itself when a connection it has used before is cut. Only a connection of its own
      // makes the lost answer reach the extension, so no earlier request leaves one behind.
      if (faults.read()[origin].dropAfterCommit > 0) c.header("connection", "close");
      const touched = isAffected(origin, c, faults);
      const answer = touched ? await applyFaultsBefore(origin, c, faults) : null;
      if (answer) return answer;
      const carryOut = async () => {
        await next();
        if (origin === "crm" && isStoredForm(c)) counters.write(route);
      };
      const { gateway } = faults.read()[origin];
      if (touched && c.req.method !== "GET" && faults.take(origin, "gateway")) {
        await c.req.arrayBuffer();
        const answerNobody = () => {
          // Its client has an answer by then; the server makes its own all the same.
          c.finalized = false;
          void carryOut();
        };
        setTimeout(answerNobody, gateway?.lateMs).unref();
        return c.text("Gateway time-out", 504);
      }
      await carryOut();
      if (!touched || !isCommitted(origin, c)) return undefined;
      if (faults.take(origin, "dropAfterCommit")) return dropped(c);
      if (faults.take(origin, "errorAfterCommit"))
        return (c.res = new Response("Internal server error", { status: 500 }));
      return undefined;
    } finally {
      counters.leave(origin);
    }
  };
}

/** Whether the faults of an origin mean this request. */
export function isAffected(origin: OriginName, c: Context, faults: Traffic["faults"]): boolean {
  const { only, onlyWrites } = faults.read()[origin];
  if (onlyWrites && c.req.method === "GET") return false;
  const url = new URL(c.req.url);
  return only === null || `${url.pathname}${url.search}`.includes(only);
}

async function applyFaultsBefore(
  origin: OriginName,
  c: Context<{ Bindings: HttpBindings }>,
  faults: Traffic["faults"],
): Promise<Response | null> {
  const { latencyMs, commitLateMs, tooMany } = faults.read()[origin];
  const isWrite = c.req.method !== "GET";
  // Whole before anything is waited for: a server that has a request carries it out, though its client has gone.
  if (isWrite && latencyMs + commitLateMs > 0) await c.req.arrayBuffer();
  await wait(isWrite ? latencyMs + commitLateMs : latencyMs);
  if (faults.holds(origin)) await Promise.race([faults.changed(), closed(c)]);
  // Nobody reads the answer any more, and reading changes nothing. Or the sandbox itself may be stopping.
  if (!isWrite && c.env.incoming.socket.destroyed) return dropped(c);
  if (faults.take(origin, "hang")) {
    await Promise.race([faults.changed(), closed(c)]);
    return dropped(c);
  }
  if (faults.take(origin, "tooMany"))
    return c.text("Too many requests", 429, { "retry-after": String(tooMany?.retryAfter ?? 0) });
  if (faults.take(origin, "errors") || faults.randomError(origin))
    return c.text("Internal server error", 500);
  if (faults.take(origin, "html"))
    return c.html("<!doctype html><title>Notice</title><h1>Scheduled maintenance</h1>");
  return null;
}

function wait(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}

function closed(c: Context<{ Bindings: HttpBindings }>): Promise<void> {
  return new Promise((resolve) => c.env.incoming.socket.once("close", () => resolve()));
}

function dropped(c: Context<{ Bindings: HttpBindings }>): Response {
  c.env.incoming.socket.destroy();
  // Tells the server adapter not to write to the socket that has just gone.
  return (c.res = RESPONSE_ALREADY_SENT);
}

/** An accepted form is answered with a redirect to the record; a refused one shows the form again. */
export function isStoredForm(c: Context): boolean {
  return c.req.method === "POST" && c.res.status === 303 && !/^\/(?:login|logout)$/.test(c.req.path);
}

function isCommitted(origin: OriginName, c: Context): boolean {
  return origin === "crm" ? isStoredForm(c) : c.res.status < 400;
}

function routeOf(c: Context): string {
  const handler = matchedRoutes(c).findLast(({ method }) => method !== "ALL");
  return `${c.req.method} ${handler?.path ?? "(no such route)"}`;
}
