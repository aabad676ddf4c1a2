import { saveLinks } from "../../../../lib/storage/link-repository.ts";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ADJUSTMENT_DESCRIPTION, ADJUSTMENT_NOTE } from "../../../../lib/domain/change/adjustment.ts";
import { fieldOf } from "../../../../lib/domain/change/change-set.ts";
import { updateChangeRequest } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import type { Change, RecordProgress } from "../../../../lib/domain/change/change.ts";
import {
  LONGEST_SAVE_MS,
  LOOK_AFTER_MS,
  RECHECK_AFTER_MS,
  resumeChange,
  unblockChange,
} from "../../../../lib/services/changes/record-states.ts";
import { insert, update } from "../../../sandbox/database/query.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import {
  acceptProposal,
  createChangeWorker,
  createSleeper,
  finalStates,
  pumpToEnd,
  readStoredChange,
  statesOf,
} from "./change-worker.ts";
import { CRM, recordRequests, type RequestInterceptor, SandboxServices } from "../sandbox-office.ts";
import {
  contractsCreatedFor,
  createNewPaceClient,
  eightBudgets,
  expectExactlyOnce,
  givePlan,
  type NewPaceClient,
  threeBudgets,
} from "./new-pace-client.ts";

const CONTRACT = "/ServiceContracts/Create";
const BUDGET = "/PlanBudgets/Create";
/** Of a plan of three budgets, two of which have an adjustment. */
const FORMS = [
  [CONTRACT, 1],
  ...[1, 2, 3].map((nth): [string, number] => [BUDGET, nth]),
  ...[1, 2].map((nth): [string, number] => ["/DeliveredServices/Create", nth]),
] as [string, number][];

const DAILY_LIFE = "plan-budget/Assistance with Daily Life/plan";

let office: SandboxServices;
let db: Database;
let client: NewPaceClient;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  client = createNewPaceClient(office, threeBudgets);
});

function giveEightBudgets(): void {
  givePlan(office, client.ndisNumber, eightBudgets(client.plan));
}

/** The client's plan, accepted and waiting for the worker. */
async function accepted(options: Parameters<typeof createChangeWorker>[2] = {}) {
  const worker = createChangeWorker(office, db, options);
  const { id } = await acceptProposal(db, await worker.proposals.proposeForClient(CRM, client.path));
  return { ...worker, id, now: () => readStoredChange(db, id), end: () => pumpToEnd(worker, db, id) };
}

async function retryFailedRecords({ id, end }: { id: string; end: () => Promise<Change> }): Promise<Change> {
  await updateChangeRequest(db, id, resumeChange);
  return end();
}

/** Intercepts the nth form that is sent to this path. */
function atForm(place: string, nth: number, meddle: RequestInterceptor): RequestInterceptor {
  let sent = 0;
  return (request, goOn) => {
    if (request.method === "POST" && request.path.startsWith(place)) sent += 1;
    else return goOn();
    return sent === nth ? meddle(request, goOn) : goOn();
  };
}

const answerLost: RequestInterceptor = async (_request, goOn) => {
  await goOn();
  throw new TypeError("Failed to fetch");
};
const neverSent: RequestInterceptor = () => Promise.reject(new TypeError("Failed to fetch"));

const problemOf = ({ progress }: Change, id: string) => (progress[id] as RecordProgress).problem;
const writes = () => office.control.counters().writes;

describe("creating a contract from a PACE plan", () => {
  beforeEach(giveEightBudgets);

  test("F38, F39, F40: the contract, budgets and adjustments of a PACE plan are created once and verified", async () => {
    const { pump, now } = await accepted();
    await pump();
    const change = await now();
    expect([change.state, finalStates(change)]).toEqual(["done", ["verified"]]);
    expect(change.acceptedBy).toEqual({ user: "Pat Manager", device: "" });
    expectExactlyOnce(office, client);
    expect(writes()).toEqual({
      [`POST ${CONTRACT}`]: 1,
      [`POST ${BUDGET}`]: 8,
      "POST /DeliveredServices/Create": 5,
    });
  });

  test("F38: creating a contract sends no more than about three requests for each record", async () => {
    const { pump } = await accepted();
    const asked: string[] = [];
    office.meddle = ({ method, path }, goOn) => {
      asked.push(`${method} ${path}`);
      return goOn();
    };
    await pump();
    // The client, and of each record its form, its sending and its reading back.
    expect(asked.length).toBeLessThanOrEqual(1 + 14 * 3 + 2);
  });

  test("F40: a contract is created once, however often its change is run, retried or accepted", async () => {
    const worker = await accepted();
    const { proposals, pump, now, id } = worker;
    await pump();
    await pump();
    await retryFailedRecords(worker);
    await acceptProposal(db, await now());
    await pump();
    const again = await proposals.proposeForClient(CRM, client.path);
    expect(again.set.refusals.map(({ code }) => code)).toEqual(["contract-exists"]);
    await expect(acceptProposal(db, again)).rejects.toMatchObject({ problem: { code: "contract-exists" } });
    expect(again.id).not.toBe(id);
    expectExactlyOnce(office, client);
  });

  test("F37: an unticked budget is left out with its adjustment and of the contract's total", async () => {
    const { proposals, pump } = createChangeWorker(office, db);
    const proposed = await proposals.proposeForClient(CRM, client.path);
    const { id } = await acceptProposal(db, proposed, [DAILY_LIFE]);
    await pump();
    office.control.changeBudget(client.ndisNumber, "Assistance with Daily Life", { remove: true });
    expectExactlyOnce(office, client);
    expect(statesOf(await readStoredChange(db, id))).toMatchObject({
      [DAILY_LIFE]: "left-out",
      "adjustment/Assistance with Daily Life/plan": "left-out",
    });
  });
});

describe("a CRM without the two ticks of PACE", () => {
  beforeEach(() => office.control.setSwitches({ hideLabels: ["NDIS PACE Participant", "API Access"] }));
  afterEach(() => office.control.setSwitches({ hideLabels: [] }));

  test("F32: nothing is retrieved for a client before a person ticked API access", async () => {
    const { proposals } = createChangeWorker(office, db);
    const asked = proposals.proposeForClient(CRM, client.path);
    await expect(asked).rejects.toMatchObject({ problem: { code: "api-access-missing" } });
    expect(office.control.counters().ndia.requests).toEqual({});
  });

  test("F32: a change keeps who ticked API access, and when", async () => {
    const set = { user: "Pat Manager", device: "front-desk", at: 5 };
    await saveLinks(db, [
      { site: CRM, path: client.path, pace: { participant: true, apiAccess: true, set } },
    ]);
    const { proposals } = createChangeWorker(office, db);
    expect((await proposals.proposeForClient(CRM, client.path)).consent).toEqual(set);
  });
});

describe("a lost reply of the CRM", () => {
  test.each(FORMS)(
    "F40: a record that was saved before the reply was lost is found and not sent again (%s, form %i)",
    async (place, nth) => {
      const { pump, now, clock } = await accepted();
      office.meddle = atForm(place, nth, answerLost);
      await pump();
      expect(finalStates(await now())).toEqual(["verified"]);
      expect(Object.values((await now()).progress).map(({ sent }) => sent)).toEqual(FORMS.map(() => 1));
      expect(Math.round(clock.slept() / 1000)).toBe(LOOK_AFTER_MS[0] / 1000);
      expectExactlyOnce(office, client);
    },
  );

  test.each(FORMS)(
    "F40: before the CRM got it: %s, form %i, is sent again only when a person asks",
    async (place, nth) => {
      const worker = await accepted();
      const began = worker.clock.now();
      office.meddle = atForm(place, nth, neverSent);
      const change = await worker.end();
      const failed = Object.values(change.progress).find(({ state }) => state === "failed");
      expect(failed).toMatchObject({ sent: 1, problem: { code: "outcome-unknown" } });
      expect(worker.clock.now() - began).toBeGreaterThanOrEqual(LONGEST_SAVE_MS);
      expect(finalStates(await retryFailedRecords(worker))).toEqual(["verified"]);
      expectExactlyOnce(office, client);
    },
  );

  test.each(FORMS.filter(([, nth]) => nth === 1))(
    "F40: a proxy's page in place of the CRM's reply doesn't count as saved (%s, form %i)",
    async (place, nth) => {
      const worker = await accepted();
      office.meddle = atForm(place, nth, ({ path }) => Promise.resolve(recordRequests(path)));
      expect(finalStates(await worker.end())).toContain("failed");
      expect(finalStates(await retryFailedRecords(worker))).toEqual(["verified"]);
      expectExactlyOnce(office, client);
    },
  );

  test("F40: a record that the CRM saves late is waited for and created once", async () => {
    const atWork: (() => Promise<unknown>)[] = [];
    const clock = createSleeper(() => Promise.all(atWork.splice(0).map((goOn) => goOn())));
    const { end } = await accepted({ clock });
    let sent = 0;
    office.meddle = (request, goOn) => {
      if (request.method === "GET" || (sent += 1) % 3 !== 1) return goOn();
      atWork.push(goOn);
      return neverSent(request, goOn);
    };
    expect(finalStates(await end())).toEqual(["verified"]);
    expectExactlyOnce(office, client);
  });

  test.each([
    ["as long as a server may take", LONGEST_SAVE_MS - 1_000],
    ["after 33 s", 33_000],
    ["after 6.5 s", 6_500],
  ])("F40: a contract that the CRM saves %s is found, and never made twice", async (_title, takes) => {
    const worker = await accepted();
    let late: (() => Promise<unknown>) | undefined;
    const sentAt = worker.clock.now();
    office.meddle = async (request, goOn) => {
      if (request.method === "POST" && !late) {
        late = goOn;
        throw new TypeError("Failed to fetch");
      }
      if (late && worker.clock.now() - sentAt >= takes) {
        const save = late;
        late = () => Promise.resolve();
        await save();
      }
      return goOn();
    };
    expect(finalStates(await worker.end())).toEqual(["verified"]);
    expectExactlyOnce(office, client);
    expect(writes()[`POST ${CONTRACT}`]).toBe(1);
  });

  test("F40: a contract that the CRM saves after a person was asked is taken as the one that was sent", async () => {
    const worker = await accepted();
    let late: (() => Promise<unknown>) | undefined;
    office.meddle = atForm(CONTRACT, 1, (_request, goOn) => {
      late = goOn;
      return Promise.reject(new TypeError("Failed to fetch"));
    });
    expect(problemOf(await worker.end(), "contract")?.code).toBe("outcome-unknown");
    await late?.();
    expect(finalStates(await retryFailedRecords(worker))).toEqual(["verified"]);
    expectExactlyOnce(office, client);
    expect(writes()[`POST ${CONTRACT}`]).toBe(1);
  });

  test("F40: a second contract that comes after the first was verified turns it into a duplicate", async () => {
    const worker = await accepted();
    let twin: (() => Promise<unknown>) | undefined;
    office.meddle = atForm(CONTRACT, 1, async (_request, goOn) => {
      twin = goOn;
      await goOn();
      throw new TypeError("Failed to fetch");
    });
    expect(finalStates(await worker.end())).toEqual(["verified"]);
    await twin?.();
    await worker.pump();
    expect(finalStates(await worker.now())).toEqual(["verified"]);
    await worker.clock.sleep(RECHECK_AFTER_MS);
    await worker.pump();
    expect((await worker.now()).progress["contract"]).toMatchObject({
      state: "differs",
      problem: { code: "stands-twice" },
    });
  });

  test("F40: every record that nobody answers for fails, the others are made", async () => {
    const worker = await accepted();
    let isBroken = true;
    office.meddle = (request, goOn) =>
      isBroken && request.method === "POST" && request.path.startsWith("/DeliveredServices")
        ? neverSent(request, goOn)
        : goOn();
    const change = await worker.end();
    expect(finalStates(change)).toEqual(["failed", "verified"]);
    const failed = Object.values(change.progress).filter(({ state }) => state === "failed");
    expect(failed.map(({ problem, sent }) => [problem?.code, sent])).toEqual(
      Array.from({ length: 2 }, () => ["outcome-unknown", 1]),
    );
    isBroken = false;
    expect(finalStates(await retryFailedRecords(worker))).toEqual(["verified"]);
    expectExactlyOnce(office, client);
  });

  test.each<[string, string, RequestInterceptor, (number | undefined)[]]>([
    [
      "CRM that fails",
      "crm-fault",
      () => Promise.resolve(Object.defineProperty(new Response("", { status: 503 }), "url", { value: CRM })),
      [5, 10, 20, 40, undefined],
    ],
    [
      "network that is gone",
      "crm-network",
      () => Promise.reject(new TypeError("Failed to fetch")),
      [5, 10, 20, 40, 80, 160, ...Array.from({ length: 6 }, () => 300), undefined],
    ],
  ])(
    "a %s is retried with growing delays, then the change waits for a person with %s",
    async (_title, code, how, delays) => {
      const { pump, now, clock, id } = await accepted();
      office.meddle = how;
      const waits: (number | undefined)[] = [];
      for (let round = 0; round < delays.length; round += 1) {
        await pump();
        const { retryAt } = await now();
        waits.push(retryAt && Math.round((retryAt - clock.now()) / 1000));
        await clock.sleep(300_000);
      }
      expect(waits).toEqual(delays);
      expect((await now()).blocked?.code).toBe(code);
      office.meddle = (_request, goOn) => goOn();
      await updateChangeRequest(db, id, unblockChange);
      await pump();
      expectExactlyOnce(office, client);
    },
  );
});

describe("what must survive a power cut", () => {
  /** The strict transactions over changes, as they are opened. */
  function watchStrictWrites(): { count: number } {
    const strict = { count: 0 };
    const transaction = Reflect.get(IDBDatabase.prototype, "transaction");
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (this: IDBDatabase, ...args) {
      if (args[2]?.durability === "strict" && [args[0]].flat().includes("changes")) strict.count += 1;
      return Reflect.apply(transaction, this, args);
    });
    return strict;
  }

  test("F40: acceptance and every record that is sent are on the disk before the CRM gets it", async () => {
    const strict = watchStrictWrites();
    const { pump, now } = await accepted();
    expect(strict.count).toBe(1);
    const writtenAtSend: number[] = [];
    office.meddle = (request, goOn) => {
      if (request.method === "POST") writtenAtSend.push(strict.count);
      return goOn();
    };
    await pump();
    vi.restoreAllMocks();
    expect(finalStates(await now())).toEqual(["verified"]);
    expect(writtenAtSend).toEqual(FORMS.map((_form, at) => at + 2));
  });
});

describe("a form that the browser sends twice", () => {
  const twice: RequestInterceptor = async (_request, goOn) => {
    await goOn();
    return goOn();
  };

  test("F40: a form sent twice by the browser counts as saved when the CRM refuses the duplicate", async () => {
    const { pump, now } = await accepted();
    office.meddle = atForm(BUDGET, 1, twice);
    await pump();
    expect(finalStates(await now())).toEqual(["verified"]);
    expectExactlyOnce(office, client);
  });

  test.each([
    [CONTRACT, "contract"],
    ["/DeliveredServices/Create", "adjustment/Assistance with Daily Life/plan"],
  ])("F40: a duplicate is reported when the CRM accepts a form twice (%s)", async (place, id) => {
    const { pump, now } = await accepted();
    office.meddle = atForm(place, 1, twice);
    await pump();
    const { [id]: doubled, ...others } = (await now()).progress;
    expect([doubled?.state, doubled?.problem?.code]).toEqual(["differs", "stands-twice"]);
    expect(new Set(Object.values(others).map(({ state }) => state))).toEqual(new Set(["verified"]));
  });
});

describe("interruptions while a contract is created", () => {
  beforeEach(giveEightBudgets);

  test("F40: an expired form is opened again and sent", async () => {
    const { pump, now } = await accepted();
    office.meddle = atForm(BUDGET, 3, (_request, goOn) => {
      office.control.expireForms();
      return goOn();
    });
    await pump();
    expect(finalStates(await now())).toEqual(["verified"]);
    expectExactlyOnce(office, client);
  });

  test.each([1, 2, 9, 13])(
    "F40: a sign-out after %i forms pauses the change with the remedy, and signing in resumes it",
    async (after) => {
      const { pump, now, id } = await accepted();
      office.control.setSwitches({ signOutAfterWrites: after });
      await pump();
      const waiting = await now();
      expect(waiting).toMatchObject({ state: "applying", blocked: { code: "crm-signed-out" } });
      expect(waiting.blocked?.remedy).toContain("Sign in");
      const before = writes();
      await pump();
      expect(writes()).toEqual(before);
      await office.signIn();
      await updateChangeRequest(db, id, unblockChange);
      await pump();
      expect(finalStates(await now())).toEqual(["verified"]);
      expectExactlyOnce(office, client);
    },
  );

  test("a record that the CRM refused is sent again only by a person's retry, not by signing in", async () => {
    office.control.setSwitches({ refuseBudgets: ["Consumables"], signOutAfterWrites: 4 });
    const worker = await accepted();
    const { pump, now, id } = worker;
    await pump();
    await office.signIn();
    const refused = office.control.counters().crm.requests[`POST ${BUDGET}`];
    await updateChangeRequest(db, id, unblockChange);
    office.control.setSwitches({ refuseBudgets: [] });
    await pump();
    expect(refused).toBe(4);
    expect(statesOf(await now())).toMatchObject({ "plan-budget/Consumables/plan": "failed" });
    expect(finalStates(await retryFailedRecords(worker))).toEqual(["verified"]);
    expectExactlyOnce(office, client);
  });

  test("F40: a refused budget shows the CRM's message and skips its adjustment, the others are created", async () => {
    office.control.setSwitches({ refuseBudgets: ["Assistance with Daily Life"] });
    const worker = await accepted();
    await worker.pump();
    const change = await worker.now();
    expect(change.state).toBe("done");
    expect(problemOf(change, DAILY_LIFE)).toMatchObject({
      code: "crm-refused-form",
      field: "Budget Amount",
      said: "Budget Amount was refused by this organisation's rules.",
    });
    expect(problemOf(change, "adjustment/Assistance with Daily Life/plan")?.code).toBe("budget-not-saved");
    const { contract, [DAILY_LIFE]: _failed, ...others } = statesOf(change);
    expect(contract).toBe("verified");
    expect(Object.values(others).filter((state) => state !== "verified")).toEqual(["not-done"]);
    office.control.setSwitches({ refuseBudgets: [] });
    expect(finalStates(await retryFailedRecords(worker))).toEqual(["verified"]);
    expectExactlyOnce(office, client);
  });

  test("budgets of a contract locked meanwhile fail with the CRM's message, and can be retried later", async () => {
    const worker = await accepted();
    const lock = (locked: boolean) =>
      office.control.lockContract(contractsCreatedFor(office, client)[0]?.contract.id ?? 0, locked);
    office.meddle = atForm(BUDGET, 4, (_request, goOn) => {
      lock(true);
      return goOn();
    });
    await worker.pump();
    const change = await worker.now();
    const failed = Object.values(change.progress).filter(({ state }) => state === "failed");
    // Five budgets, and the adjustments of two that were made before.
    expect(failed).toHaveLength(7);
    expect(failed.every(({ problem }) => problem?.said?.includes("This contract is locked"))).toBe(true);
    expect(contractsCreatedFor(office, client)[0]?.budgets).toHaveLength(3);
    lock(false);
    expect(finalStates(await retryFailedRecords(worker))).toEqual(["verified"]);
    expectExactlyOnce(office, client);
  });

  test("another user's budget of the same category isn't changed, and its difference is reported", async () => {
    const { pump, now } = await accepted();
    office.meddle = atForm(BUDGET, 1, async (_request, goOn) => {
      const answer = await goOn();
      insert(office.database, "plan_budgets", {
        contract_id: contractsCreatedFor(office, client)[0]?.contract.id ?? 0,
        category: "Choice and Control",
        amount: 1,
        management_style: "Plan Management",
        start_date: client.plan.start,
        end_date: client.plan.end,
      });
      return answer;
    });
    await pump();
    const theirs = contractsCreatedFor(office, client)[0]?.budgets.filter(
      ({ category }) => category === "Choice and Control",
    );
    expect(theirs?.map(({ amount }) => amount)).toEqual([1]);
    const { state, differences } = (await now()).progress["plan-budget/Choice and Control/plan/stated"] ?? {};
    expect([state, differences]).toMatchObject([
      "differs",
      [{ field: "budgetAmount", before: 1, after: 150_000 }],
    ]);
  });
  test("F40: an existing adjustment isn't created again", async () => {
    const { pump, now } = await accepted();
    office.meddle = atForm(BUDGET, 8, async (_request, goOn) => {
      insert(office.database, "delivered_services", {
        contract_id: contractsCreatedFor(office, client)[0]?.contract.id ?? 0,
        support_item: ADJUSTMENT_DESCRIPTION,
        item_description: ADJUSTMENT_DESCRIPTION,
        category: "Choice and Control",
        status: "Provider Paid",
        quantity: 100,
        provider: "Previous Plan Manager",
        rate: 41_780,
        total: 41_780,
        delivered_date: office.control.today(),
        note: ADJUSTMENT_NOTE,
      });
      return goOn();
    });
    await pump();
    expect((await now()).progress["adjustment/Choice and Control/plan/stated"]?.sent).toBe(0);
    expectExactlyOnce(office, client);
  });

  test("F40: of two NDIA budgets that are one to the CRM the second is reported as different", async () => {
    givePlan(office, client.ndisNumber, [
      { category: "Consumables", approved: 50_000, spent: 700, budgetType: "Flexible" },
      { category: "Consumables", approved: 20_000, spent: 300, budgetType: "Stated" },
    ]);
    const { pump, now } = await accepted();
    await pump();
    expect(Object.values(statesOf(await now()))).toEqual([
      "verified",
      "verified",
      "differs",
      "verified",
      "differs",
    ]);
    const [made] = contractsCreatedFor(office, client);
    expect(made?.budgets.map(({ amount }) => amount)).toEqual([50_000]);
    expect(made?.deliveries.map(({ total }) => total)).toEqual([700]);
  });
});

describe("a contract that can't be created", () => {
  /** Only the contract was tried, and every other record has the reason. */
  async function expectNothingElseSent({ now }: { now: () => Promise<Change> }, code: string) {
    const change = await now();
    const { contract, ...others } = change.progress;
    expect([change.state, contract?.state, contract?.problem?.code]).toEqual(["done", "failed", code]);
    expect(new Set(Object.values(others).map(({ state, problem }) => `${state} ${problem?.code}`))).toEqual(
      new Set(["not-done contract-not-saved"]),
    );
    expect(writes()).toEqual({});
  }

  test("F50: nothing is created while the contract's form lacks a field, and a retry creates all of it", async () => {
    const worker = await accepted();
    office.control.setSwitches({ hideLabels: ["PACE Plan"] });
    await worker.pump();
    await expectNothingElseSent(worker, "crm-form-field-missing");
    expect(problemOf(await worker.now(), "contract")?.field).toBe("PACE Plan");
    office.control.setSwitches({ hideLabels: [] });
    expect(finalStates(await retryFailedRecords(worker))).toEqual(["verified"]);
    expectExactlyOnce(office, client);
  });

  test("F50: nothing is created when the CRM refuses the contract", async () => {
    const worker = await accepted();
    await updateChangeRequest(db, worker.id, (change) => {
      const end = fieldOf(change.set.records[0]?.fields ?? [], "endDate");
      if (end) end.after = "1999-01-01";
      return change;
    });
    await worker.pump();
    await expectNothingElseSent(worker, "crm-refused-form");
    expect(problemOf(await worker.now(), "contract")?.said).toContain(
      "End Date must not be before Start Date.",
    );
  });

  test("F50: nothing is created when somebody created a contract meanwhile, and theirs isn't changed", async () => {
    const worker = await accepted();
    const id = insert(office.database, "contracts", {
      client_id: client.id,
      reference: "By hand",
      plan_start: client.plan.start,
      plan_end: client.plan.end,
      start_date: client.plan.start,
      end_date: client.plan.end,
      funding_source: "NDIS",
      funding_management: "NDIA",
      total_funding: 100,
      pace_plan: 1,
    });
    await worker.pump();
    await expectNothingElseSent(worker, "contract-appeared");
    expect(problemOf(await worker.now(), "contract")?.what).toContain("By hand");
    expect(contractsCreatedFor(office, client).map(({ contract }) => contract.id)).toEqual([id]);
  });

  test("F50: nothing is created when the client's page has no link to a new contract", async () => {
    const { proposals, pump } = createChangeWorker(office, db);
    const { id } = await acceptProposal(db, await proposals.proposeForClient(CRM, client.path));
    await updateChangeRequest(db, id, ({ createContractPath: _path, ...change }) => change);
    office.meddle = async (request, goOn) => {
      const answer = await goOn();
      if (request.path !== client.path) return answer;
      const html = (await answer.text()).replace(
        /<a class="btn" href="\/ServiceContracts\/Create[^<]*<\/a>/,
        "",
      );
      return Object.defineProperty(new Response(html), "url", { value: answer.url });
    };
    await pump();
    await expectNothingElseSent({ now: () => readStoredChange(db, id) }, "crm-no-new-contract");
    expect(contractsCreatedFor(office, client)).toEqual([]);
  });
});

describe("a budget form that lacks a field or a choice", () => {
  beforeEach(giveEightBudgets);

  test("budgets whose form lacks a field fail with the field's name", async () => {
    const worker = await accepted();
    office.control.setSwitches({ hideLabels: ["Exclude from Service Contract Allocation Totals"] });
    await worker.pump();
    const change = await worker.now();
    expect(statesOf(change)["contract"]).toBe("verified");
    expect(problemOf(change, DAILY_LIFE)).toMatchObject({
      code: "crm-form-field-missing",
      field: "Exclude from Service Contract Allocation Totals",
    });
    expect(contractsCreatedFor(office, client)).toMatchObject([{ budgets: [], deliveries: [] }]);
    office.control.setSwitches({ hideLabels: [] });
    expect(finalStates(await retryFailedRecords(worker))).toEqual(["verified"]);
    expectExactlyOnce(office, client);
  });

  test("a category that the CRM doesn't offer is reported, and the other budgets are created", async () => {
    office.control.addBudget(client.ndisNumber, {
      category: "YPIRAC Cross Billing",
      approved: 100,
      spent: 5,
    });
    const category = "plan-budget/YPIRAC Cross Billing/plan/stated";
    // No form was ever seen: what the list offers shows only now.
    update(office.database, "contracts", client.formerContract, { locked: 1 });
    const worker = await accepted();
    expect((await worker.now()).set.warnings).toHaveLength(1);
    await worker.pump();
    const change = await worker.now();
    expect(problemOf(change, category)).toMatchObject({ code: "crm-choice-missing", field: "Plan Category" });
    expect(finalStates(change)).toEqual(["failed", "not-done", "verified"]);
    expect(contractsCreatedFor(office, client)[0]?.budgets).toHaveLength(8);
  });
});
