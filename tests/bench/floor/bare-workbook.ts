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
