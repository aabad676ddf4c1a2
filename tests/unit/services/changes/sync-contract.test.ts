import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { updateChangeRequest } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { resumeChange, unblockChange } from "../../../../lib/services/changes/record-states.ts";
import { viewChange } from "../../../../lib/services/changes/build-change-view.ts";
import { update } from "../../../sandbox/database/query.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import {
  createChangeWorker,
  finalStates,
  pumpToEnd,
  acceptProposal,
  statesOf,
  readStoredChange,
} from "./change-worker.ts";
import { CRM, recordRequests, SandboxServices } from "../sandbox-office.ts";
import {
  expectUpToDate,
  crmContractOf,
  expectedCrmContract,
  type ExistingPaceClient,
  createExistingPaceClient,
} from "./existing-pace-client.ts";
import { NOW, setClock } from "../../test-clock.ts";

const DAILY_LIFE = "plan-budget/Assistance with Daily Life/plan";

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

async function accepted() {
  const worker = createChangeWorker(office, db);
  const proposed = await worker.proposals.proposeForContract(CRM, client.contractPath, {
    purpose: "sync-plan-and-budgets",
  });
  const { id } = await acceptProposal(db, proposed);
  return { ...worker, id, proposed, now: () => readStoredChange(db, id) };
}

describe("a contract and its budgets", () => {
  test("F49–F62: a contract and its budgets are updated from PACE, each written once and read back", async () => {
    const { pump, now, proposed } = await accepted();
    expect(proposed.set.records.map(({ group, action, title }) => [group, action, title])).toEqual([
      ["change", "update", expect.stringContaining("Service contract")],
      ["change", "update", "Assistance with Daily Life"],
      ["change", "update", "Consumables"],
      ["same", undefined, "Choice and Control"],
      ["only-ndia", "create", "Support Coordination"],
      ["only-crm", undefined, "Transport"],
    ]);
    await pump();
    expect([(await now()).state, finalStates(await now())]).toEqual(["done", ["verified"]]);
    expectUpToDate(office, client);
    expect(office.control.counters().writes).toEqual({
      "POST /ServiceContracts/Edit/:id": 1,
      "POST /PlanBudgets/Edit/:id": 2,
      "POST /PlanBudgets/Create": 1,
    });
    // F52: spent and remaining amounts aren't synced.
    expect(
      office.control.contractParts(client.contract).deliveries.filter(({ total }) => total === 700),
    ).toEqual([]);
  });

  test("F46: a contract that is up to date has nothing to accept, and shows since when", async () => {
    const { pump, proposals } = await accepted();
    await pump();
    setClock(NOW + 60_000);
    const again = await proposals.proposeForContract(CRM, client.contractPath, {
      purpose: "sync-plan-and-budgets",
    });
    expect(again.set.records.map(({ action }) => action)).toEqual(again.set.records.map(() => undefined));
    await expect(acceptProposal(db, again)).rejects.toMatchObject({ problem: { code: "nothing-to-change" } });
    const view = await viewChange(db, again);
    expect(view.unchangedSince).toBeLessThanOrEqual(view.retrievedAt);
  });

  const FORMS = [
    ["/ServiceContracts/Edit", 1],
    ["/PlanBudgets/Edit", 1],
    ["/PlanBudgets/Edit", 2],
    ["/PlanBudgets/Create", 1],
  ] as const;
  const WAYS = ["after the CRM saved", "before the CRM got it", "for a proxy's notice"] as const;

  test.each(FORMS.flatMap(([place, nth]) => WAYS.map((way) => [place, nth, way] as const)))(
    "F61: a form whose answer is lost is never sent again without a person (%s, form %i, %s)",
    async (place, nth, way) => {
      const { pump, clock, id, now } = await accepted();
      let sent = 0;
      office.meddle = async ({ method, path }, goOn) => {
        if (method === "GET" || !path.startsWith(place) || (sent += 1) !== nth) return goOn();
        if (way === "for a proxy's notice") return recordRequests(path);
        if (way === "after the CRM saved") await goOn();
        throw new TypeError("Failed to fetch");
      };
      const ended = await pumpToEnd({ pump, clock }, db, id);
      const lost = Object.values(ended.progress).filter(({ problem }) => problem?.code === "outcome-unknown");
      expect(lost.map(({ sent: times }) => times)).toEqual(way === "after the CRM saved" ? [] : [1]);
      await updateChangeRequest(db, id, resumeChange);
      await pumpToEnd({ pump, clock }, db, id);
      expect(finalStates(await now())).toEqual(["verified"]);
      expectUpToDate(office, client);
    },
  );

  test("F59: a budget that somebody changed since the review isn't overwritten", async () => {
    const { pump, now } = await accepted();
    update(office.database, "plan_budgets", client.budgets["Assistance with Daily Life"] ?? 0, {
      amount: 99_900,
    });
    await pump();
    const { [DAILY_LIFE]: theirs, ...others } = (await now()).progress;
    expect(theirs).toMatchObject({
      state: "failed",
      sent: 0,
      problem: { code: "changed-since-review", field: "Budget Amount" },
    });
    expect(new Set(Object.values(others).map(({ state }) => state))).toEqual(new Set(["verified"]));
    expect(crmContractOf(office, client)).toEqual(
      expectedCrmContract(client).map((each) => each.replace("120000", "99900")),
    );
  });

  test("F50: nothing is written when somebody changed the contract since the review", async () => {
    const before = crmContractOf(office, client).slice(1);
    const { pump, now } = await accepted();
    update(office.database, "contracts", client.contract, { plan_end: client.shorter });
    await pump();
    const { contract, ...others } = statesOf(await now());
    expect([contract, ...new Set(Object.values(others))]).toEqual(["failed", "not-done"]);
    expect(crmContractOf(office, client).slice(1)).toEqual(before);
    expect(office.control.counters().writes).toEqual({});
  });

  test("records that somebody updated by hand are read back, and nothing is sent", async () => {
    const { pump, now } = await accepted();
    const amounts = { amount: 120_000 };
    update(office.database, "plan_budgets", client.budgets["Assistance with Daily Life"] ?? 0, amounts);
    await pump();
    expect((await now()).progress[DAILY_LIFE]).toMatchObject({ state: "verified", sent: 0 });
    expectUpToDate(office, client);
  });

  test("F50: the records of a locked contract are skipped, with the CRM's own message", async () => {
    const worker = await accepted();
    office.control.lockContract(client.contract, true);
    await worker.pump();
    const { contract, ...others } = (await worker.now()).progress;
    expect(contract).toMatchObject({
      state: "failed",
      problem: { code: "crm-no-form", said: expect.stringContaining("This contract is locked") },
    });
    expect(new Set(Object.values(others).map(({ state }) => state))).toEqual(new Set(["not-done"]));
    office.control.lockContract(client.contract, false);
    await updateChangeRequest(db, worker.id, resumeChange);
    await worker.pump();
    expect(finalStates(await worker.now())).toEqual(["verified"]);
    expectUpToDate(office, client);
  });

  test("F61: a change waits for a person when a locked contract prevents looking up a lost answer", async () => {
    const { pump, now, id } = await accepted();
    office.meddle = async ({ method }, goOn) => {
      const answer = await goOn();
      if (method === "GET") return answer;
      office.control.lockContract(client.contract, true);
      throw new TypeError("Failed to fetch");
    };
    await pump();
    expect(await now()).toMatchObject({ state: "applying", blocked: { code: "crm-no-form" } });
    expect(statesOf(await now())["contract"]).toBe("unknown");
    office.meddle = (_request, goOn) => goOn();
    office.control.lockContract(client.contract, false);
    await updateChangeRequest(db, id, unblockChange);
    await pump();
    expect(finalStates(await now())).toEqual(["verified"]);
    expect((await now()).progress["contract"]?.sent).toBe(1);
    expectUpToDate(office, client);
  });

  test("F49: a sync of the plan alone leaves the budgets as they are", async () => {
    const { proposals, pump } = createChangeWorker(office, db);
    const before = crmContractOf(office, client).slice(1);
    const proposed = await proposals.proposeForContract(CRM, client.contractPath, { purpose: "sync-plan" });
    const { id } = await acceptProposal(db, proposed);
    await pump();
    expect(finalStates(await readStoredChange(db, id))).toEqual(["verified"]);
    expect(crmContractOf(office, client)).toEqual([expectedCrmContract(client)[0], ...before]);
  });
});

describe("a CRM with other spellings", () => {
  /** A CRM that writes `Plan-managed` where another writes `Plan Management`. */
  function useOtherSpellings(): void {
    office.meddle = async (_request, goOn) => {
      const answer = await goOn();
      const html = (await answer.text())
        .replaceAll("<td>Plan Management</td>", "<td>Plan-managed</td>")
        .replaceAll(
          /<option( selected)?>Plan Management</g,
          '<option value="Plan Management"$1>Plan-managed<',
        );
      return Object.defineProperty(new Response(html, answer), "url", { value: answer.url });
    };
  }

  test("F54: another spelling of the same management isn't a difference", async () => {
    useOtherSpellings();
    const { proposed } = await accepted();
    expect(proposed.set.records.map(({ group }) => group)).toEqual([
      "change",
      "change",
      "change",
      "same",
      "only-ndia",
      "only-crm",
    ]);
  });

  test("F61: a budget in another spelling is found again after a lost answer", async () => {
    useOtherSpellings();
    const say = office.meddle;
    const { pump, now } = await accepted();
    let posts = 0;
    office.meddle = async (request, goOn) => {
      if (request.method === "POST" && request.path.startsWith("/PlanBudgets/Create")) {
        posts += 1;
        await goOn();
        throw new TypeError("Failed to fetch");
      }
      return say(request, goOn);
    };
    await pump();
    expect(posts).toBe(1);
    expect(statesOf(await now())).toMatchObject({
      "plan-budget/Support Coordination/plan/stated": "verified",
    });
  });
});
