import { beforeEach, describe, expect, test } from "vitest";
import { readClientResults, readResults, tellFixed } from "../../../../lib/services/sync/build-desk-view.ts";
import { addBatch } from "../../../../lib/storage/batch-repository.ts";
import { saveContractStatus } from "../../../../lib/storage/contract-status-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { datesDiffer } from "../../components/view-fixtures.ts";
import { batch, freshDatabase, job, SITE } from "../../storage/row-fixtures.ts";

let db: Database;
const EARLIER = batch("1-a");
const failed = { state: "failed" as const, settledAt: 5, problem: datesDiffer };
const status = {
  site: SITE,
  path: "/ServiceContracts/00001/001",
  checkedAt: 9,
  outcome: "success" as const,
  compared: [],
  notes: [],
};

beforeEach(async () => {
  db = await freshDatabase();
  await addBatch(db, EARLIER, [job("1-a/00001/001", failed), job("1-a/00002/001", failed)]);
  await addBatch(db, batch("2-b", { kind: "pace-proposals" }), [
    job("2-b/00001/001", { state: "success", settledAt: 7 }),
  ]);
});

describe("readResults", () => {
  test("an earlier batch stays as it was when another one is started", async () => {
    const earlier = await readResults(db, EARLIER);
    expect(earlier.rows.map(({ outcome }) => outcome)).toEqual(["failed", "failed"]);
    expect(earlier.batch).not.toHaveProperty("results");
  });

  test("a newer word on a contract says that its result was put right, on the same CRM alone", async () => {
    const fixed = async () => {
      const found = await tellFixed(db, await readResults(db, EARLIER));
      return found.rows.map(({ isFixed }) => isFixed);
    };
    await saveContractStatus(db, { ...status, site: "https://other.example.org" });
    expect(await fixed()).toEqual([undefined, undefined]);
    await saveContractStatus(db, status);
    expect(await fixed()).toEqual([true, undefined]);
    const { rows } = await readResults(db, EARLIER);
    expect(rows.map(({ isFixed }) => isFixed)).toEqual([undefined, undefined]);
  });
});

test("a client's results over time are those of every batch of the CRM, the newest first", async () => {
  await addBatch(db, batch("3-c", { site: "https://other.example.org" }), [job("3-c/00001/001", failed)]);
  const found = await readClientResults(db, SITE, "/Clients/Profile/00001");
  expect(found.map(({ batch: each, rows }) => [each.id, rows.map(({ outcome }) => outcome)])).toEqual([
    ["2-b", ["success"]],
    ["1-a", ["failed"]],
  ]);
});
