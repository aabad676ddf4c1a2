import { beforeEach, describe, expect, test } from "vitest";
import type { Comparison } from "../../../../lib/services/sync/compare-contract-step.ts";
import { createJobRun } from "../../../../lib/services/sync/run-job.ts";
import { addBatch } from "../../../../lib/storage/batch-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { findJob, settleJobs } from "../../../../lib/storage/job-repository.ts";
import { batch, freshDatabase, job } from "../../storage/row-fixtures.ts";

let db: Database;
const running = job("1-a/00001/001", { state: "running" });

beforeEach(async () => {
  db = await freshDatabase();
  await addBatch(db, batch("1-a"), [running]);
});

/** The stored job once a comparison has found this. */
async function settled(found: Comparison) {
  const never = () => Promise.reject(new Error("it is no such job"));
  const run = createJobRun({
    db,
    readClient: never,
    synchroniseParticipant: never,
    compareContract: () => Promise.resolve(found),
    now: () => 5,
    random: () => 0,
  });
  const result = await run(
    { job: running, batch: batch("1-a"), wasQueued: true },
    { blockedBatches: new Set() },
  );
  await settleJobs(db, [result]);
  return findJob(db, running.id);
}

describe("a compared contract", () => {
  const found: Comparison = { state: "success", compared: [], notes: [], isPace: true, totalFunding: 100 };

  test("F3: both totals are kept where they differ, and whether the plan is one of PACE", async () => {
    expect(await settled({ ...found, ndiaTotal: 300 })).toMatchObject({
      state: "success",
      isPace: true,
      totals: { crm: 100, ndia: 300 },
    });
  });

  test.each([
    ["they agree", { ndiaTotal: 100 }],
    ["the plan's isn't known", {}],
  ])("F3: no totals are kept where %s", async (_title, rest) => {
    expect(await settled({ ...found, ...rest })).not.toHaveProperty("totals");
  });
});
