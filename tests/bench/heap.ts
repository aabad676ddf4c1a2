import type { WebWorker } from "puppeteer-core";

const EVERY = 10;

/** Asks a worker again and again how much memory its JavaScript takes, until it is ended; answers with the most. */
export function watchHeap(worker: WebWorker): { end(): Promise<number> } {
  const over = new AbortController();
  const peak = watch(worker, over.signal);
  return {
    end: () => {
      over.abort();
      return peak;
    },
  };
}

async function watch({ client }: WebWorker, signal: AbortSignal): Promise<number> {
  let peak = 0;
  while (!signal.aborted) {
    const { usedSize, backingStorageSize } = await client.send("Runtime.getHeapUsage");
    peak = Math.max(peak, usedSize + backingStorageSize);
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
  return peak / 1e6;
}
