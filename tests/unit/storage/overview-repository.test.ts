import { beforeEach, describe, expect, test } from "vitest";
import { copyEarlierRows } from "../../../lib/storage/copy-earlier-rows.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { settleJobs } from "../../../lib/storage/job-repository.ts";
import { saveLinks } from "../../../lib/storage/link-repository.ts";
import {
  countOverviews,
  findOverview,
  listDueOverviews,
  listFirstOverviews,
  listOverviews,
  listSpending,
  saveOverviewClient,
} from "../../../lib/storage/overview-repository.ts";
import { updateParticipantRecord } from "../../../lib/storage/participant-repository.ts";
import { saveSnapshot } from "../../../lib/storage/plan-repository.ts";
import type { Snapshot } from "../../../lib/storage/rows.ts";
import { budget, pacePlan } from "../domain/plan/pace-fixtures.ts";
import { booking, PLAN } from "../domain/record/record-fixtures.ts";
import { NOW } from "../test-clock.ts";
import { batch, freshDatabase, job, plainDatabase, SITE } from "./row-fixtures.ts";

const [NUMBER, OTHER] = ["430000025", "430000033"];
const CLIENT = { name: "Ann Example", path: "/Clients/1", contracts: [{ reference: "SC-1", path: "/s/1" }] };

function snapshot(change: Partial<Snapshot> = {}): Snapshot {
  const plan = pacePlan([budget({ spent: 5 })]);
  return {
    id: crypto.randomUUID(),
    batchId: "b",
    ndisNumber: NUMBER,
    site: SITE,
    identity: { surname: "Example", dateOfBirth: "1990-01-01", ndisNumber: NUMBER },
    retrievedAt: NOW,
    isPace: true,
    plans: [plan],
    pace: [plan],
    raw: {},
    ...change,
  };
}

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});
const found = (ndisNumber = NUMBER) => findOverview(db, SITE, ndisNumber);

describe("an overview is stored with what it is copied from", () => {
  test("a retrieval brings the plan, its sums and how they are spent", async () => {
    await saveSnapshot(db, snapshot());
    expect(await found()).toMatchObject({ plans: { isPace: true }, budgets: { spent: { cents: 5 } } });
    expect(await listSpending(db)).toMatchObject([
      { ndisNumber: NUMBER, budgets: [{ spentBefore: [{ spent: 5 }] }] },
    ]);
  });

  test("a retrieval that is for no CRM is in no list of one", async () => {
    const { site: _none, ...without } = snapshot();
    await saveSnapshot(db, without);
    expect(await countOverviews(db)).toBe(0);
  });

  test("a record of a participant brings the bookings' last days", async () => {
    await saveSnapshot(db, snapshot({ isPace: false, plans: [PLAN], pace: undefined as never }));
    await updateParticipantRecord(db, SITE, NUMBER, () => ({
      bookings: { retrievedAt: NOW, bookings: [booking({ endDate: "2026-12-20" })], unread: [] },
    }));
    expect((await found())?.bookings?.ends).toEqual(["2026-12-20"]);
    expect((await listDueOverviews(db, "2026-12-06")).map(({ ndisNumber }) => ndisNumber)).toEqual([NUMBER]);
    expect(await listDueOverviews(db, "2026-12-05")).toEqual([]);
  });

  test("a client's page that a sync reads brings the name and the contracts", async () => {
    await db.put("batches", batch("1-a"));
    const client = job("1-a/00001", { state: "running" });
    await db.put("jobs", client);
    await settleJobs(db, [
      { job: { ...client, state: "success" }, client: { ...CLIENT, site: SITE, ndisNumber: NUMBER } },
    ]);
    expect((await found())?.client).toMatchObject(CLIENT);
  });

  test("nothing is taken from a job that isn't running any more", async () => {
    const client = job("1-a/00001", { state: "queued" });
    await db.put("jobs", client);
    await settleJobs(db, [{ job: client, client: { ...CLIENT, site: SITE, ndisNumber: NUMBER } }]);
    expect(await countOverviews(db)).toBe(0);
  });

  test("a client whose number was corrected is listed under the new one alone", async () => {
    await saveOverviewClient(db, SITE, NUMBER, CLIENT);
    await saveOverviewClient(db, SITE, OTHER, CLIENT);
    expect((await found())?.client).toBeUndefined();
    expect((await found(OTHER))?.client).toMatchObject(CLIENT);
  });

  test("the first ones by name are read without the others, where names aren't sealed", async () => {
    const sealed = db;
    db = await plainDatabase();
    await saveOverviewClient(db, SITE, NUMBER, { ...CLIENT, name: "Zoë" });
    await saveOverviewClient(db, SITE, OTHER, { ...CLIENT, name: "ÁBEL", path: "/Clients/2" });
    const first = await listFirstOverviews(db, 1);
    expect(first.map(({ client }) => client?.name)).toEqual(["ÁBEL"]);
    expect(await listFirstOverviews(db, 5)).toHaveLength(2);
    await saveOverviewClient(sealed, SITE, NUMBER, { ...CLIENT, name: "Zoë" });
    expect(await listFirstOverviews(sealed, 5)).toEqual([]);
  });

  test("a row that can't be read is left out of the list, and begins anew", async () => {
    await db.put("overviews", { site: SITE, ndisNumber: NUMBER, plans: 5 } as never);
    expect(await listOverviews(db)).toEqual([]);
    await saveSnapshot(db, snapshot());
    expect(await listOverviews(db)).toHaveLength(1);
  });
});

describe("copyEarlierRows", () => {
  // It comes before anything is sealed.
  beforeEach(async () => {
    db = await plainDatabase();
  });

  /** What was stored before there were overviews: without the copies. */
  async function storeEarlier(): Promise<void> {
    await saveSnapshot(db, snapshot({ retrievedAt: NOW - 5 }));
    await saveSnapshot(
      db,
      snapshot({ ndisNumber: OTHER, isPace: false, plans: [PLAN], pace: undefined as never }),
    );
    await updateParticipantRecord(db, SITE, OTHER, () => ({
      bookings: { retrievedAt: NOW, bookings: [booking()], unread: [] },
    }));
    await saveSnapshot(db, snapshot());
    await saveLinks(db, [
      { site: SITE, path: CLIENT.path, ndisNumber: NUMBER },
      { site: SITE, path: "/s/1", client: { name: CLIENT.name, path: CLIENT.path } },
    ]);
    await db.put("jobs", job("1-a/00001/001", { contract: { reference: "SC-1", path: "/s/1" } }));
    await saveOverviewClient(db, SITE, NUMBER, CLIENT);
  }

  test("what earlier versions stored is copied as if it had come today", async () => {
    await storeEarlier();
    const [overviews, spending] = [await listOverviews(db), await listSpending(db)];
    await db.clear("overviews");
    await db.clear("spending");
    await copyEarlierRows(db);
    expect(await listOverviews(db)).toEqual(overviews);
    expect(await listSpending(db)).toEqual(spending);
  });

  test("it is done once, and what came meanwhile stays", async () => {
    await storeEarlier();
    await copyEarlierRows(db);
    const overviews = await listOverviews(db);
    await db.delete("overviews", [SITE, OTHER]);
    await copyEarlierRows(db);
    expect(await listOverviews(db)).toEqual(overviews.filter(({ ndisNumber }) => ndisNumber === NUMBER));
  });
});
