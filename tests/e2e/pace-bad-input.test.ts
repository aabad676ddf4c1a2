import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { formatMoney } from "../../lib/core/money.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import {
  amountAsked,
  confirm,
  contractOf,
  crmBudgets,
  openBudget,
  openContract,
  openProfile,
  paceBudgets,
  type Person,
  person,
  openReview,
  press,
  textIn,
  tickedBudgets,
  toggle,
  waitUntilSettled,
  waitFor,
} from "../support/pace.ts";
import { elementIn } from "../support/own-roots.ts";
import {
  fillConnection,
  openClientList,
  pressButton,
  pressSync,
  tick,
  type,
  waitUntilActivated,
} from "../support/user.ts";
import { waitUntilFinished } from "../support/screen.ts";
import { repairClient } from "../support/sync.ts";
import { addToDate } from "../sandbox/dates.ts";

const CLIENT = "planbridge-client";
const CONTRACT = "planbridge-status";
const BUDGET = "planbridge-budget";
const LIST = "planbridge-sync";
const REVIEW = "Review and accept…";
const AT_ONCE = "Sync PACE plan and budgets";
const IN_BULK = "Sync PACE plan and budgets";
const NOT_CONNECTED = "This device isn't connected to the NDIA. Open Options > Connection and activate";

/** What goes wrong is said in words, and nothing is written. The browser has no part in any of it, so one will do. */
describe("faults of PACE in chromium", () => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession("chromium", { clients: 24, activated: false });
    const options = await session.openExtensionPage("options.html");
    await type(options, "#pb-site-address", session.sandbox.crm);
    await pressButton(options, "Add");
    await options.waitForSelector(`::-p-xpath(//th[normalize-space(.)="${session.sandbox.crm}"])`);
    await options.close();
  });
  afterEach(() => repairClient(session.sandbox));
  afterAll(() => session?.dispose());

  const counters = () => session.sandbox.control.counters();
  const who = (caseName: Person["caseName"], ...traits: Person["paceTraits"]) =>
    person(
      session.sandbox,
      (client) =>
        client.caseName === caseName &&
        client.apiAccess &&
        traits.every((trait) => client.paceTraits.includes(trait)),
    );
  const contractIdOf = (client: Person) => contractOf(session.sandbox, client).id;

  /** The contract's review, or what is said in place of it. */
  async function review(client: Person, words: string): Promise<string> {
    await openContract(session, contractIdOf(client));
    await press(session.page, CONTRACT, AT_ONCE);
    await waitFor(session.page, CONTRACT, words);
    return textIn(CONTRACT)(session.page);
  }
  /** Unticks every budget but those that fit. */
  async function leaveOnly(window: Page, fits: (label: string) => boolean): Promise<void> {
    for (const label of await tickedBudgets(window)) if (!fits(label)) await toggle(window, "review", label);
  }

  test("a device that isn't activated is reported before any request, on each of the three pages", async () => {
    const { page, sandbox } = session;
    const client = who("matching", "home-and-living");
    const contract = contractIdOf(client);
    await openProfile(session, client.id);
    await waitFor(page, CLIENT, NOT_CONNECTED);
    await press(page, CLIENT, "+ NDIS Pace");
    await openContract(session, contract);
    await waitFor(page, CONTRACT, NOT_CONNECTED);
    await press(page, CONTRACT, AT_ONCE);
    expect(await textIn(CONTRACT)(page)).not.toContain("Retrieving");
    const [budget] = sandbox.control.contractParts(contract).budgets;
    await openBudget(session, contract, budget?.id ?? 0);
    await press(page, BUDGET, "Retrieve PACE Plan Budget");
    await waitFor(page, BUDGET, "Planbridge isn't connected to PRODA yet.");
    expect(counters().ndia.requests).toEqual({});
    expect(counters().proda.requests).toEqual({});
  });

  describe("with an activated device", () => {
    beforeAll(async () => {
      const options = await session.openExtensionPage("options.html");
      await fillConnection(options, session.sandbox);
      await type(options, "#pb-activationCode", session.sandbox.connection.activationCode);
      await pressButton(options, "Activate device");
      await waitUntilActivated(options);
      await options.close();
      session.sandbox.control.resetCounters();
    });

    test("the client page asks for the API access tick and has no button without it", async () => {
      const { page, sandbox } = session;
      const client = person(sandbox, ({ paceTraits }) => paceTraits.includes("no-api-access"));
      await openProfile(session, client.id);
      await waitFor(page, CLIENT, "Tick API access on the client's Edit form to bring in the PACE plan.");
      expect(await textIn(CLIENT)(page)).not.toContain("+ NDIS Pace");
      expect(counters().ndia.requests).toEqual({});
    });

    test("a participant who isn't on PACE is reported, and no budget is requested", async () => {
      const { page, sandbox } = session;
      const client = who("matching", "agrees", "home-and-living");
      sandbox.control.changeParticipant(client.ndisNumber, { pace: false });
      await openProfile(session, client.id);
      await press(page, CLIENT, "+ NDIS Pace");
      await waitFor(page, CLIENT, "The NDIA says that this participant isn't on PACE.");
      expect(await textIn(CLIENT)(page)).toContain("Use Sync Active Plans for plans outside PACE.");
      expect(counters().participants[client.ndisNumber]).toMatchObject({ determine: 1, paceBudget: 0 });
      sandbox.control.changeParticipant(client.ndisNumber, { pace: true });
    });

    test.each([
      ["empty", "The NDIA's plan has no budgets that you can see.", "endorsed you as plan manager"],
      ["amount", "which isn't an amount in dollars and cents", "Check the plan in the provider portal"],
    ] as const)(
      "a PACE answer with the defect “%s” is rejected and not stored",
      async (defect, words, remedy) => {
        const client = who("matching", "agrees", "several-periods", "self-managed");
        await session.sandbox.control.setFaults({ ndia: { badBudget: defect } });
        const said = await review(client, words);
        expect(said).toContain(remedy);
        expect(said).not.toContain(REVIEW);
        await openContract(session, contractIdOf(client));
        await waitFor(session.page, CONTRACT, "Never synced with PACE");
        expect(counters().writes).toEqual({});
      },
    );

    test("a budget outside its plan is excluded with the reason, also from the amount to confirm", async () => {
      const { page, sandbox } = session;
      const client = who("no-contract");
      const budgets = paceBudgets(sandbox, client);
      await sandbox.control.setFaults({ ndia: { badBudget: "outside" } });
      await openProfile(session, client.id);
      await press(page, CLIENT, "+ NDIS Pace");
      const window = await openReview(session, CLIENT);
      const asked = await amountAsked(window);
      const said = await textIn("review")(window);
      const beyond = formatDate(addToDate(budgets[0]?.end_date ?? "", { days: 60 }));
      expect(said).toMatch(new RegExp(`to ${beyond}, which isn't inside its plan\\.\\s+It was left out\\.`));
      const kept = await tickedBudgets(window);
      const [left, ...others] = budgets.filter(({ category }) => !kept.includes(category));
      expect(left).toBeDefined();
      expect(others).toEqual([]);
      const sum = budgets.reduce((all, { approved }) => all + approved, 0) - (left?.approved ?? 0);
      expect(asked).toBe(formatMoney(sum).replace("$", ""));
      await press(window, "review", "Cancel");
    });

    test("amounts that don't add up are a warning, and Accept all skips the client", async () => {
      const { page, sandbox } = session;
      const odd = who("matching", "agrees", "several-periods", "historical-plan");
      const clear = who("matching", "agrees", "one-period", "self-managed");
      // Nothing becomes smaller, so nothing else warns.
      for (const client of [odd, clear])
        for (const { category, amount } of crmBudgets(sandbox, contractIdOf(client)))
          sandbox.control.changeBudget(client.ndisNumber, category, { approved: amount + 100_000 });
      await sandbox.control.setFaults({ ndia: { badBudget: "sum", only: odd.ndisNumber } });
      await openClientList(page, sandbox, "?pageSize=100");
      await tick(page, [odd.name, clear.name]);
      await pressSync(page, IN_BULK);
      await waitUntilFinished(page);
      const window = await openReview(session, LIST);
      await waitFor(window, "review", "Accept all without warnings (1)");
      expect(await textIn("review")(window)).toContain(`of budgets for ${clear.name}.`);
      await press(window, "review", `Review ${odd.name}`);
      await waitFor(window, "review", "The NDIA's amounts don't add up:");
      expect(await textIn("review")(window)).toContain("to confirm");
      await press(window, "review", "Cancel");
      await window.close();
      expect(counters().writes).toEqual({});
    });

    test("two overlapping plans show a warning on the plan that started last", async () => {
      const client = who("matching", "shorter-category", "several-periods");
      const [{ plan_start } = { plan_start: "" }] = paceBudgets(session.sandbox, client);
      const overlapping = {
        start: addToDate(plan_start, { days: -90 }),
        end: addToDate(plan_start, { days: 30 }),
      };
      expect(session.sandbox.control.addPlan(client.ndisNumber, overlapping)).toBe(true);
      const words = `The NDIA holds another plan that runs beyond ${formatDate(plan_start)}, when this one starts: two plans overlap.`;
      const said = await review(client, words);
      expect(said).toContain(REVIEW);
      expect(said).not.toContain(formatDate(overlapping.start));
      expect(counters().writes).toEqual({});
    });

    test("a category that the CRM doesn't offer is excluded with the reason, and the rest is saved", async () => {
      const { page, sandbox } = session;
      const client = who("matching", "one-period", "split-management");
      const unknown = "YPIRAC Cross Billing";
      expect(paceBudgets(sandbox, client).map(({ category }) => category)).toContain(unknown);
      const said = await review(client, `The CRM's Plan Category doesn't offer “${unknown}”.`);
      expect(said).toContain("It was left out. Have your CRM administrator add the category");
      const window = await openReview(session, CONTRACT);
      expect(await tickedBudgets(window)).not.toContain(unknown);
      await leaveOnly(window, (label) => label === "Choice and Control");
      await confirm(window, "Yes, Sync with PACE");
      expect(await waitUntilSettled(page, CONTRACT)).toEqual(["left-out", "verified"]);
      const held = crmBudgets(sandbox, contractIdOf(client)).map(({ category }) => category);
      expect(held).toContain("Choice and Control");
      expect(held).not.toContain(unknown);
    });

    test("a category that PACE doesn't have is listed under Only in CRM, and isn't changed", async () => {
      const { page, sandbox } = session;
      const client = who("matching", "crm-only", "shorter-category");
      const known = paceBudgets(sandbox, client).map(({ category }) => category);
      const before = crmBudgets(sandbox, contractIdOf(client)).find(
        ({ category }) => !known.includes(category),
      );
      await review(client, "Only in CRM");
      await (await elementIn(page, CONTRACT, ".pb-change-group-only-crm summary")).press("Enter");
      await waitFor(page, CONTRACT, `The NDIA's plan has no budget for ${before?.category}.`);
      const window = await openReview(session, CONTRACT);
      await leaveOnly(window, (label) => label === known.at(-1));
      await confirm(window, "Yes, Sync with PACE");
      expect(await waitUntilSettled(page, CONTRACT)).toContain("verified");
      expect(crmBudgets(sandbox, contractIdOf(client))).toContainEqual(before);
    });

    test("a record whose form lacks a field is reported, and only that record isn't sent", async () => {
      const { page, sandbox } = session;
      const client = who("matching", "historical-plan", "one-period");
      const held = () => crmBudgets(sandbox, contractIdOf(client)).map(({ category }) => category);
      const before = held();
      sandbox.control.setSwitches({ hideLabels: ["Management Style"] });
      await review(client, REVIEW);
      const added = paceBudgets(sandbox, client).find(({ category }) => !before.includes(category))?.category;
      const window = await openReview(session, CONTRACT);
      await leaveOnly(window, (label) => label === added || label === before[0]);
      await confirm(window, "Yes, Sync with PACE");
      expect(await waitUntilSettled(page, CONTRACT)).toEqual(expect.arrayContaining(["failed", "verified"]));
      const said = await textIn(CONTRACT)(page);
      expect(said).toMatch(/The CRM's form “[^”]+” has no field Management Style, so nothing was sent\./);
      expect(said).toContain("Ask your CRM administrator to show Management Style on this form");
      expect(counters().writes["POST /PlanBudgets/Create"]).toBeUndefined();
      expect(counters().crm.requests["POST /PlanBudgets/Create"]).toBeUndefined();
      expect(held()).toEqual(before);
    });

    test("a locked contract is refused with the CRM's message, and nothing is sent", async () => {
      const { control } = session.sandbox;
      const client = who("matching", "agrees", "several-periods", "self-managed");
      control.lockContract(contractIdOf(client), true);
      const said = await review(client, "The CRM doesn't show this record's form, so nothing was sent.");
      control.lockContract(contractIdOf(client), false);
      expect(said).toContain("This contract is locked. Neither it nor anything in it can be changed.");
      expect(said).not.toContain("Message from the NDIA");
      expect(said).not.toContain(REVIEW);
      expect(counters().writes).toEqual({});
    });

    test("an expired device is reported before any other request", async () => {
      const { page, sandbox } = session;
      const client = who("matching", "agrees", "home-and-living");
      sandbox.control.endDevice();
      const options = await session.openExtensionPage("options.html");
      await pressButton(options, "Check connection");
      await options.waitForSelector("::-p-xpath(//*[contains(text(),'expired')])");
      await options.close();
      sandbox.control.resetCounters();
      await openProfile(session, client.id);
      await waitFor(page, CLIENT, NOT_CONNECTED);
      await press(page, CLIENT, "+ NDIS Pace");
      await openContract(session, contractIdOf(client));
      await waitFor(page, CONTRACT, NOT_CONNECTED);
      expect(counters().ndia.requests).toEqual({});
    });
  });
});
