import { ageOf } from "../../core/elapsed.ts";

/** `live`: from just now. `stale`: too old to be relied on. `never`: it was never retrieved, which isn't nothing. */
export type Freshness = "live" | "cached" | "stale" | "never";

/** Where a number comes from and how old it is; every number of a record has one (F77, F84, F85). */
export interface SyncInfo {
  /** The NDIA's id of the plan; `null` on PACE, whose plan has none. */
  reference: string | null;
  /** Epoch milliseconds; `null`: never. */
  at: number | null;
  freshness: Freshness;
  /** `Live`, `Cached 3 h ago`, `Stale: 9 d old`, `Never retrieved`. */
  words: string;
}

/** A retrieval counts as live for as long as a sync would reuse it. */
const LIVE_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A week of claims may have been paid since. */
const STALE_MS = 7 * DAY_MS;

/** `at`: epoch milliseconds. One that lies ahead of the clock is of unknown age, and counts as old. */
export function syncInfo(reference: string | null, at: number | undefined, now: number): SyncInfo {
  if (at === undefined) return { reference, at: null, freshness: "never", words: "Never retrieved" };
  const age = ageOf(at, now);
  if (age < LIVE_MS) return { reference, at, freshness: "live", words: "Live" };
  if (age < STALE_MS) return { reference, at, freshness: "cached", words: `Cached ${formatAge(age)} ago` };
  const words = Number.isFinite(age)
    ? `Stale: ${formatAge(age)} old`
    : "Stale: its time lies ahead of this computer's";
  return { reference, at, freshness: "stale", words };
}

function formatAge(ms: number): string {
  if (ms < HOUR_MS) return `${Math.floor(ms / 60_000)} min`;
  return ms < DAY_MS ? `${Math.floor(ms / HOUR_MS)} h` : `${Math.floor(ms / DAY_MS)} d`;
}
