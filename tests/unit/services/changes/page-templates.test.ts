import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Change } from "../../../../lib/domain/change/change.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { acceptProposal, createChangeWorker, finalStates, readStoredChange } from "./change-worker.ts";
import { createNewPaceClient, expectExactlyOnce } from "./new-pace-client.ts";
import { createExistingPaceClient, expectUpToDate } from "./existing-pace-client.ts";

let office: SandboxServices;
let db: Database;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
});

// The others differ in when their content comes, and a page that is fetched has it.
describe.each(["bootstrap", "webforms"] as const)("pages drawn by the %s template", (pageTemplate) => {
  const settle = async (propose: (worker: ReturnType<typeof createChangeWorker>) => Promise<Change>) => {
    office.control.setSwitches({ pageTemplate });
    const worker = createChangeWorker(office, db);
    const { id } = await acceptProposal(db, await propose(worker));
    await worker.pump();
    const change = await readStoredChange(db, id);
    expect([change.state, finalStates(change)]).toEqual(["done", ["verified"]]);
    return office.control.counters().writes;
  };

  test("a contract and its budgets are updated from PACE, each written once and read back", async () => {
    const client = createExistingPaceClient(office);
    const writes = await settle(({ proposals }) =>
      proposals.proposeForContract(CRM, client.contractPath, { purpose: "sync-plan-and-budgets" }),
    );
    expectUpToDate(office, client);
    expect(writes).toEqual({
      "POST /ServiceContracts/Edit/:id": 1,
      "POST /PlanBudgets/Edit/:id": 2,
      "POST /PlanBudgets/Create": 1,
    });
  }, 60_000);

  test("a contract, budgets and adjustments are created from a PACE plan, each once and verified", async () => {
    const client = createNewPaceClient(office, () => [
      { category: "Consumables", approved: 200_001, spent: 5000 },
      { category: "Improved Health and Wellbeing", approved: 90_000, management: "Self-managed" },
    ]);
    const writes = await settle(({ proposals }) => proposals.proposeForClient(CRM, client.path));
    expectExactlyOnce(office, client);
    expect(writes).toEqual({
      "POST /ServiceContracts/Create": 1,
      "POST /PlanBudgets/Create": 2,
      "POST /DeliveredServices/Create": 1,
    });
  }, 60_000);
});
