import { openWorkbook, type OpenedWorkbook } from "../../../lib/invoice-files/parse/workbook.ts";
import type { Problem } from "../../../lib/core/problem.ts";

/** Reads one workbook off the main thread. The page terminates the worker to cancel. */
self.addEventListener("message", ({ data }: MessageEvent<{ blob: Blob; sheet: string | null }>) => {
  void read(data).then((outcome) => {
    // A worker's postMessage has no target origin: it goes to the page that started it.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    self.postMessage(outcome);
  });
});

async function read({
  blob,
  sheet,
}: {
  blob: Blob;
  sheet: string | null;
}): Promise<OpenedWorkbook | Problem> {
  try {
    return await openWorkbook(blob, sheet);
  } catch (error) {
    return {
      code: "planbridge-workbook",
      what: "Planbridge couldn't read this workbook.",
      remedy: "Choose it again: it may have been moved or changed since.",
      said: error instanceof Error ? error.name : typeof error,
    };
  }
}
