import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { update } from "../../../sandbox/database/query.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { acceptProposal, createChangeWorker, readStoredChange } from "./change-worker.ts";
import { createExistingPaceClient } from "./existing-pace-client.ts";
import { createNewPaceClient, eightBudgets } from "./new-pace-client.ts";

let office: SandboxServices;
let db: Database;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
});

/** From now on the CRM's pages at these addresses show something else. */
function redraw(place: string, change: (html: string) => string): void {
  office.meddle = async (_request, goOn) => {
    const answer = await goOn();
    if (!new URL(answer.url).pathname.startsWith(place)) return answer;
    const changed = new Response(change(await answer.text()), { headers: answer.headers });
    Object.defineProperty(changed, "url", { value: answer.url });
    return changed;
  };
}

const writes = () => office.control.counters().writes;
/** The table under this heading isn't drawn as one any more. */
const hide = (heading: string) => (html: string) =>
  html.replace(new RegExp(`(${heading}</h2>[\\s\\S]*?)<table`), "$1<section");

describe("a new contract whose client's other contracts can't be told", () => {
  const active = (html: string) => html.replaceAll("<dd>Inactive</dd>", "<dd>Awaiting review</dd>");

  test.each<[string, string, (html: string) => string, string]>([
    ["has another word as its status", "/ServiceContracts/Details", active, "contract-unclear"],
    [
      "has dates and a status that can't be read",
      "/ServiceContracts/Details",
      (html) => active(html).replaceAll(/\d\d\/\d\d\/\d{4}/g, "soon"),
      "contract-unclear",
    ],
    [
      "can't be opened",
      "/Clients/Profile",
      (html) => html.replaceAll(/href="\/ServiceContracts\/Details\/\d+"/g, 'href="#"'),
      "crm-table-unreadable",
    ],
    ["isn't listed at all", "/Clients/Profile", hide("Client Funding"), "crm-table-unreadable"],
  ])("is refused: one %s", async (_title, place, change, code) => {
    const client = createNewPaceClient(office, eightBudgets);
    const { proposals } = createChangeWorker(office, db);
    redraw(place, change);
    const proposed = await proposals.proposeForClient(CRM, client.path);
    expect(proposed.set.refusals.map((refusal) => refusal.code)).toContain(code);
    await expect(acceptProposal(db, proposed)).rejects.toMatchObject({ kind: "permanent" });
    expect(writes()).toEqual({});
  });

  test("isn't created where the list can't be read any more when it is written", async () => {
    const client = createNewPaceClient(office, eightBudgets);
    const { proposals, pump } = createChangeWorker(office, db);
    const { id } = await acceptProposal(db, await proposals.proposeForClient(CRM, client.path));
    redraw("/Clients/Profile", hide("Client Funding"));
    await pump();
    expect((await readStoredChange(db, id)).progress["contract"]).toMatchObject({
      state: "failed",
      problem: { code: "crm-table-unreadable" },
    });
    expect(writes()).toEqual({});
  });
});

describe("a contract whose pages can't be read for certain", () => {
  async function accepted() {
    const client = createExistingPaceClient(office);
    const worker = createChangeWorker(office, db);
    const proposed = await worker.proposals.proposeForContract(CRM, client.contractPath, {
      purpose: "sync-plan-and-budgets",
    });
    const { id } = await acceptProposal(db, proposed);
    return { ...worker, client, now: () => readStoredChange(db, id) };
  }

  test("gets no new budget while its Plan Budget table can't be read", async () => {
    const { pump, now } = await accepted();
    redraw("/ServiceContracts/Details", hide("Plan Budget"));
    await pump();
    const failed = Object.values((await now()).progress).filter(({ state }) => state === "failed");
    expect(failed.map(({ problem }) => problem?.code)).toContain("crm-no-create-budget");
    expect(writes()["POST /PlanBudgets/Create"]).toBeUndefined();
  });

  test("isn't sent empty what a script of its form would fill in", async () => {
    const { pump, now } = await accepted();
    redraw("/ServiceContracts/Edit", (html) =>
      html.replace(/(<input[^>]*name="Reference"[^>]*value=")[^"]*/, "$1"),
    );
    await pump();
    const contract = Object.entries((await now()).progress).find(([id]) => id.startsWith("contract"))?.[1];
    expect(contract).toMatchObject({
      state: "failed",
      problem: { code: "crm-form-script", field: "Reference" },
    });
    expect(writes()["POST /ServiceContracts/Edit/:id"]).toBeUndefined();
  });

  test("is never called verified where a field that went along is held as something else", async () => {
    const { pump, now, client } = await accepted();
    office.meddle = async ({ method, path }, goOn) => {
      const answer = await goOn();
      if (method === "POST" && path.startsWith("/ServiceContracts/Edit"))
        update(office.database, "contracts", client.contract, { reference: "Another plan" });
      return answer;
    };
    await pump();
    const contract = Object.entries((await now()).progress).find(([id]) => id.startsWith("contract"))?.[1];
    expect(contract).toMatchObject({
      state: "differs",
      problem: { code: "crm-other-field-changed", field: "Reference" },
    });
  });
});
