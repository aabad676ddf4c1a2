import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  addBatch,
  listBlockedBatches,
  findBatch,
  latestBatch,
  updateBatch,
} from "../../../lib/storage/batch-repository.ts";
import {
  addChange,
  findChange,
  listChangesByState,
  listChangesOfClient,
  listProposalsOfBatch,
  updateChangeRequest,
} from "../../../lib/storage/change-repository.ts";
import { findContractStatus, saveContractStatus } from "../../../lib/storage/contract-status-repository.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { createDeviceStore, findDevice } from "../../../lib/storage/device-repository.ts";
import {
  findJob,
  listJobs,
  nextRetry,
  requeueRunning,
  updateJobs,
} from "../../../lib/storage/job-repository.ts";
import { findClientByNumber, findLink, saveLinks } from "../../../lib/storage/link-repository.ts";
import {
  latestSnapshot,
  listPlans,
  newestPaceSnapshot,
  newestPaceSnapshotsOfAnySite,
  paceSnapshots,
  saveSnapshot,
} from "../../../lib/storage/plan-repository.ts";
import { readSetting, saveSetting, updateSetting } from "../../../lib/storage/settings/setting-repository.ts";
import { change, CLIENT, NDIS_NUMBER, snapshot } from "./change-fixtures.ts";
import { claimJob, settleJob } from "./one-job.ts";
import { batch, plainDatabase, job, SITE } from "./row-fixtures.ts";

/** A codec that marks what is stored, and reads nothing without its mark. */
vi.mock("../../../lib/storage/row-codec.ts", () => {
  const encodeRow = (store: string, row: unknown) =>
    store === "settings" ? { sealed: store, row } : { ...(row as object), sealed: store };
  const decodeRow = (store: string, stored: { sealed?: string; row?: unknown } | undefined) => {
    if (stored === undefined) return undefined;
    const { sealed, ...row } = stored;
    if (sealed !== store) throw new Error(`a row of ${store} that was stored past the codec`);
    return store === "settings" ? row.row : row;
  };
  const decodeRows = (store: string, rows: { sealed?: string }[]) => rows.map((row) => decodeRow(store, row));
  return { encodeRow, decodeRow, decodeRows };
});

let db: Database;
beforeEach(async () => {
  db = await plainDatabase();
});

/** Every stored row of these stores, as it lies in the database. */
async function expectSealed(
  ...stores: (
    | "batches"
    | "jobs"
    | "changes"
    | "plans"
    | "snapshots"
    | "contracts"
    | "links"
    | "devices"
    | "settings"
  )[]
) {
  for (const store of stores) {
    const rows = await db.getAll(store);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ sealed: store });
  }
}

describe("every stored row passes the codec", () => {
  test("batches and jobs are encoded when written and decoded when read", async () => {
    const blocked = { code: "x", what: "x", remedy: "x" };
    const [first, second] = [job("1-a/00001"), job("1-a/00002")];
    await addBatch(db, batch("1-a"), [first]);
    await updateBatch(db, "1-a", (stored) => ({ ...stored, blocked }), [second]);
    const stored = batch("1-a", { blocked });
    expect(await findBatch(db, "1-a")).toEqual(stored);
    expect(await latestBatch(db, SITE)).toEqual(stored);
    expect(await listBlockedBatches(db)).toEqual([stored]);
    expect(await findJob(db, first.id)).toEqual(first);
    expect(await listJobs(db, "1-a")).toEqual([first, second]);
    const start = (each: typeof first) => ({ ...each, state: "running" as const });
    expect(await claimJob(db, { now: 5, skip: new Set(), start })).toEqual(start(first));
    expect(await requeueRunning(db, (each) => ({ ...each, state: "queued" }))).toBe(1);
    await claimJob(db, { now: 5, skip: new Set(), start });
    const status = {
      site: SITE,
      path: "/c/1",
      checkedAt: 5,
      outcome: "success" as const,
      compared: [],
      notes: [],
    };
    const late = { ...first, state: "uncompleted" as const, retryAt: 9 };
    expect(await settleJob(db, { job: late, contract: status, newJobs: [second] })).toBe(true);
    expect(await updateJobs(db, "1-a", (each) => (each.retryAt ? { ...each, retryAt: 8 } : undefined))).toBe(
      1,
    );
    expect(await nextRetry(db)).toBe(8);
    expect(await claimJob(db, { now: 8, skip: new Set(), start })).toMatchObject({ id: second.id });
    expect(await claimJob(db, { now: 8, skip: new Set(), start })).toMatchObject({ id: first.id });
    await expectSealed("batches", "jobs", "contracts");
  });

  test("changes are encoded when written and decoded when read", async () => {
    const stored = change("1-a", { batchId: "b", attempts: 3 });
    await addChange(db, change("1-a", { batchId: "b" }));
    await updateChangeRequest(db, "1-a", (each) => ({ ...each, attempts: 3 }));
    expect(await findChange(db, "1-a")).toEqual(stored);
    expect(await listChangesByState(db, "proposed")).toEqual([stored]);
    expect(await listChangesOfClient(db, SITE, CLIENT.path)).toEqual([stored]);
    expect(await listProposalsOfBatch(db, "b")).toEqual([stored]);
    await expectSealed("changes");
  });

  test("snapshots and plans are encoded when written and decoded when read", async () => {
    const [first, second] = [snapshot("a", 1), snapshot("b", 2)];
    await saveSnapshot(db, first);
    await saveSnapshot(db, second);
    expect(await latestSnapshot(db, SITE, NDIS_NUMBER)).toEqual(second);
    expect(await paceSnapshots(db, SITE, NDIS_NUMBER)).toEqual([second, first]);
    expect(await newestPaceSnapshot(db, SITE, NDIS_NUMBER)).toEqual(second);
    expect(await newestPaceSnapshotsOfAnySite(db, [NDIS_NUMBER])).toEqual(new Map([[NDIS_NUMBER, second]]));
    expect(await listPlans(db, NDIS_NUMBER)).toMatchObject([{ firstRetrievedAt: 1, lastRetrievedAt: 2 }]);
    expect((await listPlans(db, NDIS_NUMBER))[0]).not.toHaveProperty("sealed");
    await expectSealed("snapshots", "plans");
  });

  test("links, contract statuses, the device and settings are encoded when written and decoded when read", async () => {
    await saveLinks(db, [{ site: SITE, path: "/p", ndisNumber: NDIS_NUMBER }]);
    await saveLinks(db, [{ site: SITE, path: "/p" }]);
    expect(await findLink(db, SITE, "/p")).toEqual({ site: SITE, path: "/p", ndisNumber: NDIS_NUMBER });
    expect(await findClientByNumber(db, SITE, NDIS_NUMBER)).toBe("/p");
    const status = {
      site: SITE,
      path: "/c/1",
      checkedAt: 5,
      outcome: "failed" as const,
      compared: [],
      notes: [],
    };
    await saveContractStatus(db, status);
    expect(await findContractStatus(db, SITE, "/c/1")).toEqual(status);
    const device = { id: "device" as const, orgId: "1", deviceName: "d" };
    await createDeviceStore(db).put(device);
    expect(await findDevice(db)).toEqual(device);
    await saveSetting(db, "probe", ["a"]);
    await updateSetting(db, "probe", (saved) => [...(saved as string[]), "b"]);
    expect(await readSetting(db, "probe")).toEqual(["a", "b"]);
    await expectSealed("links", "contracts", "devices", "settings");
  });
});
