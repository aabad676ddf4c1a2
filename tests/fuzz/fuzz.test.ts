import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { machineTime } from "../support/clock/machine-clock.ts";
import { guard } from "./guard.ts";
import { optionsFrom } from "./options.ts";
import { TARGETS } from "./targets.ts";

/** As many as take some seconds: half of them always the same, half of them by chance. */
const CASES_IN_TEST = 2000;
const FIXED_SEED = 14;

const { cases, seed, only, report } = optionsFrom(process.env, CASES_IN_TEST);
const fresh = Math.floor(Math.random() * 2 ** 31);
const seeds = seed === undefined ? [FIXED_SEED, fresh] : [seed];
const targets = TARGETS.filter(({ name }) => name.includes(only));
const weights = targets.reduce((sum, { weight }) => sum + weight, 0);
const rows: { target: string; seed: number; cases: number; seconds: number; ok: boolean }[] = [];

afterAll(() => {
  if (report !== undefined)
    writeFileSync(
      report,
      `${JSON.stringify({ cases: rows.reduce((sum, row) => sum + row.cases, 0), rows }, null, 2)}\n`,
    );
});

describe.each(seeds)("with the seed %i", (chosen) => {
  test.each(targets)(
    "$name: nothing crashes, hangs, or is accepted wrongly",
    async (target) => {
      const { name, weight, input } = target;
      const numRuns = Math.max(1, Math.round((cases / seeds.length) * (weight / weights)));
      const began = machineTime();
      const property = fc.asyncProperty(input, (value) => guard(() => target.check(value)));
      const result = await fc.check(property, { numRuns, seed: chosen, endOnFailure: false });
      rows.push({
        target: name,
        seed: chosen,
        cases: result.numRuns,
        seconds: (machineTime() - began) / 1000,
        ok: !result.failed,
      });
      const failure = result.failed
        ? `${fc.defaultReportMessage(result)}\n${stackOf(result.errorInstance)}`
        : "";
      expect(failure).toBe("");
    },
    3_600_000,
  );
});

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
