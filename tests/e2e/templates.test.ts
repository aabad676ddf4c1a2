import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { PAGE_TEMPLATES } from "../sandbox/control/switches.ts";
import { addToDate } from "../sandbox/dates.ts";
import { BROWSERS } from "../support/browsers.ts";
import { INVOICE, itemOf, openInvoice } from "../support/invoice.ts";
import { machineToday } from "../support/clock/machine-clock.ts";
import {
  accept,
  contractOf,
  crmBudgets,
  managed,
  ndiaBudgets,
  paceBudgets,
  type Person,
  person,
  press,
  textIn,
  waitFor,
  waitUntilSettled,
} from "../support/pace.ts";
import { allResults, type ShownResult, waitUntilFinished } from "../support/screen.ts";
import {
  capturedVerdicts,
  choose,
  fill,
  follow,
  goByMenu,
  pressEntry,
  pressNamed,
  shownIn,
  storedRecords,
  tickClients,
  waitForAddress,
} from "../support/template-pages.ts";
import { createTestSession, type TestSession } from "../support/test-session.ts";
import { signInToCrm } from "../support/user.ts";

const CONTRACT = "planbridge-status";
const STREAMLINE = "planbridge-streamline";
const LATEST_CONTENT = { spa: 5000 } as Record<string, number>;

describe.each(BROWSERS)("the CRM's pages in other markup, in %s", (name) => {
  let session: TestSession;
  let payer: Person;
  let paced: Person;
  let onPlainPage: string[][] | undefined;

  /** A budget that both sides have, without funding periods, and that the plan manager pays from. */
  const shortOf = (whose: Person) => {
    const held = crmBudgets(session.sandbox, contractOf(session.sandbox, whose).id);
    return paceBudgets(session.sandbox, whose).find(
      ({ category, management, periods }) =>
        management === "Plan-managed" &&
        periods.length === 0 &&
        category !== "Choice and Control" &&
        held.some((each) => each.category === category),
    );
  };
  const short = () => {
    const found = shortOf(payer);
    if (!found) throw new Error("the client was chosen for having it");
    return found;
  };

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    const { sandbox, page } = session;
    // A page that isn't recognised is never going to be: nobody has to wait for it for long.
    page.setDefaultTimeout(20_000);
    const matching = (fits: (client: Person) => boolean) =>
      person(sandbox, (client) => {
        const { ndisNumber, caseName } = client;
        return caseName === "matching" && ndisNumber !== null && fits({ ...client, ndisNumber });
      });
    paced = matching(({ paceTraits }) => paceTraits.includes("shorter-category"));
    payer = matching((client) => client.pace && client.id !== paced.id && shortOf(client) !== undefined);
    startOver();
    await openInvoice(session, payer.id);
    await press(page, INVOICE, "Retrieve PACE plan");
    await waitFor(page, INVOICE, "PACE plan retrieved just now");
  });
  afterAll(() => session?.dispose());

  /** The records as they were generated, with a category that begins later for the NDIA than the CRM knows. */
  function startOver(): void {
    const { control } = session.sandbox;
    control.resetRecords();
    const { category, plan_start } = short();
    control.changeBudget(payer.ndisNumber, category, { start: addToDate(plan_start, { days: 14 }) });
  }

  describe.each(PAGE_TEMPLATES)("drawn by the %s template", (pageTemplate) => {
    beforeEach(async () => {
      const { page, sandbox } = session;
      startOver();
      sandbox.control.setSwitches({ pageTemplate, lateContentMs: 1000 });
      await signInToCrm(page, sandbox);
    });

    test("Sync Active Plans shows the right result of each ticked client, and changes nothing", async () => {
      const { page, sandbox } = session;
      const expected = sandbox.control.expected().filter(({ contractId }) => contractId !== null);
      const names = expected.map((each) => each.name);
      const once = names.filter((each) => names.indexOf(each) === names.lastIndexOf(each));
      const before = storedRecords(sandbox);
      await goByMenu(page, sandbox, "/Clients");
      const ticked = await tickClients(page, once, 4);
      await pressEntry(page, "Sync Active Plans");
      const { legend } = await waitUntilFinished(page, 30_000);
      const meant = expected.filter((each) => ticked.includes(each.name));
      const right = meant.filter((each) => each.expected === "success").length;
      expect(legend).toMatchObject({
        totalClients: 4,
        success: right,
        failed: meant.length - right,
        uncompleted: 0,
      });
      expect(inOrder((await allResults(page)).filter(({ outcome }) => outcome !== "Not active"))).toEqual(
        inOrder(
          meant.map((each) => ({
            client: each.name,
            contract: each.contractReference ?? "",
            outcome: each.expected === "success" ? "Success" : "Failed",
          })),
        ),
      );
      expect(storedRecords(sandbox)).toEqual(before);
    });

    test("a contract is brought up to date with PACE from its own page, and no other record changes", async () => {
      const { page, sandbox } = session;
      const contract = () => contractOf(sandbox, paced);
      const before = storedRecords(sandbox, paced.id);
      const deliveries = sandbox.control.contractParts(contract().id).deliveries;
      await page.bringToFront();
      await page.goto(`${sandbox.crm}/Clients?search=${encodeURIComponent(paced.name)}`);
      await follow(page, `/Clients/Profile/${paced.id}`);
      await page.waitForSelector(`a[href="/ServiceContracts/Details/${contract().id}"]`);
      sandbox.control.setSwitches({ lateContentMs: LATEST_CONTENT[pageTemplate] ?? 1000 });
      await follow(page, `/ServiceContracts/Details/${contract().id}`);
      await waitFor(page, CONTRACT, "PACE");
      await press(page, CONTRACT, "Sync PACE plan and budgets");
      await accept(session, CONTRACT, "Yes, Sync with PACE");
      expect(await waitUntilSettled(page, CONTRACT)).toEqual(["verified"]);
      const plan = paceBudgets(sandbox, paced);
      expect(crmBudgets(sandbox, contract().id)).toEqual(ndiaBudgets(plan));
      expect(contract()).toMatchObject({ total_funding: managed(plan), status: "Active", pace_plan: 1 });
      expect(sandbox.control.contractParts(contract().id).deliveries).toEqual(deliveries);
      expect(storedRecords(sandbox, paced.id)).toEqual(before);
    });

    test("Streamline's captured invoices get the same results on each template, and none of them is changed", async () => {
      const { page, sandbox } = session;
      const records = () => [sandbox.control.captured(), storedRecords(sandbox)];
      const before = records();
      await goByMenu(page, sandbox, "/Streamline");
      await waitFor(page, STREAMLINE, "invoices checked");
      const verdicts = await capturedVerdicts(page);
      onPlainPage ??= verdicts;
      // A list in pages is checked a page at a time, and says so.
      expect(verdicts).toEqual(onPlainPage.slice(0, verdicts.length));
      expect((await textIn(STREAMLINE)(page)).includes("Partly checked")).toBe(
        verdicts.length < onPlainPage.length,
      );
      expect(verdicts.length).toBeGreaterThanOrEqual(10);
      expect(records()).toEqual(before);
    });

    test("an invoice with a date outside the category's period isn't saved, and with a right date it is", async () => {
      const { page, sandbox } = session;
      const { category, start_date } = short();
      const early = formatDate(addToDate(start_date, { days: -3 }));
      const number = `PB-${pageTemplate}`;
      const before = storedRecords(sandbox);
      const others = storedRecords(sandbox, payer.id);
      await goByMenu(page, sandbox, "/Invoices");
      await follow(page, "/Invoices/Create");
      await fill(page, "client", payer.ndisNumber);
      await pressNamed(page, "Search");
      await waitForAddress(page, `/Invoices/Create?clientId=${payer.id}`);
      await waitFor(page, INVOICE, "PACE plan retrieved");
      await choose(page, "ServiceProvider", "Billabong Care Co");
      await fill(page, "InvoiceNumber", number);
      await fill(page, "ProviderInvoiceDate", formatDate(machineToday()));
      await fill(page, "Lines[0].DeliveredFrom", early);
      await fill(page, "Lines[0].DeliveredTo", early);
      await choose(page, "Lines[0].PlanCategory", category);
      await fill(page, "Lines[0].SupportItem", itemOf(category));
      await fill(page, "Lines[0].Qty", "2");
      await fill(page, "Lines[0].Rate", "10.50");
      await waitFor(
        page,
        INVOICE,
        `The category begins on ${formatDate(start_date)}; the service is on ${early}.`,
      );
      await pressNamed(page, "Create Invoice");
      await waitFor(page, INVOICE, "Not saved: 1 error to fix first.");
      expect(storedRecords(sandbox)).toEqual(before);
      expect(await shownIn(page, "Lines[0].DeliveredFrom")).toBe(early);

      await fill(page, "Lines[0].DeliveredFrom", formatDate(start_date));
      await fill(page, "Lines[0].DeliveredTo", formatDate(start_date));
      await waitFor(page, INVOICE, `${category} after this\n`);
      await pressNamed(page, "Create Invoice");
      await expect
        .poll(() => sandbox.control.invoicesOf(payer.id).at(-1))
        .toMatchObject({
          invoice_number: number,
          invoice_date: machineToday(),
          provider: "Billabong Care Co",
          total: 2100,
        });
      expect(
        sandbox.control.invoiceLines(sandbox.control.invoicesOf(payer.id).at(-1)?.id ?? 0),
      ).toMatchObject([
        { category, delivered_from: start_date, delivered_to: start_date, quantity: 200, rate: 1050 },
      ]);
      expect(storedRecords(sandbox, payer.id)).toEqual(others);
    });
  });
});

type Outcome = Pick<ShownResult, "client" | "contract" | "outcome">;

function inOrder(results: readonly Outcome[]): Outcome[] {
  return results
    .map(({ client, contract, outcome }) => ({ client, contract, outcome }))
    .toSorted((a, b) => `${a.client}/${a.contract}`.localeCompare(`${b.client}/${b.contract}`));
}
