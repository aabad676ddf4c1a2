import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createPageOwners } from "../../../../lib/services/invoices/page-owner.ts";
import { createClientOfPage } from "../../../../lib/services/participants/client-of-page.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveLinks } from "../../../../lib/storage/link-repository.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { createChangeWorker } from "../changes/change-worker.ts";
import { createExistingPaceClient, type ExistingPaceClient } from "../changes/existing-pace-client.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";

let office: SandboxServices;
let db: Database;
let client: ExistingPaceClient;
let read: string[];

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  client = createExistingPaceClient(office);
  read = [];
});

function clients() {
  const { proposals, readCrm } = createChangeWorker(office, db);
  const owners = createPageOwners(readCrm);
  return createClientOfPage({
    db,
    proposals: {
      ...proposals,
      readClient: (site, path) => {
        read.push(path);
        return proposals.readClient(site, path);
      },
    },
    owners,
  });
}
const page = (name: string, path: string) => ({ site: CRM, path, page: name, tabId: 7 });
const contractPath = () => client.contractPath;

describe("clientOf", () => {
  test.each<[string, () => string]>([
    ["client-profile", () => client.path],
    ["service-contract", contractPath],
    ["invoice-form", () => `/Invoices/Create?clientId=${client.id}`],
  ])("clientOf tells whose %s it is by the CRM's own record", async (name, path) => {
    // What the page has said of itself before, as anybody's script may have drawn it.
    await saveLinks(db, [
      { site: CRM, path: contractPath(), client: { name: "Other", path: "/Clients/Profile/2" } },
    ]);
    const found = await clients().clientOf(page(name, path()));
    expect([found?.path, found?.verifiedIdentity.ndisNumber]).toEqual([client.path, client.ndisNumber]);
  });

  test("clientOf takes whom an invoice shows only where the CRM's own record names nobody", async () => {
    const shown = { clientPath: client.path };
    const blank = page("invoice-form", "/Invoices/Create");
    expect(await clients().clientOf(blank)).toBeUndefined();
    expect((await clients().clientOf(blank, shown))?.verifiedIdentity.ndisNumber).toBe(client.ndisNumber);
    const own = page("invoice-form", `/Invoices/Create?clientId=${client.id}`);
    await expect(clients().clientOf(own, { clientPath: "/Clients/Profile/2" })).rejects.toMatchObject({
      problem: { code: "invoice-of-another-client" },
    });
  });

  test("clientOf takes a budget form for a contract's only where that contract's page names it", async () => {
    const form = await budgetForm();
    await saveLinks(db, [{ site: CRM, path: form, contractPath: contractPath() }]);
    expect((await clients().clientOf(page("budget-form", form)))?.path).toBe(client.path);
    const drawn = "/PlanBudgets/Edit/999";
    await saveLinks(db, [{ site: CRM, path: drawn, contractPath: contractPath() }]);
    for (const unknown of [drawn, "/PlanBudgets/Edit/998"])
      await expect(clients().clientOf(page("budget-form", unknown))).rejects.toMatchObject({
        problem: { code: "form-owner-unknown" },
      });
  });

  test("clientOf asks the CRM once in the life of a page, and anew for the next one or after a failure", async () => {
    const known = clients();
    const profile = page("client-profile", client.path);
    await Promise.all([known.clientOf(profile), known.clientOf(profile)]);
    expect(read).toHaveLength(1);
    known.forget(7);
    await known.clientOf(profile);
    expect(read).toHaveLength(2);
    const gone = page("client-profile", "/Clients/Profile/99999");
    for (let times = 0; times < 2; times += 1)
      await expect(known.clientOf(gone)).rejects.toMatchObject({ problem: { code: "crm-record-gone" } });
    expect(read).toHaveLength(4);
  });

  test("clientOf reads no page that is about no client, and an invoice without one is nobody's", async () => {
    expect(await clients().clientOf(page("client-list", "/Clients"))).toBeUndefined();
    expect(await clients().clientOf(page("invoice-form", "/Invoices/Create"))).toBeUndefined();
    expect(read).toEqual([]);
  });
});

/** The address of the form for another budget, as the contract's own page has it. */
async function budgetForm(): Promise<string> {
  const { proposals } = createChangeWorker(office, db);
  return (await proposals.readContract(CRM, contractPath())).createBudgetPath ?? "";
}
