import { ENUMERATES_ALL } from "./fault-tally.ts";
import type { Run } from "./life.ts";

/** Without enumeration a fault is played at so many awaits of a way, spread over it. */
const SHARE = 2;

/**
 * Runs it once for each await of its way, and lets something happen there: at every one of them with `npm run chaos -- --all`,
 * else at a few that are spread over it.
 * @param strike what happens; it is called at most once a run
 * @returns how often it happened
 */
export async function strikeAtAwaits(
  run: (strikes: Parameters<Run>[0]) => ReturnType<Run>,
  isPlace: (site: string) => boolean = () => true,
): Promise<number> {
  let all = 0;
  await run((site) => {
    if (isPlace(site)) all += 1;
    return false;
  });
  const step = ENUMERATES_ALL ? 1 : Math.max(1, Math.floor(all / SHARE));
  let played = 0;
  for (let place = Math.floor(step / 2); place < all; place += step) {
    let seen = -1;
    await run((site) => {
      if (isPlace(site)) seen += 1;
      return seen === place && isPlace(site);
    });
    played += 1;
  }
  return played;
}
