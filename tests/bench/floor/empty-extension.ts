import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The least that an extension can do on a CRM page: a content script without content, or this one. Returns its folder. */
export function writeEmptyExtension(parent: string, matches: string, script = "(() => {})();\n"): string {
  const folder = join(parent, "empty-extension");
  const manifest = {
    manifest_version: 3,
    name: "Empty",
    version: "1.0",
    content_scripts: [{ matches: [matches], js: [EMPTY_SCRIPT], run_at: "document_idle" }],
    // Only so that the harness, which waits for one, can launch it.
    background: { service_worker: "background.js" },
  };
  mkdirSync(folder);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, EMPTY_SCRIPT), script);
  writeFileSync(join(folder, "background.js"), "");
  return folder;
}

export const EMPTY_SCRIPT = "empty.js";
