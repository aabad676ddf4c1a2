import { AsyncLocalStorage } from "node:async_hooks";
import { ENUMERATES_ALL, tallyAwaits } from "./fault-tally.ts";
import { isOf, type MachineName } from "./machines.ts";

/** A worker's life: it ends at the await that it is told to, or never. */
interface Life {
  isLast: (site: string, times: number) => boolean;
  /** What happens at an await before the worker goes on there. */
  meanwhile?: Meanwhile;
  /** How often each await was come to. */
  times: Map<string, number>;
  diedAt?: string;
  died: PromiseWithResolvers<string>;
}

/** What others do while a worker is held at an await; `undefined`: nothing, and it isn't held. */
export type Meanwhile = (site: string, times: number) => Promise<void> | undefined;

const lives = new AsyncLocalStorage<Life>();
/** Every await of the modules that were loaded, with the beginning of what is awaited. */
const sites = new Map<string, string>();
const deaths = new Set<string>();

const NEVER = new Promise<never>(() => undefined);

/** What the numbered modules call. */
export const awaitPoints = {
  declare(found: [site: string, words: string][]): void {
    for (const [site, words] of found) sites.set(site, words);
  },

  /** What is awaited at this place, or nothing ever again: what a dead worker has begun still happens, and nobody learns of it. */
  at(site: string, awaited: unknown): unknown {
    const life = lives.getStore();
    if (!life) return awaited;
    const times = (life.times.get(site) ?? 0) + 1;
    life.times.set(site, times);
    if (life.diedAt === undefined && life.isLast(site, times)) {
      life.diedAt = site;
      deaths.add(site);
      life.died.resolve(site);
    }
    const held = life.diedAt === undefined ? life.meanwhile?.(site, times) : undefined;
    if (held) return held.then(() => awaited);
    // What others of its calls wait for mustn't come back either once it is dead.
    return Promise.resolve(awaited).then(
      (value) => (life.diedAt === undefined ? value : NEVER),
      (error: unknown) => {
        if (life.diedAt === undefined) throw error;
        return NEVER;
      },
    );
  },
};

/**
 * Lets a worker work until it comes to its last await.
 * @returns whether it got to the end, or where it died; and how often it came to each await
 */
export async function live(
  isLast: Life["isLast"],
  work: () => Promise<unknown>,
  meanwhile?: Meanwhile,
): Promise<{ diedAt: string | undefined; times: ReadonlyMap<string, number> }> {
  const life: Life = {
    isLast,
    times: new Map(),
    died: Promise.withResolvers(),
    ...(meanwhile ? { meanwhile } : {}),
  };
  await Promise.race([lives.run(life, work), life.died.promise]);
  return { diedAt: life.diedAt, times: life.times };
}

/** Work that is none of the worker's: its awaits count for nobody. */
export function outsideOfLives<Result>(work: () => Promise<Result>): Promise<Result> {
  return lives.exit(work);
}

/** The awaits of a machine at which nobody died so far, and how many there are. */
export function uncoveredAwaits(machine: MachineName): { all: number; uncovered: string[] } {
  const own = [...sites].filter(([site]) => isOf(machine, site));
  const uncovered = own.filter(([site]) => !deaths.has(site)).map(([site, words]) => `${site} ${words}`);
  tallyAwaits({ machine, awaits: own.length, leftOut: uncovered });
  return { all: own.length, uncovered };
}

/** No worker comes to so many awaits on its way. */
const MAX_AWAITS = 5000;

/**
 * Runs it once for each await of its way, from the first one on, with a worker that dies there; at last with one that lives.
 * @param run lets a worker work, sees to what is left, and returns what `live` returned
 * @returns at how many awaits one died
 */
export async function dieAtEveryAwait(
  run: (isLast: Life["isLast"]) => Promise<{ diedAt: string | undefined }>,
): Promise<number> {
  for (let deathsSoFar = 0; deathsSoFar < MAX_AWAITS; deathsSoFar += 1) {
    let awaits = 0;
    const { diedAt } = await run(() => (awaits += 1) > deathsSoFar);
    if (diedAt === undefined) return deathsSoFar;
  }
  throw new Error("the worker never got to its end");
}

const KNOWS_WHY = /^services\/(?:changes|sync)\//;

/** One way of a worker that dies, or meets what else it is told to. */
export type Run = (
  isLast: Life["isLast"],
) => Promise<{ diedAt: string | undefined; times: ReadonlyMap<string, number> }>;

/**
 * As `dieAtEveryAwait`, for a long way: at each place in the code once, the last time that it is come to; the first time too
 * where nobody died so far. In what knows nothing of why it is called, such as the repositories, at new places only.
 */
export async function dieAtEveryPlace(run: Run): Promise<number> {
  if (ENUMERATES_ALL) return dieAtEveryAwait(run);
  const { times } = await run(() => false);
  const old = [...times].filter(([site]) => deaths.has(site) && KNOWS_WHY.test(site));
  const died = await dieAtNew(run, times);
  for (const [site, last] of old) await run((at, now) => at === site && now === last);
  return old.length + died;
}

/** For a way that differs little from others: at the places alone where nobody died so far. */
export async function dieAtEveryNewPlace(run: Run): Promise<number> {
  if (ENUMERATES_ALL) return dieAtEveryAwait(run);
  const { times } = await run(() => false);
  return dieAtNew(run, times);
}

async function dieAtNew(run: Run, times: ReadonlyMap<string, number>): Promise<number> {
  const places = [...times].filter(([site]) => !deaths.has(site));
  for (const [site, last] of places)
    for (const count of new Set([1, last])) await run((at, now) => at === site && now === count);
  return places.length;
}
