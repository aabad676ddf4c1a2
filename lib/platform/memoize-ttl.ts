import { isReached } from "../core/elapsed.ts";
import { currentTime } from "./system-clock.ts";

/** Long enough to answer many calls of one moment, too short for anybody to notice a change late. */
const TTL_MS = 1000;

/**
 * Keeps a good answer for a moment, so that a thousand calls don't ask the browser a thousand times for what one
 * second can't change. A refusal or an empty answer isn't kept: what has been put right counts at once.
 */
export function memoizeFor<Argument, Result>(
  load: (argument: Argument) => Promise<Result>,
  now: () => number = currentTime,
): (argument: Argument) => Promise<Result> {
  const cache = new Map<Argument, { answer: Result; until: number }>();
  return async (argument) => {
    const cached = cache.get(argument);
    if (cached && !isReached(cached.until, now(), TTL_MS)) return cached.answer;
    const answer = await load(argument);
    if (answer) cache.set(argument, { answer, until: now() + TTL_MS });
    else cache.delete(argument);
    return answer;
  };
}
