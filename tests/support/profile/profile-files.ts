import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where Chromium keeps the databases of pages and extensions. */
const DATABASES = ["Default", "IndexedDB"];

/** Chromium's database files of extensions in this profile, with their sizes in bytes: none before the first one is opened. */
export function databaseFiles(profile: string): Map<string, number> {
  const folder = join(profile, ...DATABASES);
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return new Map();
  }
  return new Map(
    names
      .filter((name) => name.startsWith("chrome-extension_"))
      .flatMap((name) => {
        const { size } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? { size: -1 };
        return size < 0 ? [] : [[name, size] as const];
      }),
  );
}

/**
 * Throws where a browser has come back without what its databases held: then whatever a test sees next isn't the extension's doing.
 * A log that is folded into a table loses a part of its size, never most of it.
 */
export function expectSameDatabases(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) {
  const size = (files: ReadonlyMap<string, number>) =>
    [...files.values()].reduce((sum, each) => sum + each, 0);
  if (size(after) * 4 >= size(before)) return;
  const list = (files: ReadonlyMap<string, number>) => JSON.stringify(Object.fromEntries(files));
  throw new Error(
    `the browser has lost the extension's database: before it was killed ${list(before)}, after its start ${list(after)}`,
  );
}
