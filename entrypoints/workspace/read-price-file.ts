import type { Problem } from "../../lib/core/problem.ts";
import type { PriceFile } from "../../lib/domain/price-list/price-file.ts";

/** The reading of one file in a worker of its own. */
export interface PriceReading {
  file: Promise<PriceFile | Problem>;
  /** Stops it at once; its promise never settles. */
  end: () => void;
}

export function readPriceFile(blob: Blob, name: string): PriceReading {
  const worker = new Worker(new URL("./price-worker.ts", import.meta.url), { type: "module" });
  const { promise, resolve } = Promise.withResolvers<PriceFile | Problem>();
  worker.addEventListener("message", ({ data }: MessageEvent<PriceFile | Problem>) => {
    worker.terminate();
    resolve(data);
  });
  worker.addEventListener("error", ({ message }) => {
    worker.terminate();
    resolve({
      code: "planbridge-price-file",
      what: "Planbridge couldn't read this file.",
      remedy: "Reload the page and choose the file again. Nothing was imported.",
      said: message,
    });
  });
  // As above: a worker has no origin of its own.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage({ blob, name });
  return { file: promise, end: () => worker.terminate() };
}
