import { readFile, writeFile } from "node:fs/promises";
import { unzipSync, zipSync } from "fflate";

/** The first day that a zip file can name, as each machine's own clock would show it: a zip file knows no zone. */
const NO_DATE = new Date(1980, 0, 1);

/**
 * Writes a zip file again so that the same files always give the same bytes: by name, without the time at which and the
 * system on which it was made. So whoever builds a version can hold it against the one in a store.
 */
export function reproducibleZip(zip: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(zip)).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(files.map(([name, bytes]) => [name, [bytes, { level: 9 }]])), {
    mtime: NO_DATE,
    os: 0,
  });
}

/** The same of a file, in its place. */
export async function rewriteZip(path: string): Promise<void> {
  await writeFile(path, reproducibleZip(await readFile(path)));
}
