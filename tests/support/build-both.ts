import { BROWSERS, findBrowser } from "./browsers.ts";
import { buildForSandbox } from "./build.ts";
import { prepareFirefoxProfile } from "./profile/firefox-profile.ts";

/** Before the end-to-end tests: both browsers are there, and both sandbox builds are of the present sources. */
export default async function buildBoth(): Promise<void> {
  for (const browser of BROWSERS) findBrowser(browser);
  await Promise.all([...BROWSERS.map(buildForSandbox), prepareFirefoxProfile()]);
}
