import { parseArgs } from "node:util";
import { shiftedEnvironment } from "../support/clock/clock-shift.ts";
import { machineTime } from "../support/clock/machine-clock.ts";
import { Gates } from "./gates.ts";

/**
 * What must hold before a change lands, in one command. What can run beside each other does: two cores. With `--all` also what
 * takes longer than anybody waits for, before a release: a death at every await, everything that a browser can show, and each
 * test that knows a day on another one. The last line is the count, in the plain form that every CI can read.
 */
const { values } = parseArgs({ options: { all: { type: "boolean", default: false } } });
const gates = new Gates();

/** A leap day in Sydney while it is the day before where the machine believes to be: whoever confuses them is found. */
const LEAP_DAY = "2028-02-29T02:00:00Z";
const FAR_FROM_SYDNEY = "America/Los_Angeles";

/** Where days and zones are worked with. */
const DAYS_AND_ZONES = ["core", "domain", "platform", "clock", "ndia", "invoice-files", "price-files"];

/** Where what they work out is used; what only reads pages or draws them would pass on any day. */
const USE_OF_DAYS = [
  "storage",
  "background",
  "services/connection",
  "services/invoices",
  "services/sync",
  "sandbox",
  "components/base",
  "components/connection",
  "components/sync",
];

// Without the TypeScript configuration that WXT writes, the linter can't resolve imports and finds no cycle.
await gates.command("prepare", "wxt", ["prepare"]);
await Promise.all([
  gates.vitest("unit tests", values.all ? ["unit*", "deaths"] : ["unit*"]),
  gates
    .command("types", "tsc", ["--noEmit"])
    .then(() => gates.command("lint", "oxlint", ["--type-aware", "--deny-warnings"]))
    .then(() => gates.command("dead exports", "knip", ["--no-progress"]))
    .then(() => gates.commitSubjects())
    .then(() => gates.command("format", "oxfmt", ["--check", "."]))
    .then(() => gates.command("build for Chrome and Edge", "wxt", ["build", "-b", "chrome"]))
    .then(() => gates.command("build for Firefox", "wxt", ["build", "-b", "firefox", "--mv3"]))
    .then(() => gates.webExtLint()),
]);
await gates.vitest(`days and zones on ${LEAP_DAY} in ${FAR_FROM_SYDNEY}`, ["unit*"], {
  env: shiftedEnvironment(LEAP_DAY, FAR_FROM_SYDNEY, machineTime()),
  folders: [...DAYS_AND_ZONES, ...(values.all ? USE_OF_DAYS : [])].map((folder) => `tests/unit/${folder}/`),
});
await gates.vitest("end-to-end in Chromium and Firefox", ["e2e"], {
  folders: values.all ? [] : ["tests/e2e/journeys/"],
});

gates.close();
