import type { WebWorker } from "puppeteer-core";
import type { Launched } from "../support/launch.ts";
import { backgroundWorker } from "./background.ts";

const EVERY = 10;
/** Of a batch that takes minutes: asking is to cost it nothing. */
const SELDOM = 250;

export interface HeapWatch {
  /** The most so far, in megabytes. */
  end(): Promise<number>;
}

/** Asks a worker again and again how much memory its JavaScript takes, until it is ended; answers with the most. */
export function watchHeap(worker: WebWorker, every = EVERY): HeapWatch {
  return startWatch((note, signal) => watch(worker, every, signal, note));
}

/**
 * The same of the extension's worker; the browser may end it and start another. Chromium's alone: Firefox's background no driver
 * reaches.
 */
export async function watchBackground(launched: Launched): Promise<HeapWatch> {
  const first = await backgroundWorker(launched);
  return startWatch(async (note, signal) => {
    for (let worker = first; !signal.aborted; worker = await backgroundWorker(launched)) {
      await watch(worker, SELDOM, signal, note).catch((error: unknown) => {
        if (!String(error).includes("Session closed")) throw error;
      });
    }
  });
}

type Note = (bytes: number) => void;

function startWatch(work: (note: Note, signal: AbortSignal) => Promise<void>): HeapWatch {
  const over = new AbortController();
  let peak = 0;
  const note: Note = (bytes) => {
    peak = Math.max(peak, bytes);
  };
  const watching = work(note, over.signal);
  return {
    end: async () => {
      over.abort();
      await watching;
      return peak / 1e6;
    },
  };
}

async function watch({ client }: WebWorker, every: number, signal: AbortSignal, note: Note): Promise<void> {
  while (!signal.aborted) {
    const { usedSize, backingStorageSize } = await client.send("Runtime.getHeapUsage");
    note(usedSize + backingStorageSize);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
