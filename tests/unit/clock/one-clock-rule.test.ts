import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { LINT_CONFIG, lintSeeds } from "../../lint/lint-seeds.ts";

/** Each in a file of its own, in a tree like the project's, with whether the rule has to report it. */
const SEEDS: readonly [folder: string, code: string, isReported: boolean][] = [
  ["lib/domain", "export const at = () => Date.now();", true],
  ["lib/services", "export const create = (now = Date.now) => now;", true],
  ["components", "export const at = () => new Date();", true],
  ["components", "export const at = () => new Date(undefined);", true],
  ["components", "export const at = (...parts: []) => new Date(...parts);", true],
  ["entrypoints", "export const at = () => Date();", true],
  ["entrypoints", "export const { now } = Date;", true],
  ["lib/messaging", "export const at = () => new globalThis.Date();", true],
  ["lib/messaging", "export const Clock = Date as unknown;", true],
  ["lib/messaging", "export const today = () => Temporal.Now.plainDateISO().toString();", true],
  ["lib/messaging", "export const { Now } = Temporal;", true],
  ["lib/messaging", "export const began = () => performance.timeOrigin;", true],
  ["tests/unit/services", "export const at = () => Date.now();", true],
  ["tests/sandbox/crm", "export const at = () => new Date();", true],
  ["tests/e2e", "export const at = () => Date.now();", true],
  ["lib/domain", "export const at = (ms: number) => new Date(ms);", false],
  ["lib/domain", "export const at = (text: string) => Date.parse(text) + Date.UTC(2026, 1);", false],
  ["lib/domain", "export const is = (value: unknown) => value instanceof Date;", false],
  ["lib/domain", "export const text = (at: Date): string => at.toISOString();", false],
  [
    "lib/domain",
    "export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);",
    false,
  ],
  ["tests/bench", "export const began = () => performance.now();", false],
];

let reported: Set<string>;

beforeAll(async () => {
  const reports = await lintSeeds(
    SEEDS.map(([folder, code], at) => ({ path: `${folder}/seed-${at}.ts`, code })),
  );
  reported = new Set(reports.filter(({ rule }) => rule === "clock(one-clock)").map(({ path }) => path));
});

describe("the linter's rule for the clock", () => {
  test.each(SEEDS.map(([place, code, isReported], at) => ({ at, place, code, isReported })))(
    "the linter reports $code in $place as a read of the clock: $isReported",
    ({ at, place, isReported }) => {
      expect(reported.has(`${place}/seed-${at}.ts`)).toBe(isReported);
    },
  );

  test("the clock rule is off only in one module each of product, sandbox and test support", () => {
    const { rules, overrides } = JSON.parse(readFileSync(LINT_CONFIG, "utf8")) as {
      rules: Record<string, string>;
      overrides: { files: string[]; rules: Record<string, unknown> }[];
    };
    expect(rules["clock/one-clock"]).toBe("error");
    expect(overrides.filter((each) => "clock/one-clock" in each.rules).flatMap(({ files }) => files)).toEqual(
      [
        "lib/platform/system-clock.ts",
        "tests/sandbox/clock.ts",
        "tests/support/clock/machine-clock.ts",
        // It doesn't read the clock for anybody, it replaces it.
        "tests/support/clock/shifted-clock.ts",
      ],
    );
  });
});
