import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import { accessibilityFindings, tooWide } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { fillLine } from "../../support/invoice.ts";
import { openedPage } from "../../support/launch.ts";
import { contractOf, paceBudgets, type Person, person, press } from "../../support/pace.ts";
import { elementIn } from "../../support/own-roots.ts";
import { pressStill } from "../../support/press/press-still.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { pressButton, waitForWords } from "../../support/user.ts";
import { textOf } from "../../support/workspace.ts";
import { addToDate } from "../../sandbox/dates.ts";

/** What of the extension's own functions the panel's page is asked to do. */
interface Tabs {
  browser: {
    windows: { create(what: object): Promise<{ id: number; tabs: { id: number }[] }> };
    tabs: {
      create(what: object): Promise<unknown>;
      update(id: number, what: object): Promise<unknown>;
    };
  };
}

/** No driver opens a browser's own side panel: its page stands in a tab of the window here, and follows the others. */
describe.each(BROWSERS)("the side panel in %s", (name) => {
  let session: TestSession;
  let panel: Page;
  let onPace: Person;
  let outsidePace: Person;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    const { sandbox } = session;
    onPace = person(sandbox, ({ caseName, paceTraits }) => caseName === "matching" && paceTraits.length > 0);
    outsidePace = person(sandbox, ({ caseName, pace }) => caseName === "matching" && !pace);
    for (const { ndisNumber } of [onPace, outsidePace])
      sandbox.control.changeParticipant(ndisNumber, { consents: true });
    panel = await session.openExtensionPage("sidepanel.html");
    await panel.setViewport({ width: 360, height: 900 });
  });
  afterAll(() => session?.dispose());

  const shows = (words: string, page = panel) => waitForWords(page, words, textOf);
  const profileOf = ({ id }: Person) => `${session.sandbox.crm}/Clients/Profile/${id}`;
  const open = async (url: string) => {
    await session.page.bringToFront();
    await session.page.goto(url);
  };
  const confirmConsent = async () => {
    const tick = await panel.waitForSelector(
      "::-p-xpath(//label[contains(., 'The participant consents')]//input)",
    );
    if (tick) await pressStill(tick);
  };

  test("the panel says that nothing was retrieved of a client yet, and asks for consent before budgets", async () => {
    await open(profileOf(onPace));
    await shows(onPace.name);
    await shows(`NDIS number ${onPace.ndisNumber}`);
    await shows("Nothing was retrieved from the NDIA for this client yet.");
    await panel.bringToFront();
    await shows(onPace.name);
    expect(await accessibilityFindings(panel, "page")).toEqual([]);
    session.sandbox.control.resetCounters();
    await pressButton(panel, "Synchronise");
    await shows("Confirm the participant's consent, or leave out Plan budgets.");
    expect(session.sandbox.control.counters().participants[onPace.ndisNumber] ?? 0).toBe(0);
  });

  test("F78, F146, F149, F152: plan, budgets and goals of a PACE participant are synchronised and shown", async () => {
    const budgets = paceBudgets(session.sandbox, onPace);
    await confirmConsent();
    await pressButton(panel, "Synchronise");
    await shows(`${budgets.length} budgets: ${budgets.length} new.`);
    await shows("A PACE plan has none.");
    await shows(formatMoney(budgets.reduce((sum, { approved }) => sum + approved, 0)));
    for (const { category } of budgets) await shows(category);
    await shows("Sharing plan budgets was confirmed");
    expect(await textOf(panel)).not.toContain("Service booking 5");
    await panel.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    expect(await accessibilityFindings(panel, "page")).toEqual([]);
    expect(await tooWide(panel, "page")).toEqual([]);
  });

  test("F113: when the NDIA moves the plan's end, the next synchronisation shows the new one in place", async () => {
    const end = addToDate(contractOf(session.sandbox, onPace).plan_end ?? "", { months: 2 });
    session.sandbox.control.changeParticipant(onPace.ndisNumber, { planEnd: end });
    await pressButton(panel, "Synchronise…");
    await panel.click("::-p-xpath(//label[contains(., 'Plan budgets')]//input)");
    const heading = await panel.$("#pb-record-funding");
    await pressButton(panel, "Synchronise");
    await shows("1 plan: 1 changed.");
    await shows(`to ${formatDate(end)}`);
    expect(await heading?.evaluate(({ isConnected }) => isConnected)).toBe(true);
  });

  test("F151, F153: bookings and goals of a participant outside PACE are synchronised and shown", async () => {
    await open(profileOf(outsidePace));
    await shows(outsidePace.name);
    await panel.bringToFront();
    await confirmConsent();
    await pressButton(panel, "Synchronise");
    await shows("Budgets of plans outside PACE aren't asked for");
    await shows("Time used:");
    expect(await textOf(panel)).toMatch(/\d bookings?: \d new\./);
    expect(await accessibilityFindings(panel, "page")).toEqual([]);
    expect(await tooWide(panel, "page")).toEqual([]);
  });

  test("the panel follows the page to a contract, an invoice and the client list, and a pin keeps a client", async () => {
    const { crm } = session.sandbox;
    const day = formatDate(contractOf(session.sandbox, outsidePace).plan_start ?? "");
    await open(`${crm}/ServiceContracts/Details/${contractOf(session.sandbox, onPace).id}`);
    await shows(onPace.name);
    await open(`${crm}/Invoices/Create?clientId=${outsidePace.id}`);
    await shows(outsidePace.name);
    await fillLine(session.page, 0, { DeliveredFrom: day, DeliveredTo: day });
    await shows("Invoice in front");
    await panel.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await shows(`${day} to ${day}, service dates`);
    await open(`${crm}/Clients`);
    await shows("This page of the CRM isn't about one client.");
    expect(await textOf(panel)).not.toContain(outsidePace.name);
    await open(profileOf(onPace));
    await shows(onPace.name);
    expect(await textOf(panel)).not.toContain("Invoice in front");
    await panel.bringToFront();
    await pressButton(panel, "Pin");
    await open(profileOf(outsidePace));
    await shows(`The page in front is about ${outsidePace.name}.`);
    expect(await panel.$eval("h1", ({ textContent }) => textContent)).toBe(onPace.name);
    await panel.bringToFront();
    await pressButton(panel, "Pinned");
    await shows(`NDIS number ${outsidePace.ndisNumber}`);
  });

  test("each window's panel follows its own tabs, and the two never mix", async () => {
    await open(profileOf(onPace));
    await shows(onPace.name);
    const before = await session.browser.pages();
    const tab = await panel.evaluate(async (url) => {
      const { browser } = globalThis as unknown as Tabs;
      const created = await browser.windows.create({ url });
      await browser.tabs.create({ windowId: created.id, url: "/sidepanel.html", active: false });
      return created.tabs[0]?.id ?? -1;
    }, profileOf(outsidePace));
    const second = await openedPage(session, "sidepanel.html", (page) => before.includes(page));
    await shows(outsidePace.name, second);
    expect(await textOf(panel)).not.toContain(outsidePace.name);
    await panel.evaluate(
      async (id, url) => void (await (globalThis as unknown as Tabs).browser.tabs.update(id, { url })),
      tab,
      `${session.sandbox.crm}/Clients`,
    );
    await shows("This page of the CRM isn't about one client.", second);
    expect(await panel.$eval("h1", ({ textContent }) => textContent)).toBe(onPace.name);
  });

  test("F195: a client's page has a button that opens the browser's own panel, where the browser allows that", async () => {
    await open(profileOf(onPace));
    const surface = await elementIn(session.page, "planbridge-client", ".pb-surface");
    const words = await surface.evaluate(({ parentNode }) => parentNode?.textContent ?? "");
    // Firefox opens its sidebar for a key or a press in the extension's own pages alone.
    expect(words.includes("Open side panel")).toBe(name === "chromium");
    expect(await openedByButton(words)).toBe(name === "chromium" ? onPace.name : undefined);
  });

  /** Whom the panel shows that the button opens; `undefined`: there is no button. */
  async function openedByButton(words: string): Promise<string | null | undefined> {
    if (!words.includes("Open side panel")) return undefined;
    const { browser, page } = session;
    const before = new Set(browser.targets());
    await press(page, "planbridge-client", "Open side panel");
    const opened = await browser.waitForTarget(
      (target) => !before.has(target) && target.url().endsWith("/sidepanel.html"),
    );
    const own = await opened.asPage();
    await shows(onPace.name, own);
    return own.$eval("h1", ({ textContent }) => textContent);
  }
});
