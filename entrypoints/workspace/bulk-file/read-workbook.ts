import type { OpenedWorkbook } from "../../../lib/invoice-files/parse/workbook.ts";
import { askWorker, type WorkerQuestion } from "../ask-worker.ts";

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Whether a file is an Excel workbook, whatever its name says. */
export async function isWorkbook(blob: Blob): Promise<boolean> {
  const head = new Uint8Array(await blob.slice(0, ZIP.length).arrayBuffer());
  return ZIP.every((byte, at) => head[at] === byte);
}

/** Reads a workbook in a worker of its own, which is loaded only for one. */
export function readWorkbook(blob: Blob, sheet: string | null): WorkerQuestion<OpenedWorkbook> {
  const worker = new Worker(new URL("./workbook-worker.ts", import.meta.url), { type: "module" });
  return askWorker<OpenedWorkbook>(
    worker,
    { blob, sheet },
    {
      code: "planbridge-workbook",
      what: "Planbridge couldn't read this workbook.",
      remedy: "Reload the page and choose the file again.",
    },
  );
}
