import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { deleteParticipant } from "../../../../lib/storage/removal/delete-participant.ts";
import { applyRetention } from "../../../../lib/storage/removal/apply-retention.ts";
import { listSetAside } from "../../../../lib/storage/quarantine.ts";
import { ProblemError } from "../../../../lib/core/problem.ts";
import { change, CLIENT, NDIS_NUMBER, snapshot } from "../change-fixtures.ts";
import { batch, freshDatabase, job, SITE } from "../row-fixtures.ts";
import { STORED_ROWS } from "../stored-rows.ts";

const OTHER = "430000025";
const CONTRACT = "/ServiceContracts/Details/42";
const DAY_MS = 24 * 60 * 60 * 1000;

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

/** Everything that is stored, as one text. */
async function everything(): Promise<string> {
  const stores = await Promise.all([...db.objectStoreNames].map((store) => db.getAll(store)));
  return JSON.stringify(stores);
}

describe("deleteParticipant", () => {
  beforeEach(async () => {
    await db.put("batches", batch("1-a", { totalClients: 2 }));
    await db.put("links", { site: SITE, path: CLIENT.path, ndisNumber: NDIS_NUMBER });
    await db.put("links", { site: SITE, path: CONTRACT, client: CLIENT });
    await db.put("links", { site: SITE, path: "/Clients/Profile/99", ndisNumber: OTHER });
    await db.put("jobs", job("1-a/00001", { client: CLIENT, state: "success" }));
    await db.put("jobs", job("1-a/00002", { state: "success" }));
    await db.put("snapshots", snapshot("s-1", 5));
    await db.put("changes", change("1-a", { state: "done" }));
    for (const row of STORED_ROWS.participants) {
      await db.put("participants", { ...row, ndisNumber: NDIS_NUMBER } as never);
      await db.put("participants", { ...row, ndisNumber: OTHER } as never);
    }
  });

  test("nothing that names them is left, in any CRM, and everybody else is as before", async () => {
    expect(await everything()).toContain(NDIS_NUMBER);
    expect(await deleteParticipant(db, NDIS_NUMBER)).toBeGreaterThan(3);
    const left = await everything();
    for (const text of [NDIS_NUMBER, CLIENT.name, CLIENT.path, CONTRACT]) expect(left).not.toContain(text);
    expect(left).toContain(OTHER);
    expect(await db.count("links")).toBe(1);
  });

  test("results and accepted changes stay as counts and codes, which are read as before", async () => {
    await deleteParticipant(db, NDIS_NUMBER);
    expect(await db.get("jobs", "1-a/00001")).toMatchObject({ state: "success", client: { path: "" } });
    expect(await db.get("changes", "1-a")).toMatchObject({ state: "done", set: { ndisNumber: "" } });
    expect(await listSetAside(db, { scan: true })).toEqual([]);
  });

  test("a change that nobody has accepted can't be accepted any more", async () => {
    await db.put("changes", change("1-a", { state: "proposed" }));
    await deleteParticipant(db, NDIS_NUMBER);
    expect((await db.get("changes", "1-a"))?.state).toBe("superseded");
  });

  test.each(["a change", "a job"])("while %s of theirs is open nothing is deleted", async (what) => {
    if (what === "a change") await db.put("changes", change("1-a", { state: "applying" }));
    else await db.put("jobs", job("1-a/00001", { client: CLIENT, state: "queued" }));
    const before = await everything();
    await expect(deleteParticipant(db, NDIS_NUMBER)).rejects.toThrow(ProblemError);
    expect(await everything()).toBe(before);
  });
});

describe("applyRetention", () => {
  const now = 100 * DAY_MS;
  const ids = async () => (await db.getAllKeys("snapshots")).toSorted();

  beforeEach(async () => {
    await db.put("snapshots", snapshot("a-old", 10 * DAY_MS));
    await db.put("snapshots", snapshot("b-used", 20 * DAY_MS));
    await db.put("snapshots", snapshot("c-recent", 80 * DAY_MS));
    await db.put("snapshots", snapshot("d-latest", 90 * DAY_MS));
    const proposed = change("1-a", { state: "proposed" });
    await db.put("changes", { ...proposed, set: { ...proposed.set, snapshotId: "b-used" } });
  });

  test("nothing is deleted unless somebody has chosen for how long", async () => {
    expect(await applyRetention(db, { retrievalDays: null, answerDays: null }, now)).toBe(0);
    expect(await ids()).toHaveLength(4);
  });

  test("retrievals that are older go, but the latest of each participant and those of open changes", async () => {
    expect(await applyRetention(db, { retrievalDays: 5, answerDays: null }, now)).toBe(2);
    expect(await ids()).toEqual(["b-used", "d-latest"]);
  });

  test("unaltered answers go before the retrievals that they came with", async () => {
    expect(await applyRetention(db, { retrievalDays: 50, answerDays: 5 }, now)).toBe(2);
    expect(await ids()).toEqual(["b-used", "c-recent", "d-latest"]);
    expect((await db.get("snapshots", "c-recent"))?.raw).toBeNull();
    expect((await db.get("snapshots", "d-latest"))?.raw).not.toBeNull();
    expect(await listSetAside(db, { scan: true })).toEqual([]);
  });
});
