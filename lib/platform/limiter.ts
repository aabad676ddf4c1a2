/** Waits for a turn, makes the call, and passes the turn on. */
export type Limit = <Result>(call: () => Promise<Result>) => Promise<Result>;

/** Lets so many calls be under way at once; the others wait: first come, first served. */
export function createLimiter(maxConcurrent: number): Limit {
  let freeSlots = maxConcurrent;
  const queue: (() => void)[] = [];
  return async (call) => {
    if (freeSlots > 0) freeSlots -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await call();
    } finally {
      const next = queue.shift();
      if (next) next();
      else freeSlots += 1;
    }
  };
}
