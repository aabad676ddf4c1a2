import * as z from "zod/mini";
import { _default as withDefault } from "zod/mini";
import { createRandom } from "../random.ts";
import type { OriginName } from "../identity.ts";

const count = z.int().check(z.gte(0));

/**
 * What goes wrong at one origin. A count is used up by the requests it hits; everything else lasts until it is set again.
 * For one request they are tried in this order: latency, hold, hang, 429, counted and random 500, HTML, gateway; the first that answers ends it.
 * Static files and the control endpoints are never touched.
 */
const originFaults = z.strictObject({
  /** Milliseconds waited before anything else happens. */
  latencyMs: withDefault(count, 0),
  /** Milliseconds until a form that arrived whole is carried out, whether or not its client still waits for the answer. */
  commitLateMs: withDefault(count, 0),
  /**
   * This many forms that arrived whole are answered 504 at once, as by a gateway that waits no longer; the server behind it
   * carries each of them out `lateMs` later.
   */
  gateway: withDefault(z.nullable(z.strictObject({ count, lateMs: count })), null),
  /** Chance from 0 to 1 that a request is answered 500 without reaching its handler; drawn from the sandbox's seed. */
  errorRate: withDefault(z.number().check(z.gte(0), z.lte(1)), 0),
  /** This many requests are answered 429, with `Retry-After: retryAfter` seconds. */
  tooMany: withDefault(z.nullable(z.strictObject({ count, retryAfter: count })), null),
  /** This many requests are answered 500 without reaching their handler. */
  errors: withDefault(count, 0),
  /** This many requests are carried out and then answered 500, as by a server that fails once it has stored them. */
  errorAfterCommit: withDefault(count, 0),
  /** `true`, or for this many requests: no answer until the faults are set again, and then the socket is closed. */
  hang: withDefault(z.union([z.boolean(), count]), false),
  /** This many requests are let through; the later ones wait until the faults are set again. `null`: none does. */
  holdAfter: withDefault(z.nullable(count), null),
  /**
   * For this many requests that a handler carried out: it commits, then the socket is destroyed without an answer. At the CRM
   * only an accepted form counts.
   */
  dropAfterCommit: withDefault(count, 0),
  /** This many requests are answered with an HTML page and status 200, as a proxy's notice would be. */
  html: withDefault(count, 0),
  /** The agency's plan answers, PACE's among them, carry this defect: an impossible date, dates out of order, a missing field, or no result at all. */
  badPlan: withDefault(z.nullable(z.enum(["date", "order", "missing", "no-result"])), null),
  /**
   * The agency's PACE budget answers carry this defect, in their first category where it is about one: an amount with
   * three decimals, an impossible date, amounts that aren't what the level above says, no budgets below the totals,
   * an end after the plan's, or no result at all.
   */
  badBudget: withDefault(
    z.nullable(z.enum(["amount", "date", "sum", "empty", "outside", "no-result"])),
    null,
  ),
  /** Only requests whose path and query contain this text are touched. */
  only: withDefault(z.nullable(z.string()), null),
  /** Only requests that change something are touched. */
  onlyWrites: withDefault(z.boolean(), false),
});

export const faultsSchema = z.strictObject({
  crm: z.optional(originFaults),
  proda: z.optional(originFaults),
  ndia: z.optional(originFaults),
});

export type FaultSettings = z.input<typeof faultsSchema>;
export type Faults = Record<OriginName, z.infer<typeof originFaults>>;

type CountedFault =
  | "tooMany"
  | "errors"
  | "errorAfterCommit"
  | "hang"
  | "gateway"
  | "dropAfterCommit"
  | "html";

export type FaultBoard = {
  /** Replaces everything: an origin that isn't named becomes healthy. */
  set(settings: FaultSettings): void;
  read(): Faults;
  /** True once for each request a count still covers. */
  take(origin: OriginName, kind: CountedFault): boolean;
  /** Whether a request has to wait until the faults are set again. */
  holds(origin: OriginName): boolean;
  randomError(origin: OriginName): boolean;
  /** Resolves when the faults are next set, which is when hanging and held requests are let go. */
  changed(): Promise<void>;
};

export function createFaultBoard(seed: number): FaultBoard {
  let faults = readFaults({});
  let chance = createChance(seed);
  let change = Promise.withResolvers<void>();

  return {
    set(settings) {
      faults = readFaults(settings);
      chance = createChance(seed);
      change.resolve();
      change = Promise.withResolvers<void>();
    },
    read: () => structuredClone(faults),
    take(origin, kind) {
      const fault = faults[origin];
      if (kind === "tooMany" || kind === "gateway") {
        const limited = fault[kind];
        return limited !== null && limited.count > 0 && limited.count-- > 0;
      }
      if (kind === "hang" && typeof fault.hang === "boolean") return fault.hang;
      const left = Number(fault[kind]);
      if (left > 0) fault[kind] = left - 1;
      return left > 0;
    },
    holds(origin) {
      const fault = faults[origin];
      if (fault.holdAfter === null) return false;
      return fault.holdAfter === 0 || fault.holdAfter-- === 0;
    },
    randomError: (origin) => faults[origin].errorRate > 0 && chance[origin].next() < faults[origin].errorRate,
    changed: () => change.promise,
  };
}

function readFaults(settings: FaultSettings): Faults {
  const { crm, proda, ndia } = faultsSchema.parse(settings);
  return { crm: crm ?? healthy(), proda: proda ?? healthy(), ndia: ndia ?? healthy() };
}

function healthy(): z.infer<typeof originFaults> {
  return originFaults.parse({});
}

/** One stream an origin, so that traffic at one doesn't change the luck of another. */
function createChance(seed: number) {
  return { crm: createRandom(seed + 101), proda: createRandom(seed + 202), ndia: createRandom(seed + 303) };
}
