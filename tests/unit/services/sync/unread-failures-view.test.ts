import { beforeEach, expect, test } from "vitest";
import { viewUnreadFailures } from "../../../../lib/services/sync/unread-failures-view.ts";
import { addBatch } from "../../../../lib/storage/batch-repository.ts";
import { saveContractStatus } from "../../../../lib/storage/contract-status-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { markFailuresRead } from "../../../../lib/storage/reading/failed-jobs.ts";
import { datesDiffer } from "../../components/view-fixtures.ts";
import { batch, freshDatabase, job, SITE } from "../../storage/row-fixtures.ts";

const failed = { state: "failed" as const, settledAt: 5, problem: datesDiffer };
const failuresRead = { count: 0, until: 0 };

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
  await addBatch(db, batch("1-a", { failuresRead }), [
    job("1-a/00001/001", failed),
    job("1-a/00002/001", failed),
    job("1-a/00003/001", { state: "success", settledAt: 5 }),
  ]);
});

test("failures of every batch count, and the newest batch with any is named", async () => {
  await addBatch(db, batch("2-b", { failuresRead }), [job("2-b/00009", failed)]);
  await addBatch(db, batch("3-c", { failuresRead }), [job("3-c/00004/001", { state: "success" })]);
  expect(await viewUnreadFailures(db)).toEqual({ count: 3, batchId: "2-b" });
});

test("what was read stays read, and what fails in the same batch afterwards is unread again", async () => {
  await markFailuresRead(db, "1-a", 6);
  expect(await viewUnreadFailures(db)).toEqual({ count: 0 });
  await db.put("jobs", job("1-a/00004/001", { ...failed, settledAt: 7 }));
  expect(await viewUnreadFailures(db)).toEqual({ count: 1, batchId: "1-a" });
  // An older window of the desk takes nothing back.
  await markFailuresRead(db, "1-a", 8);
  await markFailuresRead(db, "1-a", 6);
  expect(await viewUnreadFailures(db)).toEqual({ count: 0 });
});

test("a failure counts no more once a newer check has told of its contract, on the same CRM alone", async () => {
  const status = {
    site: "https://other.example.org",
    path: "/ServiceContracts/00001/001",
    checkedAt: 9,
    outcome: "failed" as const,
    compared: [],
    notes: [],
  };
  await saveContractStatus(db, status);
  expect(await viewUnreadFailures(db)).toMatchObject({ count: 2 });
  await saveContractStatus(db, { ...status, site: SITE });
  expect(await viewUnreadFailures(db)).toMatchObject({ count: 1 });
});

test("of a batch from before reading was followed nobody knows, so nothing is told of it", async () => {
  await addBatch(db, batch("0-z"), [job("0-z/00001/001", failed)]);
  await markFailuresRead(db, "0-z", 9);
  expect(await db.get("batches", "0-z")).not.toHaveProperty("failuresRead");
  expect(await viewUnreadFailures(db)).toEqual({ count: 2, batchId: "1-a" });
});
