import type { Problem } from "../../../lib/core/problem.ts";
import {
  type LocalityFile,
  openLocalityFile,
} from "../../../lib/price-files/localities/open-locality-file.ts";

/** Reads one postcode table off the main thread. The page terminates the worker to cancel. */
self.addEventListener("message", ({ data }: MessageEvent<{ blob: Blob; name: string }>) => {
  void read(data).then((outcome) => {
    // A worker's postMessage has no target origin: it goes to the page that started it.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    self.postMessage(outcome);
  });
});

async function read({ blob, name }: { blob: Blob; name: string }): Promise<LocalityFile | Problem> {
  try {
    return await openLocalityFile(blob, name);
  } catch (error) {
    return {
      code: "planbridge-postcode-file",
      what: "Planbridge couldn't read this file.",
      remedy: "Choose it again: it may have been moved or changed since. Nothing was imported.",
      said: error instanceof Error ? error.name : typeof error,
    };
  }
}
