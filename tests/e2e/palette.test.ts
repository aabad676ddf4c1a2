import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFindings, tooWide } from "../support/accessibility-check.ts";
import { BROWSERS } from "../support/browsers.ts";
import { openedPage } from "../support/launch.ts";
import { contractOf, person, type Person } from "../support/pace.ts";
import { elementIn, exposeOwnRoots } from "../support/own-roots.ts";
import { pressPaletteKey } from "../support/press/press-palette.ts";
import { createTestSession, type TestSession } from "../support/test-session.ts";
import { waitForWords } from "../support/user.ts";
import { textOf } from "../support/workspace.ts";

/**
 * No driver presses a key that the browser itself takes. The browser's own event for the key is raised in its stead, with what it
 * tells then; everything after it is what a person's key does.
 */
describe.each(BROWSERS)("the command palette in %s", (name) => {
  let session: TestSession;
  let who: Person;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    who = person(
      session.sandbox,
      ({ caseName, paceTraits }) => caseName === "matching" && paceTraits.length > 0,
    );
  });
  afterAll(() => session?.dispose());

  const PALETTE = "planbridge-palette";
  const isOpen = (page: Page) => page.evaluate((host) => document.querySelector(host) !== null, PALETTE);
  const openInPage = async () => {
    await pressPaletteKey(session, session.page);
    await elementIn(session.page, PALETTE, "[role=option]");
  };
  /** The tag and the words of what has the focus, through our own roots. */
  const focused = async () => {
    await exposeOwnRoots(session.page);
    return session.page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return `${at?.localName} ${at?.id || at?.textContent?.trim()}`;
    });
  };

  test("on the client list two letters and Enter do what the Action menu's entry does", async () => {
    const { page, sandbox } = session;
    await page.goto(`${sandbox.crm}/Clients`);
    await page.waitForSelector("[data-planbridge]");
    await openInPage();
    await page.keyboard.type("sa");
    await page.keyboard.press("Enter");
    await waitForWords(page, "No client is ticked.");
    expect(await isOpen(page)).toBe(false);
  });

  test("Esc and Tab leave the palette as if it had never been open, and a script of the page runs nothing in it", async () => {
    const { page, sandbox } = session;
    await page.goto(`${sandbox.crm}/Invoices/Create?clientId=${who.id}`);
    const field = await page.waitForSelector("form input:not([type=hidden])");
    await elementIn(page, "planbridge-invoice", ".pb-surface");
    await field?.focus();
    await page.keyboard.press("Tab");
    const next = await focused();
    await field?.focus();
    const before = await focused();
    await openInPage();
    await page.keyboard.press("Escape");
    expect([await isOpen(page), await focused()]).toEqual([false, before]);
    await openInPage();
    await page.evaluate((host) => {
      const target = document.querySelector(host);
      target?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true }));
    }, PALETTE);
    expect(await isOpen(page)).toBe(true);
    await page.keyboard.press("Tab");
    expect([await isOpen(page), await focused()]).toEqual([false, next]);
  });

  test("on a contract's page the palette fits, and goes to a budget's row", async () => {
    const { page, sandbox } = session;
    await page.goto(`${sandbox.crm}/ServiceContracts/Details/${contractOf(sandbox, who).id}`);
    await elementIn(page, "planbridge-status", ".pb-surface");
    await openInPage();
    expect(await tooWide(page, PALETTE)).toEqual([]);
    const option = await elementIn(page, PALETTE, "[role=option]:last-child");
    const words = await option.evaluate(({ firstChild }) => firstChild?.textContent ?? "");
    const [, number = "", category = ""] =
      /^Go to budget (\d\d) (.*)$/.exec(words.replaceAll(/[\u2068\u2069]/g, "")) ?? [];
    await page.keyboard.type(number);
    await page.keyboard.press("Enter");
    expect(await focused()).toMatch(/^tr /);
    expect(await focused()).toContain(category);
  });

  test("on a client's page the palette copies that client's NDIS number", async () => {
    const { page, sandbox } = session;
    await page.goto(`${sandbox.crm}/Clients/Profile/${who.id}`);
    await elementIn(page, "planbridge-client", ".pb-surface");
    await openInPage();
    await page.keyboard.type("cn");
    await page.keyboard.press("Enter");
    await elementIn(page, PALETTE, "output", `Copied ${who.ndisNumber}.`);
    await page.keyboard.press("Escape");
    expect(await isOpen(page)).toBe(false);
  });

  test("in the side panel's own page the key opens the panel's palette and none in the CRM's page, and so in the workspace", async () => {
    const { page, sandbox } = session;
    await page.bringToFront();
    await page.goto(`${sandbox.crm}/Clients/Profile/${who.id}`);
    await elementIn(page, "planbridge-client", ".pb-surface");
    const panel = await session.openExtensionPage("sidepanel.html");
    await waitForWords(panel, "Actions", textOf);
    await pressPaletteKey(session, panel);
    await panel.waitForSelector("[role=combobox]");
    expect(await accessibilityFindings(panel, "page")).toEqual([]);
    await panel.keyboard.type("cf");
    const before = await session.browser.pages();
    await panel.keyboard.press("Enter");
    const workspace = await openedPage(session, "workspace.html", (each) => before.includes(each));
    await waitForWords(workspace, "Check a bulk invoice file", textOf);
    expect(await isOpen(page)).toBe(false);
    await pressPaletteKey(session, workspace);
    await workspace.waitForSelector("[role=combobox]");
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
  });
});
