import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";
import preact from "@preact/preset-vite";
import { numberAwaits } from "./tests/unit/deaths/await-plugin.ts";
import { FAULT_TALLY } from "./tests/chaos/fault-kinds.ts";
import { LongestFirst } from "./tests/support/longest-first.ts";

const SHIFTED_CLOCK = new URL("tests/support/clock/shifted-clock.ts", import.meta.url).href;

const inFolders = (...folders: string[]) =>
  folders.map((folder) => `tests/unit/${folder}/**/*.test.{ts,tsx}`);

/** What reads or draws pages. A document takes longer to make than most other tests take. */
const DRAWN = inFolders("components", "crm", "entrypoints", "pages", "workspace");

/** What mocks modules, watches the document or keeps servers and databases: each file has a process of its own. */
const DRAWN_APART = [
  ...inFolders("crm/page", "crm/read/request", "entrypoints"),
  "tests/unit/platform/page-context.test.ts",
  "tests/unit/sandbox/invoice-scripts.test.ts",
];
const KEPT_APART = inFolders("background", "clock", "ndia", "sandbox", "services", "storage");

/** Every await of the modules that they are about is numbered, which no other test has to be able to read. */
const DEATHS = "tests/unit/deaths/**/*.test.ts";

interface ProjectTests {
  environment: "happy-dom" | "node";
  testTimeout: number;
  exclude: string[];
  isolate: boolean;
  unstubGlobals: boolean;
}

/** Files share their modules unless they are isolated: loading them anew for each would take longer than the tests. */
function unitTests(name: string, include: string[], options: Partial<ProjectTests>) {
  return {
    extends: true as const,
    test: {
      name,
      include,
      isolate: false,
      environment: "node",
      setupFiles: ["tests/unit/set-clock.ts", "tests/unit/fresh-document.ts"],
      execArgv: ["--import", SHIFTED_CLOCK],
      // Left to itself it uses one core of two.
      maxWorkers: 2,
      restoreMocks: true,
      // The gates build and lint beside the tests: on a busy machine a test that writes forms takes longer than 5 s.
      testTimeout: 20_000,
      expect: { poll: { timeout: 10_000 } },
      ...options,
    },
  };
}

export default defineConfig({
  plugins: [preact(), WxtVitest()],
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      unitTests("unit", inFolders("**"), {
        exclude: [...DRAWN, ...DRAWN_APART, ...KEPT_APART, DEATHS],
        unstubGlobals: true,
      }),
      unitTests("unit-drawn", DRAWN, {
        exclude: DRAWN_APART,
        environment: "happy-dom",
        unstubGlobals: true,
      }),
      unitTests("unit-apart", KEPT_APART, { isolate: true, exclude: DRAWN_APART }),
      unitTests("unit-drawn-apart", DRAWN_APART, { isolate: true, environment: "happy-dom" }),
      // It keeps what a browser answers, and measures how long a thread takes.
      unitTests("unit-fuzz", ["tests/fuzz/**/*.test.ts"], { isolate: true, environment: "happy-dom" }),
      {
        ...unitTests("deaths", [DEATHS], {
          isolate: true,
          // With every await enumerated a way is gone some hundred times.
          testTimeout: process.env[FAULT_TALLY] ? 3_600_000 : 240_000,
        }),
        plugins: [numberAwaits()],
      },
      {
        // Two files at a time on two cores: with three, browsers starve each other on a slow machine.
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: "tests/support/build-both.ts",
          setupFiles: ["tests/support/clock/one-day.ts", "tests/support/check-requests.ts"],
          environment: "node",
          maxWorkers: 2,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // How long it takes is measured elsewhere: a busy machine makes no test fail.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
