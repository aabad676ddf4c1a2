import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type JobEvent, JobModel } from "./job-model.ts";

const which = fc.nat(5);
const happening: fc.Arbitrary<JobEvent> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constant("claim" as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant("settle" as const),
      which,
      as: fc.constantFrom("success" as const, "failed" as const, "not-counted" as const),
      contracts: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant("postpone" as const), which, wait: fc.option(fc.nat(100_000)) }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("block" as const), which }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("wait" as const), ms: fc.nat(90_000) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("add" as const), clients: fc.nat(4) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom("die" as const, "continue" as const, "retry" as const, "stop" as const),
    }),
  },
);

test("F15: in any order of events every job is settled once and the legend adds up", async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 3 }),
    fc.array(happening, { maxLength: 40 }),
    async (clients, happenings) => {
      const world = await JobModel.begin(clients);
      for (const next of happenings) await world.happen(next);
      await world.finish();
    },
  );
  await expect(fc.assert(property, { numRuns: 80 })).resolves.toBeUndefined();
}, 30_000);
