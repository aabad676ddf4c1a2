import { beforeEach, describe, expect, test } from "vitest";
import { startAgain } from "../../../../lib/services/sync/check-again.ts";
import { addBatch } from "../../../../lib/storage/batch-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { listJobs } from "../../../../lib/storage/job-repository.ts";
import { batch, freshDatabase, job, SITE } from "../../storage/row-fixtures.ts";

let db: Database;
const before = { id: "1-a", site: SITE };

beforeEach(async () => {
  db = await freshDatabase();
  await addBatch(db, batch("1-a"), [
    job("1-a/00001", { state: "success", settledAt: 1 }),
    job("1-a/00001/001", { state: "failed", settledAt: 1 }),
    job("1-a/00001/002", { state: "success", settledAt: 1 }),
    job("1-a/00002", { state: "failed", settledAt: 1 }),
  ]);
});

const again = (results: string[], now = 2000) => startAgain(db, before, results, "active-plans", now);
const clientsOf = async (batchId: string) =>
  (await listJobs(db, batchId)).map(({ client, only, state }) => [client.path, only, state]);

describe("startAgain", () => {
  test("a new batch has exactly the clients and contracts of the results", async () => {
    const { batchId, started } = await again(["1-a/00001/001", "1-a/00002"]);
    expect(started).toBe(true);
    expect(await db.get("batches", batchId)).toMatchObject({ totalClients: 2, site: SITE, startedAt: 2000 });
    expect(await clientsOf(batchId)).toEqual([
      ["/Clients/Profile/00001", ["/ServiceContracts/00001/001"], "queued"],
      ["/Clients/Profile/00002", undefined, "queued"],
    ]);
    expect(await clientsOf("1-a")).toHaveLength(4);
  });

  test("two contracts of one client are one client to read", async () => {
    const { batchId } = await again(["1-a/00001/001", "1-a/00001/002"]);
    expect(await clientsOf(batchId)).toEqual([
      ["/Clients/Profile/00001", ["/ServiceContracts/00001/001", "/ServiceContracts/00001/002"], "queued"],
    ]);
  });

  test("a second press while the batch runs finds it, and other results have a batch of their own", async () => {
    const first = await again(["1-a/00001/001"]);
    expect(await again(["1-a/00001/001"], 3000)).toEqual({ ...first, started: false });
    expect((await again(["1-a/00001/002"], 3000)).started).toBe(true);
  });

  test("results that aren't stored start nothing", async () => {
    await expect(again(["1-a/00009"])).rejects.toMatchObject({ problem: { code: "record-gone" } });
    expect(await db.count("batches")).toBe(1);
  });
});
