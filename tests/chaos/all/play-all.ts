import { buildForSandbox } from "../../support/build.ts";
import { findBrowser } from "../../support/browsers.ts";
import { machineTime } from "../../support/clock/machine-clock.ts";
import { prepareFirefoxProfile } from "../../support/profile/firefox-profile.ts";
import type { ChaosOptions } from "../options.ts";
import { playInBrowser } from "./browser-part.ts";
import { playEnumerated } from "./enumerated-part.ts";
import { createFaultReport, type FaultReport } from "./fault-report.ts";

type Ends = Parameters<typeof createFaultReport>[0][number];

/** Every kind of fault: at every await in Node, then in each browser. */
export async function playAll({ browsers, operations, seed }: ChaosOptions): Promise<FaultReport> {
  const began = machineTime();
  for (const browser of browsers) findBrowser(browser);
  const { ends: enumerated, awaits } = await playEnumerated();
  const ends = enumerated.map((end): Ends => ({ ...end, browser: "none" }));
  for (const browser of browsers) {
    await buildForSandbox(browser);
    if (browser === "firefox") await prepareFirefoxProfile();
    const played = await playInBrowser(browser, { operations, seed }, console.log);
    ends.push(...played.map((end) => ({ ...end, browser })));
  }
  const seconds = Math.round((machineTime() - began) / 1000);
  return createFaultReport(ends, awaits, { seed, seconds });
}
