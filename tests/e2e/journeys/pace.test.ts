import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { type TestSession, createTestSession } from "../../support/test-session.ts";
import { focusedName } from "../../support/press/focus.ts";
import {
  accept,
  amountAsked,
  confirm,
  contractOf,
  crmBudgets,
  managed,
  openBudget,
  openContract,
  openProfile,
  openReview,
  paceBudgets,
  type Person,
  person,
  press,
  endContract,
  save,
  textIn,
  toggle,
  typeAmount,
  waitUntilSettled,
  waitFor,
  ndiaBudgets,
} from "../../support/pace.ts";
import { elementIn } from "../../support/own-roots.ts";
import { menuEntry, openClientList, pressSync, tick, type, pressFound } from "../../support/user.ts";
import { waitUntilFinished } from "../../support/screen.ts";
import { repairClient } from "../../support/sync.ts";

const CLIENT = "planbridge-client";
const CONTRACT = "planbridge-status";
const BUDGET = "planbridge-budget";
const LIST = "planbridge-sync";

const NOTE =
  "NDIS PACE API Budget Adjustment record. Note: a) Only the Total Amount of services delivered to date for the Support Category have been provided in the PACE API record.  b) The Service Support Item used has been applied for budget adjustment purposes only.";

describe.each(BROWSERS)("PACE in %s", (name) => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
  });
  afterEach(async () => {
    await repairClient(session.sandbox);
    session.sandbox.control.setSwitches({ paceScreens: "none" });
  });
  afterAll(() => session?.dispose());

  const writes = () => session.sandbox.control.counters().writes;
  const matching = (...traits: Person["paceTraits"]) =>
    person(
      session.sandbox,
      ({ caseName, paceTraits }) =>
        caseName === "matching" && traits.every((trait) => paceTraits.includes(trait)),
    );

  describe("creating a contract", () => {
    let client: Person;

    beforeAll(() => {
      client = matching("no-api-access", "agency-managed", "transport-recurring", "negative-core-flexible");
    });

    test("F31–F34: the CRM's two ticks bring + NDIS Pace to Client Funding, the second only with the first", async () => {
      const { page } = session;
      await openProfile(session, client.id);
      await waitFor(page, CLIENT, "Tick API access on the client's Edit form");
      expect(await textIn(CLIENT)(page)).not.toContain("+ NDIS Pace");
      await Promise.all([page.waitForNavigation(), pressFound(page, `a[href="/Clients/Edit/${client.id}"]`)]);
      const shown = () => page.$eval("#ApiAccess", (box) => box.checkVisibility());
      expect(await shown()).toBe(true);
      await page.click("#NdisPaceParticipant");
      expect(await shown()).toBe(false);
      await page.click("#NdisPaceParticipant");
      await page.click("#ApiAccess");
      await save(page);
      await waitFor(page, CLIENT, "+ NDIS Pace");
    });

    test("F35–F40: the ticked records are created exactly once, with exact adjustment records", async () => {
      const { page, sandbox } = session;
      const { control } = sandbox;
      const older = contractOf(sandbox, client).id;
      await openProfile(session, client.id);
      await press(page, CLIENT, "+ NDIS Pace");
      await waitFor(page, CLIENT, "already has an active service contract for this time");
      expect(await textIn(CLIENT)(page)).not.toContain("Review and accept…");
      await endContract(session, older);
      control.resetCounters();

      await openProfile(session, client.id);
      await press(page, CLIENT, "+ NDIS Pace");
      const budgets = paceBudgets(sandbox, client);
      const sum = (of: typeof budgets) => bare(of.reduce((all, { approved }) => all + approved, 0));
      const review = await openReview(session, CLIENT);
      expect(await amountAsked(review)).toBe(sum(budgets));
      expect(await textIn("review")(review)).toContain(client.name);
      for (const { category, approved } of budgets)
        for (const said of [await textIn(CLIENT)(page), await textIn("review")(review)])
          expect(said).toMatch(new RegExp(`${category}[^]*${literally(approved)}`));
      const left = budgets.find(
        (each) =>
          each.spent > 0 && each.management === "Plan-managed" && each.category !== "Choice and Control",
      );
      const chosen = budgets.filter((budget) => budget !== left);
      await toggle(review, "review", left?.category ?? "");
      await waitFor(review, "review", `Type ${sum(chosen)} to confirm`);
      await waitFor(review, "review", formatMoney(managed(chosen)));
      await confirm(review, "Create", 2);
      expect(await waitUntilSettled(page, CLIENT)).toEqual(["left-out", "verified"]);

      const [contract, ...others] = control.contractsOf(client.id).filter(({ id }) => id > older);
      expect(others).toEqual([]);
      expect(contract).toMatchObject({
        plan_start: budgets[0]?.start_date,
        plan_end: budgets[0]?.end_date,
        total_funding: managed(chosen),
        pace_plan: 1,
        status: "Active",
        funding_source: "NDIS",
      });
      const id = contract?.id ?? 0;
      expect(crmBudgets(sandbox, id)).toEqual(ndiaBudgets(chosen));
      const delivered = chosen.filter(({ spent, management }) => spent > 0 && management === "Plan-managed");
      expect(adjustments(id)).toEqual(
        delivered
          .map(({ category, spent }) => ({
            category,
            item_number: "",
            item_description: "NDIS PACE API Budget Adjustment Record",
            provider: category === "Choice and Control" ? "Previous Plan Manager" : "NDIA refer to PACE",
            note: NOTE,
            // In hundredths, as money is.
            quantity: 100,
            total: spent,
            status: "Provider Paid",
          }))
          .toSorted((a, b) => a.category.localeCompare(b.category)),
      );
      expect(delivered.some(({ category }) => category === "Choice and Control")).toBe(true);
      expect(writes()).toEqual({
        "POST /ServiceContracts/Create": 1,
        "POST /PlanBudgets/Create": chosen.length,
        "POST /DeliveredServices/Create": delivered.length,
      });

      // Asked again, it is refused; nothing stands there twice.
      await press(page, CLIENT, "Close");
      await openProfile(session, client.id);
      await waitFor(page, CLIENT, "saved and verified");
      await press(page, CLIENT, "+ NDIS Pace");
      await waitFor(page, CLIENT, "already has an active service contract for this time");
      expect(await textIn(CLIENT)(page)).not.toContain("Review and accept…");
      expect(control.contractsOf(client.id).filter((each) => each.id > older)).toHaveLength(1);
    });

    function adjustments(contractId: number) {
      return session.sandbox.control
        .contractParts(contractId)
        .deliveries.map(
          ({ category, item_number, item_description, provider, note, quantity, total, status }) => ({
            category,
            item_number,
            item_description,
            provider,
            note,
            quantity,
            total,
            status,
          }),
        )
        .toSorted((a, b) => a.category.localeCompare(b.category));
    }
  });

  describe("syncing an existing contract", () => {
    let client: Person;
    const contract = () => contractOf(session.sandbox, client);
    /** A budget that PACE has otherwise than the CRM. */
    const plan = () => paceBudgets(session.sandbox, client);

    beforeAll(() => {
      client = matching("historical-plan", "shorter-category", "several-periods");
    });

    test("F45 F47–F50: Sync NDIS PACE of the older menu saves the chosen plan's total in the contract", async () => {
      const { page, sandbox } = session;
      sandbox.control.setSwitches({ paceScreens: "older" });
      await openContract(session, contract().id);
      await pressMenu("NDIS PACE", "Sync NDIS PACE");
      await press(page, CONTRACT, "Retrieve PACE Plan");
      await waitFor(page, CONTRACT, "earlier plan");
      const { plan_start, plan_end } = contract();
      await toggle(page, CONTRACT, `${formatDate(plan_start ?? "")} to ${formatDate(plan_end ?? "")}`);
      await press(page, CONTRACT, "Review changes");
      const review = await openReview(session, CONTRACT);
      const before = crmBudgets(sandbox, contract().id);
      expect(writes()).toEqual({});
      await confirm(review, "Yes, Sync with PACE");
      expect(await waitUntilSettled(page, CONTRACT)).toEqual(["verified"]);
      expect(contract()).toMatchObject({ plan_start, plan_end, total_funding: managed(plan()) });
      expect(crmBudgets(sandbox, contract().id)).toEqual(before);
    });

    test("F45 F46 F56 F62: the newer menu syncs the plan and every budget, and the line says up to date", async () => {
      const { page, sandbox } = session;
      sandbox.control.setSwitches({ paceScreens: "newer" });
      await openContract(session, contract().id);
      await pressMenu("SyncPRO PACE", "Sync PACE plan and budgets");
      await accept(session, CONTRACT, "Yes, Sync with PACE");
      expect(await waitUntilSettled(page, CONTRACT)).toEqual(["verified"]);
      const held = crmBudgets(sandbox, contract().id);
      expect(held).toEqual(ndiaBudgets(plan()));
      expect(new Set(held.map(({ start, end }) => `${start} ${end}`)).size).toBeGreaterThan(1);
      await press(page, CONTRACT, "Close");
      await waitFor(page, CONTRACT, "Up to date with PACE (last synced");
    });

    test("F46 F57 F59: Planbridge's own button syncs without a PACE menu, and shows the changes before saving", async () => {
      const { page, sandbox } = session;
      const { category, approved, end_date } = plan()[0] ?? { category: "", approved: 0, end_date: "" };
      const more = approved + 12_345;
      await openContract(session, contract().id);
      await press(page, CONTRACT, "Sync step by step");
      await waitFor(page, CONTRACT, "Select Plan to Sync");
      await press(page, CONTRACT, "Close");
      sandbox.control.changeBudget(client.ndisNumber, category, { approved: more });
      await press(page, CONTRACT, "Sync PACE plan and budgets");
      await waitFor(page, CONTRACT, formatMoney(more));
      expect(await textIn(CONTRACT)(page)).toContain(formatMoney(approved));
      const review = await openReview(session, CONTRACT);
      expect(await amountAsked(review)).toBe("123.45");
      await confirm(review, "Yes, Sync with PACE");
      expect(await waitUntilSettled(page, CONTRACT)).toEqual(["verified"]);
      expect(crmBudgets(sandbox, contract().id)).toContainEqual(
        expect.objectContaining({ category, amount: more, end: end_date }),
      );
      expect(contract().total_funding).toBe(managed(plan()));
    });
  });

  test("F51–F61: a PACE record fills in the CRM's budget form, and Save asks for confirmation", async () => {
    const { page, sandbox } = session;
    const client = matching("ended-category", "several-periods", "behaviour-support");
    const contract = contractOf(sandbox, client);
    const budget = () =>
      sandbox.control
        .contractParts(contract.id)
        .budgets.find(({ category }) => category === "Choice and Control");
    const before = budget();
    const theirs = paceBudgets(sandbox, client).find(({ category }) => category === "Choice and Control");
    if (!before || !theirs) throw new Error("both sides must have this budget");
    const moved = bare(Math.abs(theirs.approved - before.amount));

    await openBudget(session, contract.id, before.id);
    await press(page, BUDGET, "Retrieve PACE Plan Budget");
    await waitFor(page, BUDGET, "PACE has a corresponding budget.");
    const found = await elementIn(page, BUDGET, ".pb-button-found");
    const colour = () => found.evaluate((each) => getComputedStyle(each).backgroundColor);
    // It becomes green by and by.
    await expect.poll(async () => isGreen(await colour())).toBe(true);
    const select = await elementIn(page, BUDGET, "select");
    // A person's keys: what the driver's own choosing makes is an event of a script.
    await select.press("ArrowDown");
    await waitFor(page, BUDGET, "Changes to be saved");
    const said = await textIn(BUDGET)(page);
    expect(said).toContain(formatMoney(before.amount));
    expect(said).toContain(formatMoney(theirs.approved));
    expect(await valuesOf(["BudgetAmount", "StartDate", "EndDate", "ManagementStyle"])).toEqual([
      bare(theirs.approved).replaceAll(",", ""),
      formatDate(theirs.start_date),
      formatDate(theirs.end_date),
      "Plan Management",
    ]);

    // Whoever wants to types every amount.
    const options = await session.openExtensionPage("options.html#confirming");
    await type(options, "#confirming-type-from", "0.00");
    await pressFound(options, "#confirming button[type=submit]");
    await options.waitForFunction(
      () => document.querySelector<HTMLInputElement>("#confirming-type-from")?.value === "$0.00",
    );
    await options.close();
    await page.bringToFront();

    await pressFound(page, "main button[type=submit].btn-primary");
    await waitFor(page, BUDGET, "Not saved yet");
    const declined = await openReview(session, BUDGET);
    const asked = await textIn("review")(declined);
    expect(asked).toContain("Sync the new budget information into the CRM?");
    expect(asked).toContain(
      `You are about to change $${moved} of the budget Choice and Control for ${client.name}.`,
    );
    expect(asked).toContain("This can't be undone once it is confirmed.");
    await typeAmount(declined, "1.23");
    await press(declined, "review", "Save");
    await waitFor(declined, "review", "“1.23” doesn't match the amount.");
    await press(declined, "review", "Cancel");
    await expect.poll(() => textIn(BUDGET)(page)).not.toContain("Not saved yet");
    expect(budget()).toEqual(before);
    expect(await page.evaluate(() => location.pathname)).toBe(`/PlanBudgets/Edit/${before.id}`);

    await pressFound(page, "main button[type=submit].btn-primary");
    const review = await openReview(session, BUDGET);
    // Once the window takes presses.
    await Promise.all([page.waitForNavigation(), confirm(review, "Save")]);
    expect(budget()).toMatchObject({
      amount: theirs.approved,
      start_date: theirs.start_date,
      end_date: theirs.end_date,
      management_style: "Plan Management",
    });
    expect(writes()).toEqual({ "POST /PlanBudgets/Edit/:id": 1 });
    await waitFor(page, CONTRACT, "1 record saved and verified");
    await openBudget(session, contract.id, before.id);
    expect(await valuesOf(["BudgetAmount"])).toEqual([bare(theirs.approved).replaceAll(",", "")]);
  });

  test("F9: a bulk sync proposes changes for several clients, and saves nothing before they are accepted", async () => {
    const { page, sandbox } = session;
    const { control } = sandbox;
    const looked = matching("crm-only", "one-period", "agency-managed");
    const clear = [
      matching("agrees", "several-periods", "self-managed"),
      matching("agrees", "one-period", "self-managed"),
    ];
    for (const client of clear) onlyMore(client);
    await openClientList(page, sandbox, "?pageSize=100");
    await tick(
      page,
      [looked, ...clear].map((client) => client.name),
    );
    await pressSync(page, "Sync PACE plan and budgets");
    const { legend, state } = await waitUntilFinished(page);
    expect(legend).toMatchObject({ totalClients: 3, success: 0, failed: 0, uncompleted: 0 });
    // Nobody has accepted them yet.
    expect(state).toContain("3 ready to review");
    const review = await openReview(session, LIST);
    await waitFor(review, "review", "Accept all without warnings (2)");
    expect(writes()).toEqual({});

    await press(review, "review", `Review ${looked.name}`);
    await confirm(review, "Yes, Sync with PACE");
    expect(await waitUntilSettled(review, "review")).toEqual(["verified"]);
    for (const budget of ndiaBudgets(paceBudgets(sandbox, looked)))
      expect(crmBudgets(sandbox, contractOf(sandbox, looked).id)).toContainEqual(budget);
    for (const client of clear)
      expect(crmBudgets(sandbox, contractOf(sandbox, client).id)).not.toEqual(
        ndiaBudgets(paceBudgets(sandbox, client)),
      );
    await press(review, "review", "Back to all proposals");
    await expect.poll(() => focusedName(review)).toBe(`Review ${looked.name}`);
    await confirm(review, "Accept all without warnings (2)");
    await waitFor(review, "review", "Nothing to accept.");
    // The button has gone: the focus is where it is said what goes on.
    expect(await focusedName(review)).toMatch(/saved and verified in the CRM\.|^Saving .* in the CRM…/);
    const inStep = () => clear.map((client) => crmBudgets(sandbox, contractOf(sandbox, client).id));
    await expect
      .poll(inStep, { timeout: 30_000 })
      .toEqual(clear.map((client) => ndiaBudgets(paceBudgets(sandbox, client))));
    await expect.poll(async () => (await textIn(LIST)(page)).match(/\bVerified\b/g)?.length).toBe(3);
    await waitFor(page, LIST, "3 proposals saved and verified in the CRM.");
    await expect.poll(async () => (await waitUntilFinished(page)).legend.success).toBe(3);
    expect(Object.values(control.counters().writes).length).toBeGreaterThan(0);
  });

  /** Nothing of this client's becomes smaller, so nothing warns. */
  function onlyMore(client: Person): void {
    const { control } = session.sandbox;
    for (const { category, amount } of crmBudgets(session.sandbox, contractOf(session.sandbox, client).id))
      control.changeBudget(client.ndisNumber, category, { approved: amount + 100_000 });
  }

  /** An entry of ours in the menu that the CRM has for PACE. */
  async function pressMenu(menu: string, entry: string): Promise<void> {
    const { page } = session;
    await page.waitForSelector(menuEntry(entry));
    await page.click(`::-p-xpath(//button[normalize-space(.)="${menu}"])`);
    await page.click(`${menuEntry(entry)} a`);
  }

  function valuesOf(names: string[]): Promise<string[]> {
    return session.page.evaluate(
      (wanted) => wanted.map((each) => (document.getElementById(each) as HTMLInputElement).value),
      names,
    );
  }
});

const bare = (cents: number) => formatMoney(cents).replace("$", "");
const literally = (cents: number) => formatMoney(cents).replaceAll(/[$.]/g, String.raw`\$&`);

function isGreen(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return green > red && green > blue;
}
