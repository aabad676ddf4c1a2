/** Waits for a turn, makes the call, and passes the turn on. */
export type Limit = <Result>(call: () => Promise<Result>) => Promise<Result>;

/** Lets so many calls be under way at once; the others wait: first come, first served. */
export function createLimiter(most: number): Limit {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (call) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await call();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
