import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { CHROMIUM_ALONE } from "../support/browsers.ts";
import {
  countWorkerStops,
  type TestSession,
  killWorker,
  createTestSession,
} from "../support/test-session.ts";
import {
  confirm,
  crmBudgets,
  managed,
  openProfile,
  openReview,
  paceBudgets,
  type Person,
  press,
  reviewWindow,
  endContract,
  textIn,
  tickedBudgets,
  toggle,
  waitUntilSettled,
  waitFor,
  ndiaBudgets,
} from "../support/pace.ts";
import { signInToCrm } from "../support/user.ts";
import { repairClient } from "../support/sync.ts";
import type { PaceBudgetRow } from "../sandbox/ndia/pace-budgets.ts";

const CLIENT = "planbridge-client";
const CONTRACT_FORM = "POST /ServiceContracts/Create";
const BUDGET_FORM = "POST /PlanBudgets/Create";
const ADJUSTMENT_FORM = "POST /DeliveredServices/Create";

/** Every test creates a contract with all its budgets and adjustments for a client of its own. */
describe.each(CHROMIUM_ALONE)("faults while a PACE contract is created, in %s", (name) => {
  let session: TestSession;
  let client: Person;
  /** The window in which it is accepted. */
  let review: Page;
  let older: number[];
  let clients: Person[];

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    clients = newcomers(session);
  });
  afterEach(async () => {
    await repairClient(session.sandbox);
    session.sandbox.control.setSwitches({ refuseBudgets: [], signOutAfterWrites: null });
  });
  afterAll(() => session?.dispose());

  const count = (form: string) => session.sandbox.control.counters().writes[form] ?? 0;
  const until = (holds: () => boolean) => vi.waitUntil(holds, { timeout: 30_000, interval: 5 });

  /** Up to the moment before Create is pressed. */
  async function propose(): Promise<void> {
    const next = clients.shift();
    if (!next) throw new Error("the sandbox has too few clients");
    client = next;
    const contracts = session.sandbox.control.contractsOf(client.id);
    older = contracts.map(({ id }) => id);
    for (const { id, status } of contracts) if (status === "Active") await endContract(session, id);
    session.sandbox.control.resetCounters();
    await openProfile(session, client.id);
    await press(session.page, CLIENT, "+ NDIS Pace");
    review = await openReview(session, CLIENT);
  }
  const create = () => confirm(review, "Create");

  /** Unticks every budget but these. */
  async function leaveOnly(categories: string[]): Promise<void> {
    for (const label of await tickedBudgets(review))
      if (!categories.includes(label)) await toggle(review, "review", label);
  }

  /** The tables of the CRM: one contract more, with each budget and each adjustment once and as the NDIA has them. */
  function expectTruth(budgets = paceBudgets(session.sandbox, client)): void {
    const { sandbox } = session;
    const { control } = sandbox;
    const fresh = control.contractsOf(client.id).filter(({ id }) => !older.includes(id));
    expect(fresh).toMatchObject([{ total_funding: managed(budgets), status: "Active" }]);
    const id = fresh[0]?.id ?? 0;
    expect(crmBudgets(sandbox, id)).toEqual(ndiaBudgets(budgets));
    const delivered = budgets.filter(isAdjusted);
    const adjusted = control
      .contractParts(id)
      .deliveries.map(({ category, total }) => `${category} ${total}`);
    expect(adjusted.toSorted()).toEqual(
      delivered.map(({ category, spent }) => `${category} ${spent}`).toSorted(),
    );
    expect(control.counters().writes).toEqual({
      [CONTRACT_FORM]: 1,
      [BUDGET_FORM]: budgets.length,
      [ADJUSTMENT_FORM]: delivered.length,
    });
  }

  test("F39: a contract is created once although replies are lost and the background is terminated", async () => {
    const { control } = session.sandbox;
    const deaths = await countWorkerStops(session);
    await propose();
    const kept = paceBudgets(session.sandbox, client).filter(isAdjusted).slice(0, 2);
    await leaveOnly(kept.map(({ category }) => category));
    await control.setFaults({ crm: { dropAfterCommit: 2 } });
    await create();
    await waitFor(session.page, CLIENT, "Checking what was saved…");
    expect(count(CONTRACT_FORM)).toBe(1);
    await until(() => count(BUDGET_FORM) === 1);
    // Before the next budget is sent, the first one is looked for on the contract's page: it doesn't come before the
    // termination. Other pages do, since Firefox ends no background that has a message to answer.
    await control.setFaults({ crm: { holdAfter: 0, only: "/ServiceContracts/Details" } });
    expect(await killWorker(session)).toBe(true);
    await expect.poll(deaths).toBe(1);
    expect(count(BUDGET_FORM)).toBe(1);
    await control.setFaults({});
    await session.page.bringToFront();
    // A page that was under way when the background ended may cost its 30 s, and the next look comes 30 s later.
    expect(await waitUntilSettled(session.page, CLIENT, 150_000)).toEqual(["left-out", "verified"]);
    expectTruth(kept);
  }, 240_000);

  test("F39 F40: a record that the browser's own retry duplicated isn't reported as verified", async () => {
    const { control } = session.sandbox;
    // Other pages' connections stay open. What is sent over one of those, a browser sends once more when it breaks.
    const breaks = (only: string) => control.setFaults({ crm: { dropAfterCommit: 1, only } });
    const broken = () => control.faults().crm.dropAfterCommit === 0;
    await propose();
    await breaks("/ServiceContracts/Create");
    await create();
    await until(broken);
    await breaks("/PlanBudgets/Create");
    await until(broken);
    await breaks("/DeliveredServices/Create");
    const states = await waitUntilSettled(session.page, CLIENT);
    expect(broken()).toBe(true);
    const fresh = control.contractsOf(client.id).filter(({ id }) => !older.includes(id));
    const parts = fresh.map(({ id }) => control.contractParts(id));
    const adjusted = parts.flatMap(({ deliveries }) => deliveries.map(({ category }) => category));
    const once = fresh.length === 1 && new Set(adjusted).size === adjusted.length;
    // A budget can't stand there twice: the CRM refuses the second, and holds the first.
    expect(parts.flatMap(({ budgets }) => budgets)).toHaveLength(paceBudgets(session.sandbox, client).length);
    expect(states).not.toContain("failed");
    expect({ once, verified: states.every((state) => state === "verified") }).toEqual({
      once,
      verified: once,
    });
    expect(/twice/.test(await textIn(CLIENT)(session.page))).toBe(!once);
  });

  test("F39: a contract is completed although the CRM's forms expire and its tab is closed", async () => {
    const { control } = session.sandbox;
    await propose();
    await control.setFaults({ crm: { holdAfter: 1, only: "/PlanBudgets/Create" } });
    await create();
    await until(() => (control.counters().crm.requests[BUDGET_FORM] ?? 0) === 1);
    control.expireForms();
    // The person goes away meanwhile.
    const other = await session.browser.newPage();
    await session.page.close();
    session.page = other;
    await control.setFaults({});
    const { length } = paceBudgets(session.sandbox, client).filter(isAdjusted);
    await until(() => count(ADJUSTMENT_FORM) === length);
    expect(control.counters().crm.requests[BUDGET_FORM]).toBe(count(BUDGET_FORM) + 1);
    await openProfile(session, client.id);
    await waitFor(session.page, CLIENT, "records saved and verified");
    expectTruth();
  });

  test("F39 F40: a refused budget shows the CRM's message and can be retried, the others are saved", async () => {
    const { control } = session.sandbox;
    const refused = "Choice and Control";
    control.setSwitches({ refuseBudgets: [refused] });
    await propose();
    await create();
    expect(await waitUntilSettled(session.page, CLIENT)).toEqual(["failed", "not-done", "verified"]);
    const said = await textIn(CLIENT)(session.page);
    expect(said).toContain("Budget Amount was refused by this organisation's rules.");
    expect(said).toContain("The plan budget wasn't saved, so this record was skipped.");
    expect(said).toMatch(/records? verified, 1 not saved, 1 not done\./);
    expect(count(BUDGET_FORM)).toBe(paceBudgets(session.sandbox, client).length - 1);
    control.setSwitches({ refuseBudgets: [] });
    // With both answers lost: each of them takes its time to be looked for.
    await control.setFaults({ crm: { dropAfterCommit: 2 } });
    await press(session.page, CLIENT, "Retry failed records…");
    const retry = await reviewWindow(session);
    await press(retry, "review", "Retry failed records");
    await waitFor(retry, "review", "Records");
    await retry.close();
    await waitFor(session.page, CLIENT, "Saved and verified in the CRM.");
    expect(await waitUntilSettled(session.page, CLIENT)).toEqual(["verified"]);
    expect(control.faults().crm.dropAfterCommit).toBe(0);
    expectTruth();
  });

  test("F39: a sign-out pauses the creation, and signing in resumes it automatically", async () => {
    const { page, sandbox } = session;
    await propose();
    sandbox.control.setSwitches({ signOutAfterWrites: 3 });
    await create();
    await waitFor(page, CLIENT, "You are signed out of CareView.");
    expect(await textIn(CLIENT)(page)).toContain("Sign in to CareView in this browser.");
    expect(count(BUDGET_FORM)).toBe(2);
    await signInToCrm(page, sandbox);
    await openProfile(session, client.id);
    await waitFor(page, CLIENT, "Sync");
    await press(page, CLIENT, "Show");
    expect(await waitUntilSettled(page, CLIENT)).toEqual(["verified"]);
    expectTruth();
  });
});

/** Something was delivered of it before, and the contract counts it. */
function isAdjusted({ spent, management }: PaceBudgetRow): boolean {
  return spent > 0 && management === "Plan-managed";
}

/** Clients with a PACE plan of which the CRM knows every category. */
function newcomers({ sandbox }: TestSession): Person[] {
  return sandbox.control.clients().flatMap((each) => {
    const { caseName, pace, apiAccess, ndisNumber } = each;
    if (!pace || !apiAccess || !ndisNumber || caseName !== "matching") return [];
    const client = { ...each, ndisNumber };
    const known = paceBudgets(sandbox, client).every(({ category }) => category !== "YPIRAC Cross Billing");
    return known ? [client] : [];
  });
}
