import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptBookings, bookingClient, openBookingContract } from "../../support/bookings.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { openedPage } from "../../support/launch.ts";
import { elementIn, exposeOwnRoots } from "../../support/own-roots.ts";
import { openContract, press, save, textIn, waitFor, waitUntilSettled } from "../../support/pace.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { waitForWords, pressFound } from "../../support/user.ts";

const STATUS = "planbridge-status";
const BUDGET = "planbridge-budget";

describe.each(BROWSERS)("service bookings from the contract's page in %s", (name) => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 6, bookingClients: 12 });
    session.sandbox.control.setSwitches({ bookingStepSeconds: 5 });
  });
  afterAll(() => session?.dispose());

  /** What stands in the rows of the CRM's own tables. */
  async function notes(page: Page): Promise<string> {
    return page.$$eval("planbridge-finding", (hosts) =>
      hosts.map(({ shadowRoot }) => shadowRoot?.textContent ?? "").join("\n"),
    );
  }

  async function fill(page: Page, fields: Record<string, string>, ticked = true): Promise<void> {
    for (const [id, value] of Object.entries(fields)) {
      const isSelect = await page.$eval(`#${id}`, ({ tagName }) => tagName === "SELECT");
      if (isSelect) await page.select(`#${id}`, value);
      else await page.$eval(`#${id}`, (box, text) => void ((box as HTMLInputElement).value = text), value);
    }
    if (ticked) await pressFound(page, "#RequiresServiceBooking");
    await save(page);
  }

  test("F3, F16–F27: guard rails keep rows back until they hold, then each row becomes its booking and shows Success", async () => {
    const { page, sandbox } = session;
    const client = bookingClient(session, "no-bookings");
    await openBookingContract(session, client);
    await press(page, STATUS, "Booking checklist");
    await waitFor(page, STATUS, "the contract has no service support for them");
    await waitFor(page, STATUS, "Total Funding is still the $1.00 placeholder.");

    // F23: the fee, and a budget that has to wait for it.
    await page.goto(`${sandbox.crm}/ServiceSupports/Create?contractId=${client.contract}`);
    await fill(page, {
      Service: "14_034_0127_8_3 Plan Management Monthly Fee",
      PlanCategory: "Choice and Control",
      Quantity: "12",
      NdisRate: "Use alternative rate",
      RateAmount: "104.45",
      ManagementStyle: "Agency",
    });
    await page.goto(`${sandbox.crm}/PlanBudgets/Create?contractId=${client.contract}`);
    await fill(page, {
      PlanCategory: "Consumables",
      BudgetAmount: "1000.00",
      StatedSupportType: "N/A",
      ManagementStyle: "Plan Management",
    });
    await waitForWords(page, "NDIA: Not sent", notes);
    await press(page, STATUS, "Create service bookings (2)…");
    await waitFor(page, STATUS, "Your plan management fees have no booking yet.");
    await press(page, STATUS, "Send service bookings (1)…");
    await waitFor(page, STATUS, "Review and accept…");
    await acceptBookings(session, "Submit");
    await waitUntilSettled(page, STATUS);
    expect(sandbox.control.bookings(client.ndisNumber).map(({ type }) => type)).toEqual(["ZSAG"]);

    // F20: by itself, without a press.
    await openContract(session, client.contract);
    await waitForWords(page, "NDIA: Success", notes, 80_000);
    await press(page, STATUS, "Create service bookings (1)…");
    await press(page, STATUS, "Send service bookings (1)…");
    await waitFor(page, STATUS, "Review and accept…");
    await acceptBookings(session, "Submit");
    await waitUntilSettled(page, STATUS);
    const [, booking, ...others] = sandbox.control.bookings(client.ndisNumber);
    expect(others).toEqual([]);
    expect(booking).toMatchObject({ type: "ZPLM", lines: [{ category: "CONSUMABLES", allocated: 100_000 }] });
    await openContract(session, client.contract);
    await waitForWords(page, String(booking?.bookingId), notes);
    expect(await textIn(STATUS)(page)).not.toContain("not sent");
  }, 240_000);

  test("F26, F27: Fetch Service Booking finds a booking, the form follows it, and Confirm links the two", async () => {
    const { page, sandbox } = session;
    const client = bookingClient(session, "paid");
    const [, booking] = sandbox.control.bookings(client.ndisNumber);
    await openBookingContract(session, client);
    await Promise.all([
      page.waitForNavigation(),
      pressFound(page, `a[href="/PlanBudgets/Create?contractId=${client.contract}"]`),
    ]);
    await page.waitForSelector(BUDGET);
    await page.select("#PlanCategory", "Assistance with Daily Life");
    await page.type("#BudgetAmount", "10000.00");
    await page.select("#StatedSupportType", "N/A");
    await press(page, BUDGET, "Fetch Service Booking");
    await waitFor(page, BUDGET, "A service booking was found.");
    await exposeOwnRoots(page);
    const select = await elementIn(page, BUDGET, "select");
    await select.press("ArrowDown");
    await waitFor(page, BUDGET, "It can't be undone after Confirm.");
    const held = await page.evaluate(() => ({
      style: document.querySelector<HTMLSelectElement>("#ManagementStyle")?.value,
      ticked: document.querySelector<HTMLInputElement>("#RequiresServiceBooking")?.checked,
      start: document.querySelector<HTMLInputElement>("#StartDate")?.readOnly,
      categories: document.querySelectorAll("#PlanCategory option:not(:disabled)").length,
    }));
    expect(held).toEqual({ style: "Plan Management", ticked: true, start: true, categories: 1 });

    await pressFound(page, "main button[type=submit].btn-primary");
    await waitFor(page, BUDGET, "Not saved yet");
    expect(sandbox.control.contractParts(client.contract).budgets).toEqual([]);
    await press(page, BUDGET, "Review and accept…");
    const review = await openedPage(session, "review.html", () => false);
    await waitFor(review, "review", "Confirm Service Booking Selection");
    await review.waitForSelector('.pb-confirm-form .pb-button-main[aria-disabled="false"]');
    await Promise.all([page.waitForNavigation(), press(review, "review", "Confirm")]);
    await openContract(session, client.contract);
    await waitForWords(page, `NDIA: Success ${booking?.bookingId}`, notes);
    expect(sandbox.control.bookings(client.ndisNumber)).toHaveLength(2);
  }, 120_000);

  test("F68: a contract of a PACE plan shows nothing of service bookings", async () => {
    const { page, sandbox } = session;
    const pace = sandbox.control
      .clients()
      .flatMap((client) => sandbox.control.contractsOf(client.id))
      .find(({ pace_plan, status }) => pace_plan === 1 && status === "Active");
    await openContract(session, pace?.id ?? 0);
    await waitFor(page, STATUS, "PACE");
    expect(await textIn(STATUS)(page)).not.toContain("Service bookings");
  });
});
