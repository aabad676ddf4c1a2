import type { PriceFile } from "../../lib/domain/price-list/price-file.ts";
import { askWorker, type WorkerQuestion } from "./ask-worker.ts";

/** Reads one price list in a worker of its own. */
export function readPriceFile(blob: Blob, name: string): WorkerQuestion<PriceFile> {
  const worker = new Worker(new URL("./price-worker.ts", import.meta.url), { type: "module" });
  return askWorker<PriceFile>(
    worker,
    { blob, name },
    {
      code: "planbridge-price-file",
      what: "Planbridge couldn't read this file.",
      remedy: "Reload the page and choose the file again. Nothing was imported.",
    },
  );
}
