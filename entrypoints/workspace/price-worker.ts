import type { Problem } from "../../lib/core/problem.ts";
import type { PriceFile } from "../../lib/domain/price-list/price-file.ts";
import { fileFault, MAX_FILE_BYTES, PRICE_LIST } from "../../lib/price-files/read-sheets.ts";
import { openPriceFile } from "../../lib/price-files/open-price-file.ts";

/** Reads one price list off the main thread. The page terminates the worker to cancel. */
self.addEventListener("message", ({ data }: MessageEvent<{ blob: Blob; name: string }>) => {
  void read(data).then((outcome) => {
    // A worker's postMessage has no target origin: it goes to the page that started it.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    self.postMessage(outcome);
  });
});

async function read({ blob, name }: { blob: Blob; name: string }): Promise<PriceFile | Problem> {
  // A film that was dropped by mistake isn't read into memory.
  if (blob.size > MAX_FILE_BYTES) return fileFault("too-large", PRICE_LIST);
  try {
    return await openPriceFile(new Uint8Array(await blob.arrayBuffer()), name);
  } catch (error) {
    return {
      code: "planbridge-price-file",
      what: "Planbridge couldn't read this file.",
      remedy: "Choose it again: it may have been moved or changed since. Nothing was imported.",
      said: error instanceof Error ? error.name : typeof error,
    };
  }
}
