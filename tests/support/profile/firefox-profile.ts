import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { findBrowser } from "../browsers.ts";
import { ROOT } from "../run.ts";

const PREPARED = join(ROOT, ".output/firefox-profile");

/** A third of what a start of Firefox takes is making a new profile, so one is made that others are copied from. */
export async function prepareFirefoxProfile(): Promise<void> {
  rmSync(PREPARED, { recursive: true, force: true });
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findBrowser("firefox"),
    headless: true,
    userDataDir: PREPARED,
  });
  await browser.close();
  // The driver writes its own settings into every profile, and would put these back in the middle of a new start.
  for (const settings of ["prefs.js", "user.js"]) rmSync(join(PREPARED, settings), { force: true });
}

/** Makes the folder a profile that nobody has used yet. Where none was prepared, the browser makes its own. */
export function copyFirefoxProfile(folder: string): void {
  if (existsSync(PREPARED)) cpSync(PREPARED, folder, { recursive: true });
}
