import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";
import preact from "@preact/preset-vite";
import { LongestFirst } from "./tests/support/longest-first.ts";

const SHIFTED_CLOCK = new URL("tests/support/shifted-clock.ts", import.meta.url).href;

export default defineConfig({
  plugins: [preact(), WxtVitest()],
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          environment: "happy-dom",
          setupFiles: "tests/unit/set-clock.ts",
          execArgv: ["--import", SHIFTED_CLOCK],
          // Left to itself it uses one core of two.
          maxWorkers: 2,
          restoreMocks: true,
          // The gates build and lint beside the tests: on a busy machine a test that writes forms takes longer than 5 s.
          testTimeout: 20_000,
        },
      },
      {
        // Two files at a time on two cores: with three, browsers starve each other on a slow machine.
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: "tests/support/build-both.ts",
          setupFiles: ["tests/support/one-day.ts", "tests/support/check-requests.ts"],
          environment: "node",
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
