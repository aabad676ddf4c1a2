import type { WebWorker } from "puppeteer-core";
import type { Launched } from "../support/launch.ts";

const EVERY = 10;
/** Of a batch that takes minutes: asking is to cost it nothing. */
const SELDOM = 250;

export interface HeapWatch {
  /** The most so far, in megabytes. */
  end(): Promise<number>;
}

/** Asks a worker again and again how much memory its JavaScript takes, until it is ended; answers with the most. */
export function watchHeap(worker: WebWorker, every = EVERY): HeapWatch {
  const over = new AbortController();
  const peak = watch(worker, every, over.signal);
  return {
    end: () => {
      over.abort();
      return peak;
    },
  };
}

/**
 * The same of the extension's worker; the browser may end it and start another. Chromium's alone: Firefox's background no driver
 * reaches.
 */
export async function watchBackground(launched: Launched): Promise<HeapWatch> {
  const over = new AbortController();
  const peak = watchEach(launched, await workerOf(launched), over.signal);
  return {
    end: () => {
      over.abort();
      return peak;
    },
  };
}

async function watchEach(launched: Launched, first: WebWorker, signal: AbortSignal): Promise<number> {
  const peaks: number[] = [];
  for (let worker = first; !signal.aborted; worker = await workerOf(launched)) {
    const note = (peak: number) => void peaks.push(peak);
    await watch(worker, SELDOM, signal, note).catch((error: unknown) => {
      if (!String(error).includes("Session closed")) throw error;
    });
  }
  return Math.max(...peaks);
}

async function workerOf({ browser, extension }: Launched): Promise<WebWorker> {
  const target = await browser.waitForTarget(
    (each) => each.type() === "service_worker" && each.url().startsWith(extension),
  );
  const worker = await target.worker();
  if (!worker) throw new Error("the extension's worker can't be reached");
  return worker;
}

/** `note`: is told of the most so far, each time that it was asked. */
async function watch(
  { client }: WebWorker,
  every: number,
  signal: AbortSignal,
  note?: (peak: number) => void,
): Promise<number> {
  let peak = 0;
  while (!signal.aborted) {
    const { usedSize, backingStorageSize } = await client.send("Runtime.getHeapUsage");
    peak = Math.max(peak, usedSize + backingStorageSize);
    note?.(peak / 1e6);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  return peak / 1e6;
}
