import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** An extension page without anything of its own, from which a message is sent. */
export const ASKING_PAGE = "asking.html";

export function addAskingPage(extension: string): void {
  writeFileSync(join(extension, ASKING_PAGE), `<!doctype html><meta charset="utf-8"><title>Asking</title>\n`);
}

/** The least that a background can do: it answers every message at once. Returns its folder. */
export function writeAnsweringExtension(parent: string): string {
  const folder = join(parent, "answering-extension");
  const manifest = {
    manifest_version: 3,
    name: "Answering",
    version: "1.0",
    background: { service_worker: "background.js" },
  };
  mkdirSync(folder);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(
    join(folder, "background.js"),
    "chrome.runtime.onMessage.addListener((message, sender, reply) => reply({ ok: 1 }));\n",
  );
  addAskingPage(folder);
  return folder;
}
