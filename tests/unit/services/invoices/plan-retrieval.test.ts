import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveLinks } from "../../../../lib/storage/link-repository.ts";
import { saveSnapshot, paceSnapshots } from "../../../../lib/storage/plan-repository.ts";
import { createPlanRetrieval } from "../../../../lib/services/invoices/plan-retrieval.ts";
import { update } from "../../../sandbox/database/query.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { createChangeWorker } from "../changes/change-worker.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { type ExistingPaceClient, createExistingPaceClient } from "../changes/existing-pace-client.ts";

let office: SandboxServices;
let db: Database;
let client: ExistingPaceClient;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  client = createExistingPaceClient(office);
});

const retrieve = (ndisNumber = client.ndisNumber) =>
  createPlanRetrieval({ db, proposals: createChangeWorker(office, db).proposals })(ndisNumber);
const met = () => saveLinks(db, [{ site: CRM, path: client.path, ndisNumber: client.ndisNumber }]);
const asked = () => office.control.counters().participants[client.ndisNumber];

describe("retrievePlanOf", () => {
  test("retrievePlanOf retrieves with the identity on the client's page and stores the plan", async () => {
    await met();
    const { ndiaAt, problem } = await retrieve();
    expect(problem).toBeUndefined();
    expect((await paceSnapshots(db, CRM, client.ndisNumber)).map(({ retrievedAt }) => retrievedAt)).toEqual([
      ndiaAt,
    ]);
  });

  test("retrievePlanOf uses the identity of an earlier sync where no client page is known", async () => {
    await met();
    await retrieve();
    const [first] = await paceSnapshots(db, CRM, client.ndisNumber);
    if (!first) throw new Error("nothing was retrieved");
    db = await freshDatabase();
    const { pace: _, ...synced } = first;
    await saveSnapshot(db, { ...synced, id: "sync", isPace: false });
    expect(await retrieve()).toMatchObject({ ndiaAt: expect.any(Number) });
    expect(await paceSnapshots(db, CRM, client.ndisNumber)).toHaveLength(1);
  });

  test("retrievePlanOf sends no request for an unknown participant", async () => {
    expect(await retrieve("430000000")).toMatchObject({ problem: { code: "client-not-met" } });
    expect(asked()).toBeUndefined();
  });

  test("retrievePlanOf sends no request when the page now belongs to another client", async () => {
    await saveLinks(db, [{ site: CRM, path: client.path, ndisNumber: "430000000" }]);
    expect(await retrieve("430000000")).toMatchObject({ problem: { code: "client-not-met" } });
    expect(asked()).toBeUndefined();
  });

  test("F32: retrievePlanOf sends no request without the client's API access tick", async () => {
    await met();
    update(office.database, "clients", client.id, { api_access: 0 });
    expect(await retrieve()).toMatchObject({ problem: { code: "api-access-missing" } });
    expect(asked()).toBeUndefined();
  });
});
