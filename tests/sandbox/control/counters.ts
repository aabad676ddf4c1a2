import { type Endpoint, noQuestions } from "../ndia/endpoints.ts";
import type { OriginName } from "../identity.ts";

type OriginCounts = {
  /** Requests that arrived, by `METHOD /route/:pattern`, whether or not a fault answered them. */
  requests: Record<string, number>;
  /** The most requests that were under way at one time. */
  maxConcurrent: number;
};

export type Counts = Record<OriginName, OriginCounts> & {
  /** What was asked about each NDIS number, as it was sent. */
  participants: Record<string, Record<Endpoint, number>>;
  /**
   * Forms the CRM accepted and stored, by route, and writes of service bookings that the agency carried out, as
   * `service booking create`: a lost answer still counts, a refusal doesn't.
   */
  writes: Record<string, number>;
  activations: number;
  refreshes: number;
  tokens: number;
};

export type Counters = {
  read(): Counts;
  reset(): void;
  arrive(origin: OriginName, route: string): void;
  leave(origin: OriginName): void;
  participant(ndisNumber: string, question: Endpoint): void;
  write(route: string): void;
  add(event: "activations" | "refreshes" | "tokens"): void;
};

export function createCounters(): Counters {
  let counts = emptyCounts();
  const underWay: Record<OriginName, number> = { crm: 0, proda: 0, ndia: 0 };
  return {
    read: () => structuredClone(counts),
    reset() {
      counts = emptyCounts();
      for (const origin of ["crm", "proda", "ndia"] as const) counts[origin].maxConcurrent = underWay[origin];
    },
    arrive(origin, route) {
      underWay[origin] += 1;
      const { requests, maxConcurrent } = counts[origin];
      requests[route] = (requests[route] ?? 0) + 1;
      counts[origin].maxConcurrent = Math.max(maxConcurrent, underWay[origin]);
    },
    leave(origin) {
      underWay[origin] -= 1;
    },
    participant(ndisNumber, question) {
      const asked = (counts.participants[ndisNumber] ??= noQuestions());
      asked[question] += 1;
    },
    write(route) {
      counts.writes[route] = (counts.writes[route] ?? 0) + 1;
    },
    add(event) {
      counts[event] += 1;
    },
  };
}

function emptyCounts(): Counts {
  return {
    crm: noRequests(),
    proda: noRequests(),
    ndia: noRequests(),
    participants: {},
    writes: {},
    activations: 0,
    refreshes: 0,
    tokens: 0,
  };
}

function noRequests(): OriginCounts {
  return { requests: {}, maxConcurrent: 0 };
}
