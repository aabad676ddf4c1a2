import type { Problem } from "../../../lib/core/problem.ts";
import { openPlannerFile, type PlannerFile } from "../../../lib/price-files/planner/open-planner-file.ts";

/** Reads one file of schedules or appointments off the main thread. The page terminates the worker to cancel. */
self.addEventListener(
  "message",
  ({ data }: MessageEvent<{ blob: Blob; name: string; ndisNumber: string }>) => {
    void read(data).then((outcome) => {
      // A worker's postMessage has no target origin: it goes to the page that started it.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      self.postMessage(outcome);
    });
  },
);

async function read({
  blob,
  name,
  ndisNumber,
}: {
  blob: Blob;
  name: string;
  ndisNumber: string;
}): Promise<PlannerFile | Problem> {
  try {
    return await openPlannerFile(blob, name, ndisNumber);
  } catch (error) {
    return {
      code: "planbridge-planner-file",
      what: "Planbridge couldn't read this file.",
      remedy: "Choose it again: it may have been moved or changed since. Nothing was imported.",
      said: error instanceof Error ? error.name : typeof error,
    };
  }
}
