// @vitest-environment node
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { acceptProposal, createChangeWorker, finalStates, readStoredChange } from "./change-worker.ts";
import { createExistingPaceClient, type ExistingPaceClient, expectUpToDate } from "./existing-pace-client.ts";

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

// The others differ in when their content comes, and a page that is fetched has it.
describe.each(["bootstrap", "webforms"] as const)("pages drawn by the %s template", (pageTemplate) => {
  test("a contract and its budgets are updated from PACE, each written once and read back", async () => {
    office.control.setSwitches({ pageTemplate });
    const { proposals, pump } = createChangeWorker(office, db);
    const proposed = await proposals.proposeForContract(CRM, client.contractPath, {
      purpose: "sync-plan-and-budgets",
    });
    const { id } = await acceptProposal(db, proposed);
    await pump();
    const change = await readStoredChange(db, id);
    expect([change.state, finalStates(change)]).toEqual(["done", ["verified"]]);
    expectUpToDate(office, client);
    expect(office.control.counters().writes).toEqual({
      "POST /ServiceContracts/Edit/:id": 1,
      "POST /PlanBudgets/Edit/:id": 2,
      "POST /PlanBudgets/Create": 1,
    });
  }, 60_000);
});
