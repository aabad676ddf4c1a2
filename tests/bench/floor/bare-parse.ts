import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/run.ts";

/** The worker of the floor, as a file of the extension: its pages may start no other. */
export const BARE_WORKER = "bare-worker.js";

/** What is asked of it: the file as a whole, and whether the rows are kept. */
export interface BareParse {
  blob: Blob;
  header: boolean;
  keep: boolean;
}

export interface BareParsed {
  rows: number;
  milliseconds: number;
}

/** Papa Parse, streaming from the blob, and nothing else. */
const SOURCE = `importScripts("/bare-papaparse.js");
let kept = [];
self.onmessage = ({ data: { blob, header, keep } }) => {
  const began = performance.now();
  let rows = 0;
  kept = [];
  Papa.parse(blob, {
    header,
    skipEmptyLines: true,
    chunk: ({ data }) => {
      rows += data.length;
      if (keep) for (const row of data) kept.push(row);
    },
    complete: () => self.postMessage({ rows, milliseconds: performance.now() - began }),
  });
};
`;

export function addBareWorker(extension: string): void {
  copyFileSync(join(ROOT, "node_modules/papaparse/papaparse.min.js"), join(extension, "bare-papaparse.js"));
  writeFileSync(join(extension, BARE_WORKER), SOURCE);
}
