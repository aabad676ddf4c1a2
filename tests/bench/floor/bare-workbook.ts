import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { ROOT } from "../../support/run.ts";

/** The worker of the floor, as a file of the extension: its pages may start no other. */
export const BARE_WORKBOOK_WORKER = "bare-workbook.js";

/** The library's reading of all sheets, and nothing else. */
const SOURCE = `import { readXlsx } from "hucre/xlsx";
self.onmessage = async ({ data }) => {
  const { sheets } = await readXlsx(new Uint8Array(await data.blob.arrayBuffer()));
  self.postMessage({ rows: sheets.reduce((sum, { rows }) => sum + rows.length, 0) });
};
`;

export async function addBareWorkbookWorker(extension: string, folder: string): Promise<void> {
  const entry = join(folder, "bare-workbook-source.js");
  writeFileSync(entry, SOURCE);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "hucre/xlsx": join(ROOT, "node_modules/hucre/dist/xlsx.mjs") } },
    publicDir: false,
    build: {
      outDir: extension,
      emptyOutDir: false,
      lib: { entry, formats: ["es"], fileName: () => BARE_WORKBOOK_WORKER },
    },
  });
}

/** In a page that keeps the workbook's file as `hooked.blob`: how many milliseconds the worker takes to read it. */
export function readBare({ worker, rows }: { worker: string; rows: number }): Promise<number> {
  const { hooked } = globalThis as unknown as { hooked: { blob: Blob } };
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const bare = new Worker(`/${worker}`, { type: "module" });
    bare.addEventListener("message", ({ data }: MessageEvent<{ rows: number }>) => {
      bare.terminate();
      if (data.rows === rows) resolve(performance.now() - began);
      else reject(new Error(`the library found ${data.rows} rows`));
    });
    bare.addEventListener("error", ({ message }) => reject(new Error(message)));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    bare.postMessage({ blob: hooked.blob });
  });
}
