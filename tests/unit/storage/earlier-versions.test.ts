import { beforeEach, describe, expect, test } from "vitest";
import { loadMapping } from "../../../entrypoints/workspace/file-mapping.ts";
import { viewChange } from "../../../lib/services/changes/build-change-view.ts";
import { viewBatch } from "../../../lib/services/sync/build-batch-view.ts";
import { viewStatus } from "../../../lib/services/sync/contract-status-view.ts";
import { findBatch, latestBatch, listBlockedBatches } from "../../../lib/storage/batch-repository.ts";
import {
  findChange,
  listChangesByState,
  listChangesOfClient,
  listProposalsOfBatch,
} from "../../../lib/storage/change-repository.ts";
import { copyEarlierRows } from "../../../lib/storage/copy-earlier-rows.ts";
import { findContractStatus } from "../../../lib/storage/contract-status-repository.ts";
import { type Database, openDatabase } from "../../../lib/storage/database.ts";
import { findDevice } from "../../../lib/storage/device-repository.ts";
import { findJob, listJobs, nextRetry } from "../../../lib/storage/job-repository.ts";
import { claimJob } from "./one-job.ts";
import { findClientsByNumber, findLink } from "../../../lib/storage/link-repository.ts";
import {
  findParticipantRecord,
  updateParticipantRecord,
} from "../../../lib/storage/participant-repository.ts";
import {
  latestSnapshot,
  latestSnapshotOfAnySite,
  listPlans,
  newestPaceSnapshotsOfAnySite,
  paceSnapshots,
} from "../../../lib/storage/plan-repository.ts";
import {
  addedSites,
  connectionSettings,
  knownCategories,
  savedHolidays,
  savedHomeState,
} from "../../../lib/storage/settings/settings.ts";
import { readNewestFirst } from "../../../lib/storage/reading/newest-first.ts";
import { appendAudit } from "../../../lib/storage/audit/append-audit.ts";
import { countUnseenParticipants } from "../../../lib/storage/notice-repository.ts";
import { listOverviews, listSpending } from "../../../lib/storage/overview-repository.ts";
import { listPriceLists } from "../../../lib/storage/price-repository.ts";
import { lastUpkeepRun } from "../../../lib/storage/settings/upkeep-settings.ts";
import { createEarlierDatabase, type EarlierVersion, STORED_COPIES } from "./stored/earlier-databases.ts";

const ALL = { filter: "all" as const, limit: 100 };

/** Every store that this version had, with its rows as they lie in the database. */
async function readStores(db: Database, version: EarlierVersion): Promise<Record<string, unknown>> {
  const stores = Object.entries(STORED_COPIES[version]).map(async ([store, rows]) => {
    const name = store as Parameters<typeof db.getAll>[0];
    if (Array.isArray(rows)) return [store, await db.getAll(name)];
    const values = Object.keys(rows).map(async (key) => [key, await db.get(name, key)]);
    return [store, Object.fromEntries(await Promise.all(values))];
  });
  return Object.fromEntries(await Promise.all(stores));
}

describe("a database of version 1", () => {
  const [SITE, BATCH, NDIS_NUMBER] = ["https://crm.example.org", "1-43ad1ce4", "430000017"];
  let db: Database;
  beforeEach(async () => {
    db = await openDatabase({ name: await createEarlierDatabase(1) });
  });

  test("a database of version 1 opens with every row, and gets the stores that came later", async () => {
    expect(await readStores(db, 1)).toEqual(STORED_COPIES[1]);
    expect(db.version).toBe(9);
    expect([await db.getAll("changes"), await db.getAll("links")]).toEqual([[], []]);
  });

  test("a batch of version 1 is shown with its counts, its results and what blocks it", async () => {
    const stored = await latestBatch(db, SITE, "active-plans");
    if (!stored) throw new Error("no batch");
    expect(await listBlockedBatches(db)).toEqual([stored]);
    const view = viewBatch(stored, await listJobs(db, BATCH), ALL);
    expect(view).toMatchObject({ id: BATCH, kind: "active-plans", blocked: { code: "crm-signed-out" } });
    expect(view.legend).toMatchObject({
      totalClients: 3,
      processed: 4,
      success: 1,
      failed: 1,
      uncompleted: 1,
      notActive: 1,
      withoutContract: 1,
    });
    expect(view.results.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ["failed", "plan-end-differs"],
      ["uncompleted", "crm-timeout"],
      ["without-contract", "no-contract"],
      ["success", undefined],
      ["not-active", undefined],
    ]);
  });

  test("the open jobs of version 1 are claimed: the queued one, then the one whose retry is due", async () => {
    const start = <Job>(each: Job) => ({ ...each, state: "running" as const });
    const due = (await nextRetry(db)) ?? 0;
    expect(await claimJob(db, { now: due, skip: new Set(), start })).toMatchObject({ id: `${BATCH}/00003` });
    const retried = await claimJob(db, { now: due, skip: new Set(), start });
    expect(retried).toMatchObject({ id: `${BATCH}/00001/004`, attempts: 1 });
    expect(retried?.identity).toEqual({
      surname: "Okafor",
      dateOfBirth: "1990-05-04",
      ndisNumber: NDIS_NUMBER,
    });
  });

  test("plans, statuses, the device and settings of version 1 are read by today's repositories", async () => {
    expect(await latestSnapshotOfAnySite(db, NDIS_NUMBER)).toMatchObject({ id: "s-2", retrievedAt: 1002 });
    // Nobody knows which CRM it was asked for, so no page gets it.
    expect(await latestSnapshot(db, SITE, NDIS_NUMBER)).toBeUndefined();
    expect(await listPlans(db, NDIS_NUMBER)).toMatchObject([
      { key: `${NDIS_NUMBER}/pace`, firstRetrievedAt: 1001, lastRetrievedAt: 1002 },
    ]);
    const status = await findContractStatus(db, SITE, "/ServiceContracts/Details/11");
    if (!status) throw new Error("no status");
    expect(await viewStatus(db, status)).toMatchObject({
      outcome: "failed",
      problem: { code: "plan-end-differs" },
      compared: [{ same: true }, { crm: "2027-01-31", ndia: "2027-06-30", same: false }],
    });
    expect(await findDevice(db)).toMatchObject({ orgId: "4400000000", deviceName: "desk-1" });
    expect(await connectionSettings(db)).toMatchObject({ clientId: "client", deviceName: "desk-1" });
    expect(await addedSites(db)).toEqual([{ origin: SITE, profileId: "careview" }]);
  });
});

describe("a database of version 2", () => {
  const CRM = "http://crm.localhost";
  const [ACTIVE_PLANS, PROPOSALS] = ["1-4e5043f6", "2-75c4d67d"];
  const [SAVED_BY_PAGE, PROPOSED, SUPERSEDED, DONE] = ["4d76acac", "650f8c59", "89ea7198", "d2d74d0e"].map(
    (id) => `1795305600000-${id}`,
  ) as [string, string, string, string];
  let db: Database;
  beforeEach(async () => {
    db = await openDatabase({ name: await createEarlierDatabase(2) });
  });

  test("a database of version 2 opens with every row, and gets the index of batches", async () => {
    expect(db.version).toBe(9);
    expect([...db.transaction("changes").store.indexNames]).toContain("by-batch");
    expect(await readStores(db, 2)).toEqual(STORED_COPIES[2]);
  });

  test("a finished change of version 2 is shown with what became of each record", async () => {
    const stored = await findChange(db, DONE);
    if (!stored) throw new Error("no change");
    const view = await viewChange(db, stored);
    expect(view).toMatchObject({ state: "done", purpose: "sync-plan-and-budgets" });
    expect(view.acceptedBy).toEqual({ user: "Pat Manager", device: "" });
    expect(view.records.map(({ kind, group, progress }) => [kind, group, progress?.state])).toEqual([
      ["contract", "change", "verified"],
      ["plan-budget", "change", "failed"],
      ["plan-budget", "change", "verified"],
      ["plan-budget", "same", undefined],
      ["plan-budget", "only-ndia", "verified"],
      ["plan-budget", "only-crm", undefined],
    ]);
    const failed = view.records.find(({ progress }) => progress?.state === "failed");
    expect(failed?.progress?.problem?.code).toBe("changed-since-review");
    // Each budget's difference: 20 000 more, none, and 40 000 of a new one.
    expect(view.moved).toBe(60_000);
  });

  test("changes of version 2 are found by state, by client and by batch", async () => {
    expect(await listChangesByState(db, "applying")).toMatchObject([
      {
        id: SAVED_BY_PAGE,
        sentBy: "page",
        progress: { "plan-budget/Consumables/plan": { state: "unknown", sent: 1 } },
      },
    ]);
    expect((await listChangesByState(db, "proposed")).map(({ id }) => id)).toEqual([PROPOSED]);
    const client = (await findChange(db, DONE))?.set.client.path ?? "";
    expect(new Set((await listChangesOfClient(db, CRM, client)).map(({ id }) => id))).toEqual(
      new Set([SAVED_BY_PAGE, PROPOSED, SUPERSEDED, DONE]),
    );
    expect((await listProposalsOfBatch(db, PROPOSALS)).map(({ id }) => id)).toEqual([DONE]);
  });

  test("batches of version 2 are shown by kind, with the results of their proposals", async () => {
    const compared = await findBatch(db, ACTIVE_PLANS);
    const proposed = await latestBatch(db, CRM, "pace-proposals");
    if (!compared || !proposed) throw new Error("no batch");
    expect(viewBatch(compared, await listJobs(db, ACTIVE_PLANS), ALL).results).toMatchObject([
      { outcome: "failed", problem: { code: "plan-end-differs" } },
    ]);
    const proposals = await listProposalsOfBatch(db, PROPOSALS);
    expect(viewBatch(proposed, await listJobs(db, PROPOSALS), ALL, undefined, proposals)).toMatchObject({
      kind: "pace-proposals",
      results: [{ outcome: "failed", problem: { code: "changed-since-review" } }],
    });
    expect((await findJob(db, "3-74acca75/00001"))?.state).toBe("queued");
  });

  test("plans, links, statuses, the device and settings of version 2 are read by today's repositories", async () => {
    const change = await findChange(db, DONE);
    if (!change?.set.contract) throw new Error("no change of a contract");
    const { client, contract, ndisNumber } = change.set;
    const [newest] = (await newestPaceSnapshotsOfAnySite(db, [ndisNumber])).values();
    expect(newest?.pace[0]?.budgets).toHaveLength(4);
    // Nobody knows which CRM it was asked for, so no page gets it.
    expect(await paceSnapshots(db, CRM, ndisNumber)).toEqual([]);
    expect(await listPlans(db, ndisNumber)).toMatchObject([{ key: `${ndisNumber}/pace` }]);
    expect(await findClientsByNumber(db, ndisNumber)).toMatchObject([{ site: CRM, path: client.path }]);
    expect((await findLink(db, CRM, contract.path))?.client).toEqual(client);
    expect(await findContractStatus(db, CRM, contract.path)).toMatchObject({ outcome: "failed" });
    expect(await findDevice(db)).toMatchObject({ keySentAt: 5, orgId: "4400000000" });
    expect(await connectionSettings(db)).toMatchObject({ clientId: "client", deviceName: "desk-1" });
    expect(await addedSites(db)).toEqual([{ origin: "https://crm.example.org", profileId: "careview" }]);
    expect(await savedHolidays(db)).toEqual({
      extra: [{ date: "2026-12-24", name: "Office closed", state: "NSW" }],
      removed: [{ date: "2026-10-05" }],
    });
    expect(await savedHomeState(db)).toBe("VIC");
    expect(await knownCategories(db, CRM)).toEqual(["Consumables", "Transport"]);
    expect(await loadMapping(db, ["a", "b"])).toEqual(["ndisNumber", null]);
  });
});

describe("a database of version 3", () => {
  const CRM = "http://crm.localhost";
  let db: Database;
  beforeEach(async () => {
    db = await openDatabase({ name: await createEarlierDatabase(3) });
  });

  test("a database of version 3 opens with every row, and gets the store of participants", async () => {
    expect(db.version).toBe(9);
    expect(await readStores(db, 3)).toEqual(STORED_COPIES[3]);
    expect(await db.getAll("participants")).toEqual([]);
    expect([...db.transaction("changes").store.indexNames].toSorted()).toEqual([
      "by-batch",
      "by-client",
      "by-state",
    ]);
  });

  test("batches, changes, links and settings of version 3 are read by today's repositories", async () => {
    const compared = await latestBatch(db, CRM, "active-plans");
    if (!compared) throw new Error("no batch");
    const { results } = viewBatch(compared, await listJobs(db, compared.id), ALL);
    expect(results.map(({ outcome, problem }) => problem?.code ?? outcome).toSorted()).toEqual([
      "not-active",
      "not-active",
      "plan-end-differs",
      "success",
    ]);
    const done = await listChangesByState(db, "done");
    expect(done).toHaveLength(1);
    const [change] = done;
    if (!change?.set.contract) throw new Error("no change of a contract");
    expect(await viewChange(db, change)).toMatchObject({
      state: "done",
      acceptedBy: { user: "Pat Manager" },
    });
    expect((await findLink(db, CRM, change.set.client.path))?.pace).toMatchObject({
      apiAccess: true,
      set: { user: "Pat Manager", device: "desk-1" },
    });
    expect(await findContractStatus(db, CRM, change.set.contract.path)).toMatchObject({ outcome: "failed" });
    expect(await findDevice(db)).toMatchObject({ deviceName: "desk-1" });
    expect(await savedHomeState(db)).toBe("VIC");
  });

  test("plans of version 3 have no id of a funding period and no released amount, and are read without", async () => {
    const [change] = await listChangesByState(db, "done");
    if (!change) throw new Error("no change");
    const { set } = change;
    const [newest] = await paceSnapshots(db, CRM, set.ndisNumber);
    expect(newest?.pace[0]?.budgets).toHaveLength(4);
    expect(newest?.pace[0]?.budgets[0]).not.toHaveProperty("released");
    expect(await listPlans(db, set.ndisNumber)).toMatchObject([{ key: `${set.ndisNumber}/pace` }]);
    expect(await findParticipantRecord(db, CRM, set.ndisNumber)).toBeUndefined();
    await updateParticipantRecord(db, CRM, set.ndisNumber, () => ({ goals: [] }));
    expect(await findParticipantRecord(db, CRM, set.ndisNumber)).toMatchObject({ goals: [] });
  });
});

describe("a database of version 4", () => {
  test("a database of version 4 opens with every row, and its participants come into the lists", async () => {
    const db = await openDatabase({ name: await createEarlierDatabase(4) });
    expect(db.version).toBe(9);
    expect(await readStores(db, 4)).toEqual(STORED_COPIES[4]);
    await copyEarlierRows(db);
    const overviews = await listOverviews(db);
    expect(overviews.map(({ plans }) => plans?.isPace)).toEqual([true, false, false]);
    expect(overviews.flatMap(({ client }) => client?.contracts ?? [])).not.toEqual([]);
    expect((await listSpending(db)).every(({ budgets }) => budgets.length > 0)).toBe(true);
    expect(overviews.find(({ bookings }) => bookings)?.dueOn).toBeDefined();
  });
});

describe("a database of version 5", () => {
  test("a database of version 5 opens with every row, and gets the stores of price lists", async () => {
    const db = await openDatabase({ name: await createEarlierDatabase(5) });
    expect(db.version).toBe(9);
    expect(await readStores(db, 5)).toEqual(STORED_COPIES[5]);
    expect(await listPriceLists(db)).toEqual([]);
    expect(await listOverviews(db)).toHaveLength(3);
    expect(await countUnseenParticipants(db)).toBe(2);
    expect((await lastUpkeepRun(db))?.retrieved).toBe(1);
  });
});

describe("a database of version 6", () => {
  test("a database of version 6 opens with every row, and gets an empty trail", async () => {
    const db = await openDatabase({ name: await createEarlierDatabase(6) });
    expect(db.version).toBe(9);
    expect(await readStores(db, 6)).toEqual(STORED_COPIES[6]);
    expect(await listPriceLists(db)).toMatchObject([{ items: 1 }]);
    const change = (await listChangesByState(db, "done")).find(
      ({ set }) => set.purpose === "create-bookings",
    );
    expect(Object.values(change?.progress ?? {})).toMatchObject([{ state: "verified" }]);
    expect(await Array.fromAsync(readNewestFirst(db, "audit"))).toEqual([]);
    await appendAudit(db, { kind: "exported" });
    expect((await Array.fromAsync(readNewestFirst(db, "audit"))).flatMap(({ rows }) => rows)).toMatchObject([
      { seq: 1, kind: "exported" },
    ]);
  });
});
