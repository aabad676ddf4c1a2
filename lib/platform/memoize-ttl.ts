import { currentTime } from "./system-clock.ts";
/** Long enough to answer many calls of one moment, too short for anybody to notice a change late. */
const WHILE = 1000;

/**
 * Keeps a good answer for a moment, so that a thousand calls don't ask the browser a thousand times for what one
 * second can't change. A refusal or an empty answer isn't kept: what has been put right counts at once.
 */
export function memoizeFor<Argument, Result>(
  ask: (argument: Argument) => Promise<Result>,
  now: () => number = currentTime,
): (argument: Argument) => Promise<Result> {
  const kept = new Map<Argument, { answer: Result; until: number }>();
  return async (argument) => {
    const known = kept.get(argument);
    if (known && known.until > now()) return known.answer;
    const answer = await ask(argument);
    if (answer) kept.set(argument, { answer, until: now() + WHILE });
    else kept.delete(argument);
    return answer;
  };
}
