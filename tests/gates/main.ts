import { Gates } from "./gates.ts";

/**
 * Everything that must hold before a change lands, in one command. What can run beside each other does: two cores.
 * The last line is the count, in the plain form that every CI can read.
 */
const gates = new Gates();

await Promise.all([
  gates.vitest("unit tests", "unit"),
  gates
    .command("types", "tsc", ["--noEmit"])
    .then(() => gates.command("lint", "oxlint", ["--type-aware", "--deny-warnings"]))
    .then(() => gates.command("format", "oxfmt", ["--check", "."]))
    .then(() => gates.command("build for Chrome and Edge", "wxt", ["build", "-b", "chrome"]))
    .then(() => gates.command("build for Firefox", "wxt", ["build", "-b", "firefox", "--mv3"]))
    .then(() => gates.webExtLint()),
]);
await gates.vitest("end-to-end in Chromium and Firefox", "e2e");

gates.close();
