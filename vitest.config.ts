import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";
import preact from "@preact/preset-vite";
import { LongestFirst } from "./tests/harness/longest-first.ts";

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
          // Left to itself it uses one core of two.
          maxWorkers: 2,
          restoreMocks: true,
        },
      },
      {
        // Real browsers wait more than they work, so three files at a time suit two cores.
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: "tests/harness/build-both.ts",
          environment: "node",
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
