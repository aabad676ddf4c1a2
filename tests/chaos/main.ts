import { writeFileSync } from "node:fs";
import { buildForSandbox } from "../support/build.ts";
import { findBrowser, MissingBrowser } from "../support/browsers.ts";
import { prepareFirefoxProfile } from "../support/profile/firefox-profile.ts";
import { machineTime } from "../support/clock/machine-clock.ts";
import { isFaultless } from "./all/fault-report.ts";
import { playAll } from "./all/play-all.ts";
import { serviceBookings } from "./booking-operations.ts";
import { paceContracts } from "./pace-contracts.ts";
import { type ChaosOptions, OptionError, readOptions } from "./options.ts";
import { type ChaosRun, type HowToPlay, playChaos, type Progress } from "./run.ts";
import { createSchedule } from "./schedule.ts";

/** Every kind of fault, in Node and in browsers: one row each. */
async function chaosOfAll(options: ChaosOptions): Promise<void> {
  const report = await playAll(options);
  console.log(`\n${JSON.stringify(report, null, 2)}`);
  if (options.report) writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = isFaultless(report) ? 0 : 1;
}

/**
 * Creates and syncs PACE contracts, or makes and changes service bookings, on one profile while the extension's worker dies, the
 * browser is killed and the servers fail or save late; then asks the sandbox's tables whether anything stands there twice, is lost, or is called verified
 * without being right. Faults make the command fail.
 */
async function chaos(options: ChaosOptions): Promise<void> {
  findBrowser(options.browser);
  console.log(`Building the extension for ${options.browser} …`);
  await buildForSandbox(options.browser);
  if (options.browser === "firefox") await prepareFirefoxProfile();
  const began = machineTime();
  const play = options.of === "bookings" ? playBookings : playContracts;
  const run = await play(
    options.browser,
    createSchedule(options),
    options.seed,
    progressLine(options, began),
  );
  const report = toReport(options, run);
  console.log(`\n${JSON.stringify(report, null, 2)}`);
  if (options.report) writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`);
  const { duplicates, lost, unresolved, falseVerified, notAccepted } = run;
  const faults = duplicates + lost + unresolved + falseVerified + notAccepted;
  console.log(
    faults === 0
      ? "\nNothing twice, nothing lost, nothing open, nothing falsely verified."
      : `\n${faults} faults.`,
  );
  process.exitCode = faults === 0 ? 0 : 1;
}

const playBookings = (...how: HowToPlay) => playChaos(serviceBookings, ...how);
const playContracts = (...how: HowToPlay) => playChaos(paceContracts, ...how);

/** At most one line in ten seconds: what was done so far and how long the rest may take. */
function progressLine({ operations, kills, lateCommits }: ChaosOptions, began: number) {
  let last = 0;
  return ({ accepted, open, played }: Progress): void => {
    const now = machineTime();
    if (now - last < 10_000) return;
    last = now;
    const died = played.workerKills + played.browserKills;
    const left = Number.isNaN(open)
      ? `about ${minutes(((now - began) / Math.max(1, accepted)) * (operations - accepted))} and up to 5 min for lost answers`
      : `${open} changes open, up to 5 min for lost answers`;
    console.log(
      `${minutes(now - began)}: ${accepted} of ${operations} operations, ${died} of ${kills} kills, ` +
        `${played.lateCommits} of ${lateCommits} late commits; left: ${left}`,
    );
  };
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} min`;
}

/** The numbers first, then how the run was played. */
function toReport({ of, browser, seed }: ChaosOptions, run: ChaosRun): object {
  const { intended, created, duplicates, lost, unresolved, falseVerified, ...rest } = run;
  return { intended, created, duplicates, lost, unresolved, falseVerified, of, browser, seed, ...rest };
}

try {
  const options = readOptions(process.argv.slice(2));
  await (options.of === "all" ? chaosOfAll(options) : chaos(options));
} catch (error) {
  if (!(error instanceof OptionError) && !(error instanceof MissingBrowser)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
