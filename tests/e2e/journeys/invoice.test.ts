import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { elementIn } from "../../support/own-roots.ts";
import { type TestSession, createTestSession } from "../../support/test-session.ts";
import {
  fillHead,
  fillLine,
  findingsOf,
  focused,
  INVOICE,
  itemOf,
  lineField,
  openInvoice,
  pressCreate,
  pressUpdate,
  valueOf,
} from "../../support/invoice.ts";
import {
  contractOf,
  crmBudgets,
  paceBudgets,
  type Person,
  person,
  press,
  textIn,
  waitFor,
} from "../../support/pace.ts";
import { type } from "../../support/user.ts";
import { repairClient } from "../../support/sync.ts";
import { addToDate } from "../../sandbox/dates.ts";
import type { ClientSummary } from "../../sandbox/control/records.ts";
import type { PaceBudgetRow } from "../../sandbox/ndia/pace-budgets.ts";
import type { CaptureFault } from "../../sandbox/people/captured-seed.ts";

/** A machine that others use as well may take its time. */

const STREAMLINE = "planbridge-streamline";

/** What the panel says of each fault that a captured invoice may have; `null`: nothing stands against it. */
const SAID: Record<CaptureFault, RegExp | null> = {
  none: null,
  // The days before a contract lie in none, or in one that isn't active any more.
  "outside-budget":
    /^The service contract runs from .*; the service is on |, under a service contract that isn't active: /,
  "spans-two-periods": /^The service spans more than one funding period: /,
  "abn-checksum": /^The ABN \d{11} isn't valid/,
  "not-plan-managed": /^The .* has no budget for this category\.|^This budget is (managed by|self-managed)/,
  "off-by-a-cent": / is \$[\d,.]+, not \$[\d,.]+\./,
  "weekday-on-saturday": /^The item is for weekdays; the service is on .*, a Saturday\./,
  "older-than-two-years":
    /^The service contract runs from .*; the service is on |^The service began on .*, more than two years ago\.|^The .* has no budget for this category\./,
  "duplicate-line": /^This line is the same as line 1\./,
  "item-number-form": /^SC-0107\/11 Visit isn't a support item number/,
};

describe.each(BROWSERS)("invoices in %s", (name) => {
  let session: TestSession;
  let client: Person;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 30 });
    const { control } = session.sandbox;
    client = person(session.sandbox, (each) => {
      const budgets = each.caseName === "matching" ? heldByBoth(each) : [];
      return budgets.some(({ periods }) => periods.length === 0) && budgets.some(hasEnded);
    });
    // From now on shorter at the NDIA than the CRM knows.
    control.changeBudget(client.ndisNumber, short().category, {
      start: addToDate(short().plan_start, { days: 14 }),
    });
    await openInvoice(session, client.id);
    await waitFor(session.page, INVOICE, "No PACE plan retrieved yet, CRM read just now");
    await press(session.page, INVOICE, "Retrieve PACE plan");
    await waitFor(session.page, INVOICE, "PACE plan retrieved just now");
  });
  afterEach(async () => {
    await repairClient(session.sandbox);
    session.sandbox.control.setSwitches({ invoiceEntry: "server", rerenderLines: false });
  });
  afterAll(() => session?.dispose());

  const writes = () => session.sandbox.control.counters().writes;
  const stored = (whose = client) => session.sandbox.control.invoicesOf(whose.id).at(-1);
  const linesOf = (whose = client) => session.sandbox.control.invoiceLines(stored(whose)?.id ?? 0);
  const codes = async () => (await findingsOf(session.page)).map(({ code }) => code);
  const severities = async () => new Set((await findingsOf(session.page)).map(({ severity }) => severity));
  /** Budgets that the NDIA and the CRM have, and that the plan manager pays from. */
  const heldByBoth = (whose: ClientSummary) => {
    if (!whose.ndisNumber || !whose.paceTraits.includes("several-periods")) return [];
    const held = crmBudgets(session.sandbox, contractOf(session.sandbox, whose).id);
    return paceBudgets(session.sandbox, { ...whose, ndisNumber: whose.ndisNumber }).filter(
      ({ category, management }) =>
        category !== "Choice and Control" &&
        management === "Plan-managed" &&
        held.some((each) => each.category === category),
    );
  };
  const endedPeriod = ({ periods }: PaceBudgetRow) =>
    periods.find(({ end_date }) => end_date < session.sandbox.control.today());
  const hasEnded = (budget: PaceBudgetRow) => endedPeriod(budget) !== undefined;
  const one = (fits: (budget: PaceBudgetRow) => boolean) => {
    const found = heldByBoth(client).find(fits);
    if (!found) throw new Error("the client was chosen for having it");
    return found;
  };
  const short = () => one(({ periods }) => periods.length === 0);

  test("F63: missing data is shown and doesn't stop Save", async () => {
    const { page, sandbox } = session;
    const stranger = person(sandbox, ({ caseName }) => caseName === "date-of-birth-missing");
    const contract = contractOf(sandbox, stranger);
    const budget = sandbox.control
      .contractParts(contract.id)
      .budgets.find(({ category }) => category !== "Choice and Control");
    await openInvoice(session, stranger.id);
    await fillHead(page, "PB-1");
    await fillLine(page, 0, {
      DeliveredFrom: formatDate(contract.start_date ?? ""),
      PlanCategory: budget?.category ?? "",
      SupportItem: itemOf(budget?.category),
      Qty: "1",
      Rate: "10.00",
    });
    await expect.poll(codes).toContain("unknown-budgets");
    expect(await severities()).toEqual(new Set(["note"]));
    await Promise.all([page.waitForNavigation(), pressCreate(page)]);
    expect(linesOf(stranger)).toMatchObject([{ total: 1000 }]);
  });

  test("F63 F64: a date outside the category's period is reported while it is typed, and Save is stopped", async () => {
    const { page, sandbox } = session;
    const { category, start_date, approved } = short();
    const early = formatDate(addToDate(start_date, { days: -3 }));
    const delivered = sandbox.control
      .contractParts(contractOf(sandbox, client).id)
      .deliveries.reduce((sum, each) => (each.category === category ? sum + each.total : sum), 0);
    await openInvoice(session, client.id);
    await fillHead(page, "PB-2");
    await focusOn(page, lineField(0, "DeliveredFrom"));
    await typeAndTab(page, early, "Lines[0].DeliveredTo");
    await typeAndTab(page, early, "Lines[0].PlanCategory");
    await page.select(lineField(0, "PlanCategory"), category);
    await waitFor(
      page,
      INVOICE,
      `The category begins on ${formatDate(start_date)}; the service is on ${early}.`,
    );
    await page.keyboard.press("Tab");
    await typeAndTab(page, itemOf(category), "Lines[0].Qty");
    await typeAndTab(page, "2", "Lines[0].Hours");
    await page.keyboard.press("Tab");
    await page.keyboard.type("70.2");
    expect(await focused(page)).toBe("Lines[0].Rate");
    expect(await codes()).toContain("outside-category-period");

    // Another line of that day isn't offered the category, and the panel says why.
    await pressAddLine();
    await fillLine(page, 1, { DeliveredFrom: early });
    await waitFor(page, INVOICE, "unavailable: see why");
    expect(await offered(1)).not.toContain(category);
    expect(await offered(0)).toContain(category);
    await openWhyNot();
    await waitFor(page, INVOICE, `Line 2: ${category}.`);
    await page.click("tbody tr:nth-child(2) [data-removes-line]");
    await expect.poll(() => textIn(INVOICE)(page)).not.toContain("Line 2: ");

    const before = await valuesOf();
    await pressCreate(page);
    await waitFor(page, INVOICE, "Not saved: 1 error to fix first. Nothing you typed was changed.");
    expect(await focused(page)).toBe("Lines[0].DeliveredFrom");
    expect([writes(), await valuesOf()]).toEqual([{}, before]);

    await fillLine(page, 0, { DeliveredFrom: formatDate(start_date), DeliveredTo: formatDate(start_date) });
    await waitFor(page, INVOICE, `${category} after this\n${formatMoney(approved - delivered - 14_040)}`);
    // What goes wrong from now on is something else than what kept it from being saved.
    await fillLine(page, 0, { Rate: "0.00" });
    await expect.poll(codes).toContain("amount-not-positive");
    expect(await textIn(INVOICE)(page)).not.toContain("Not saved");
    await fillLine(page, 0, { Rate: "70.25" });
    await waitFor(page, INVOICE, `${category} after this\n${formatMoney(approved - delivered - 14_050)}`);
    expect(await severities()).toEqual(new Set());
    await Promise.all([page.waitForNavigation(), pressCreate(page)]);
    expect(stored()).toMatchObject({ invoice_number: "PB-2", total: 14_050 });
    expect(linesOf()).toMatchObject([{ category, delivered_from: start_date, total: 14_050 }]);
  });

  test.each(["server", "spa"] as const)(
    "F62 F63: a service across two funding periods is split into two lines to the cent, with lines drawn by %s",
    async (invoiceEntry) => {
      const { page, sandbox } = session;
      sandbox.control.setSwitches({ invoiceEntry, rerenderLines: true });
      const number = `PB-${invoiceEntry}`;
      const daily = one(hasEnded);
      const boundary = endedPeriod(daily) ?? { end_date: "" };
      const from = addToDate(boundary.end_date, { days: -1 });
      const next = addToDate(boundary.end_date, { days: 1 });
      await openInvoice(session, client.id);
      await fillHead(page, number);
      await page.select("#AutoCalculate", "No");
      await fillLine(page, 0, {
        DeliveredFrom: formatDate(from),
        DeliveredTo: formatDate(next),
        PlanCategory: daily.category,
        SupportItem: itemOf(daily.category),
        Qty: "1.00",
        // At this rate shares of a third come to a cent too many, so a hundredth is moved.
        Rate: "10.50",
        Total: "10.05",
      });
      await press(page, INVOICE, "Change the total to $10.50");
      await expect.poll(() => valueOf(page, 0, "Total")).toBe("10.50");
      await expect.poll(codes).toContain("spans-periods");
      await focusOn(page, lineField(0, "Total"));
      await page.keyboard.press("Enter");
      await waitFor(page, INVOICE, "Not saved: 1 error");
      expect(writes()).toEqual({});
      await press(page, INVOICE, "Split into 2 lines");
      await expect.poll(() => totals(page)).toEqual(["7.14", "3.36"]);
      // The second time round the days are those of an invoice that was saved before: a warning, no more.
      await expect.poll(severities).not.toContain("block");
      await Promise.all([page.waitForNavigation(), pressCreate(page)]);
      expect(stored()).toMatchObject({ invoice_number: number, total: 1050 });
      expect(linesOf()).toMatchObject([
        { delivered_from: from, delivered_to: boundary.end_date, category: daily.category, quantity: 68 },
        { delivered_from: next, delivered_to: next, category: daily.category, quantity: 32 },
      ]);
      expect(linesOf().reduce((sum, { total }) => sum + total, 0)).toBe(1050);
    },
  );

  test("F63: a duplicate invoice can't be saved, and editing the original can", async () => {
    const { page, sandbox } = session;
    const { category, start_date } = short();
    const day = formatDate(addToDate(start_date, { days: 20 }));
    const line = { DeliveredFrom: day, PlanCategory: category, SupportItem: itemOf(category), Qty: "1" };
    await openInvoice(session, client.id);
    await fillHead(page, "PB-TWIN");
    await fillLine(page, 0, { ...line, Rate: "10.00" });
    await waitFor(page, INVOICE, `${category} after this`);
    expect(await severities()).toEqual(new Set());
    await Promise.all([page.waitForNavigation(), pressCreate(page)]);

    // The same invoice again, as it comes by another mail.
    await openInvoice(session, client.id);
    await fillHead(page, "pb-twin");
    await fillLine(page, 0, { ...line, Rate: "10.00" });
    await waitFor(page, INVOICE, "Invoice pb-twin from this provider for this client already exists.");
    await waitFor(page, INVOICE, "Billabong Care Co already has a delivered service");
    const made = sandbox.control.invoicesOf(client.id).length;
    await pressCreate(page);
    await waitFor(page, INVOICE, "Not saved: 1 error to fix first.");
    expect(await focused(page)).toBe("InvoiceNumber");
    expect([writes(), sandbox.control.invoicesOf(client.id)]).toMatchObject([
      { "POST /Invoices/Create": 1 },
      { length: made },
    ]);

    // By another number it may be saved; that the days overlap is only a warning.
    await type(page, "#InvoiceNumber", "PB-OTHER");
    await expect.poll(codes).not.toContain("duplicate-invoice");
    expect(await codes()).toContain("overlapping-service");

    await page.goto(`${sandbox.crm}/Invoices/Edit/${stored()?.id}`);
    await waitFor(page, INVOICE, "PACE plan retrieved");
    await expect.poll(() => textIn(INVOICE)(page)).toContain(`${category} after this`);
    expect(await severities()).toEqual(new Set());
    const left = await textIn(INVOICE)(page);
    const others = sandbox.control
      .contractParts(contractOf(sandbox, client).id)
      .deliveries.filter((each) => each.category === category && each.invoice_number !== "PB-TWIN");
    const before = short().approved - others.reduce((sum, { total }) => sum + total, 0);
    expect(left).toContain(`${category} after this\n${formatMoney(before - 1000)}`);
    await fillLine(page, 0, { Rate: "12.00" });
    await waitFor(page, INVOICE, `${category} after this\n${formatMoney(before - 1200)}`);
    expect(await severities()).toEqual(new Set());
    await Promise.all([page.waitForNavigation(), pressUpdate(page)]);
    expect(linesOf()).toMatchObject([{ total: 1200 }]);
  });

  test("F63: every captured invoice on Streamline shows its result, and its review page the findings", async () => {
    const { page, sandbox } = session;
    const captured = sandbox.control.captured();
    // What a line spans is known before a plan was retrieved, from the contract's own funding periods.
    const spanning = captured.filter(({ fault }) => fault === "spans-two-periods");
    expect(spanning).not.toEqual([]);
    for (const { id } of spanning) {
      await page.goto(`${sandbox.crm}/Streamline/Review/${id}`);
      await expect.poll(codes).toContain("spans-periods");
    }
    await page.goto(`${sandbox.crm}/Streamline`);
    await waitFor(page, STREAMLINE, `${captured.length} invoices checked`);
    const shown = await verdicts();
    const wrong = captured.filter(({ invoice_number, fault }) => {
      const { verdict = "", words = "" } = shown[invoice_number] ?? {};
      const said = SAID[fault];
      return said ? verdict === "fine" || !said.test(words) : verdict !== "fine";
    });
    expect(wrong.map(({ invoice_number, fault }) => ({ fault, ...shown[invoice_number] }))).toEqual([]);
    const count = (verdict: string) => Object.values(shown).filter((each) => each.verdict === verdict).length;
    expect(await textIn(STREAMLINE)(page)).toContain(`${count("block")} invoices with errors`);
    expect(await textIn(STREAMLINE)(page)).toContain(`${count("warn")} invoices with warnings`);
    const first = captured.find(({ invoice_number }) => shown[invoice_number]?.verdict !== "fine");
    await page.click(`input[name="capturedIds"][value="${first?.id}"]`);
    await press(page, STREAMLINE, "Untick it");
    expect(await page.$(`input[name="capturedIds"]:checked`)).toBeNull();
    await press(page, STREAMLINE, "Next problem");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("href")))
      .toBe(`/Streamline/Review/${first?.id}`);
    // On its own page it can't be made an invoice.
    const abn = captured.find(({ fault }) => fault === "abn-checksum");
    await page.goto(`${sandbox.crm}/Streamline/Review/${abn?.id}`);
    await waitFor(page, INVOICE, "The ABN ");
    // All of it: what comes later moves the button.
    await waitFor(page, INVOICE, "CRM read just now");
    await pressCreate(page);
    await waitFor(page, INVOICE, "Not saved: 1 error");
    expect(writes()).toEqual({});
  });

  async function typeAndTab(page: Page, text: string, next: string): Promise<void> {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(next);
  }

  async function pressAddLine(): Promise<void> {
    await session.page.click('::-p-xpath(//button[normalize-space(.)="Add Line"])');
    await session.page.waitForSelector(lineField(1, "DeliveredFrom"));
  }

  async function openWhyNot(): Promise<void> {
    await (await elementIn(session.page, INVOICE, "summary")).click();
  }

  function offered(line: number): Promise<string[]> {
    return session.page.$$eval(
      `${lineField(line, "PlanCategory")} option:not([hidden]):not(:disabled)`,
      (all) => all.map(({ textContent }) => textContent ?? ""),
    );
  }

  /** What the whole form holds. */
  function valuesOf(): Promise<string[]> {
    return session.page.$$eval("#invoice input,#invoice select", (all) =>
      all.map((each) => (each as HTMLInputElement).value),
    );
  }

  /** What stands in each row of the list, by the invoice's number. */
  function verdicts(): Promise<Record<string, { verdict: string; words: string }>> {
    return session.page.evaluate(() =>
      Object.fromEntries(
        Array.from(document.querySelectorAll("tbody tr"), (row) => {
          const note = row.querySelector<HTMLElement>("planbridge-finding");
          const words = note?.shadowRoot?.textContent ?? "";
          return [
            /CAP-\d{4}/.exec(row.textContent)?.[0] ?? "",
            { verdict: note?.dataset["verdict"] ?? "", words: words.replace(/^(?:Error|Warning|OK): /, "") },
          ];
        }),
      ),
    );
  }
});

/** In one go: what is found may be drawn anew before it is focused. */
function focusOn(page: Page, selector: string): Promise<void> {
  return page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector);
}

function totals(page: Page): Promise<string[]> {
  return page.$$eval('[name$=".Total"]:not([type=hidden]),[data-place$="-Total"]', (all) =>
    all.map((each) => (each as HTMLInputElement).value),
  );
}
