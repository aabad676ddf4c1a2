import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveLinks } from "../../../../lib/storage/link-repository.ts";
import { saveSnapshot } from "../../../../lib/storage/plan-repository.ts";
import type { ContractStatus } from "../../../../lib/domain/sync/batch.ts";
import { viewStatus } from "../../../../lib/services/sync/contract-status-view.ts";
import { budget, pacePlan } from "../../domain/plan/pace-fixtures.ts";
import { CLIENT, CONTRACT, NDIS_NUMBER, snapshot } from "../../storage/change-fixtures.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";

let db: Database;
const plan = pacePlan([budget({ total: 20_000 }), budget({ total: 5, management: "self" })]);
const status: ContractStatus = {
  site: SITE,
  path: CONTRACT.path,
  checkedAt: 5,
  outcome: "success",
  compared: [
    { field: "NDIS Plan Start Date", crm: plan.startDate, ndia: plan.startDate, same: true },
    { field: "NDIS Plan End Date", crm: plan.endDate ?? "", ndia: plan.endDate, same: true },
  ],
  notes: [],
  retrievedAt: 5,
};
const dates = { isPace: true, reference: null, startDate: plan.startDate, endDate: plan.endDate };

beforeEach(async () => {
  db = await freshDatabase();
  await saveLinks(db, [
    { site: SITE, path: CONTRACT.path, client: CLIENT },
    { site: SITE, path: CLIENT.path, ndisNumber: NDIS_NUMBER },
  ]);
});

test("viewStatus returns the stored status when no plan was retrieved since", async () => {
  expect(await viewStatus(db, status)).toEqual(status);
});

test("viewStatus adds the total of the plan's plan-managed budgets", async () => {
  await saveSnapshot(db, { ...snapshot("s-1", 4, [plan]), plans: [dates] });
  expect(await viewStatus(db, status)).toEqual({ ...status, ndiaTotal: 20_000 });
});

test("viewStatus adds no total from another plan", async () => {
  await saveSnapshot(db, { ...snapshot("s-1", 4, [{ ...plan, startDate: "2020-01-01" }]), plans: [dates] });
  expect(await viewStatus(db, status)).not.toHaveProperty("ndiaTotal");
});

test.each([
  [
    "reports a newer plan when a later retrieval has another end date",
    9,
    { ...dates, endDate: "2030-01-01" },
    true,
  ],
  ["reports no newer plan when a later retrieval has the same dates", 9, dates, undefined],
  [
    "reports no newer plan when a retrieval with other dates was earlier",
    3,
    { ...dates, endDate: "2030-01-01" },
    undefined,
  ],
])("viewStatus %s", async (_title, at, held, expected) => {
  await saveSnapshot(db, { ...snapshot("s-1", at, []), plans: [held] });
  expect((await viewStatus(db, status)).newerPlan).toBe(expected);
});
