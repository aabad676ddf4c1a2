import { ageOf } from "../core/elapsed.ts";
import { type Problem, ProblemError } from "../core/problem.ts";

/**
 * So many different participants' data a tab gets in a minute. A list of 100 that a person ticks is far below it; a script
 * that goes through a CRM's clients is stopped.
 */
export const MAX_PARTICIPANTS_A_MINUTE = 200;

const MINUTE_MS = 60_000;

/** Counts the records by which each tab asks for participants' data. Throws a `ProblemError` when they are too many. */
export function createParticipantLimit(now: () => number) {
  /** When each record was last asked for, by tab. Oldest first. */
  const asked = new Map<number, Map<string, number>>();

  return function admit(tabId: number, records: readonly string[]): void {
    const at = now();
    for (const [tab, times] of asked) {
      for (const [record, time] of times) if (ageOf(time, at) >= MINUTE_MS) times.delete(record);
      if (times.size === 0) asked.delete(tab);
    }
    const times = asked.get(tabId) ?? new Map<string, number>();
    const isNew = new Set(records.filter((record) => !times.has(record)));
    if (times.size + isNew.size > MAX_PARTICIPANTS_A_MINUTE) throw new ProblemError("transient", TOO_MANY);
    for (const record of records) times.set(record, at);
    asked.set(tabId, times);
  };
}

export type ParticipantLimit = ReturnType<typeof createParticipantLimit>;

const TOO_MANY: Problem = {
  code: "too-many-participants",
  what: `This tab has asked for more than ${MAX_PARTICIPANTS_A_MINUTE} clients' data within a minute, so Planbridge doesn't answer it for now.`,
  remedy:
    "Wait a minute, then try again. If you didn't open that many clients, close this tab and tell whoever looks after Planbridge.",
};
