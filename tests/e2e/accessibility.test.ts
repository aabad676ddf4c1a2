import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM_ALONE } from "../support/browsers.ts";
import { elementIn } from "../support/own-roots.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import { accessibilityFindings, type Surface, tooWide } from "../support/accessibility-check.ts";
import { fillHead, fillLine, INVOICE, openInvoice, pressCreate } from "../support/invoice.ts";
import {
  amountAsked,
  contractOf,
  openBudget,
  openContract as openContractOf,
  openProfile,
  paceBudgets,
  type Person,
  person,
  openReview,
  press,
  reviewWindow,
  waitUntilSettled,
  waitFor,
} from "../support/pace.ts";
import {
  fillConnection,
  openActionMenu,
  openClientList,
  pressButton,
  pressSync,
  configureConnection,
  signInToCrm,
  statusText,
  tabTo,
  tickAll,
  type,
  waitForWords,
  waitUntilActivated,
  pressFound,
} from "../support/user.ts";
import { readBatch, waitUntilFinished } from "../support/screen.ts";
import { repairClient, pressOwnButton, sync } from "../support/sync.ts";

const WINDOW = { width: 1280, height: 900 };
/** What is left of that window at a zoom of 200 %. */
const ZOOMED = { width: 640, height: 450 };

// Firefox lets no driver change what the person prefers.
describe.each(CHROMIUM_ALONE)("accessibility in %s", (name) => {
  let session: TestSession;
  let untouched: string;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 24, activated: false });
    await session.page.evaluateOnNewDocument(() =>
      addEventListener("DOMContentLoaded", () => document.getElementById("Search")?.focus()),
    );
    untouched = await layoutOf(session.page, `${session.sandbox.crm}/Clients`);
  });
  afterAll(() => session?.dispose());

  test("Options (empty, with errors, activated) and the new user's popup are accessible", async () => {
    const popup = await session.openExtensionPage("popup.html");
    await waitForWords(popup, "Get started", textOf);
    expect(await inspect(popup, "page")).toEqual([]);
    await popup.close();
    const empty = await session.openExtensionPage("options.html");
    await waitForWords(empty, "Not connected to PRODA", textOf);
    await waitForWords(empty, "Good Friday", textOf);
    expect(await inspect(empty, "page")).toEqual([]);
    await fillConnection(empty, session.sandbox);
    await type(empty, "#pb-orgId", "44");
    await pressButton(empty, "Save");
    await waitForWords(empty, "Nothing was saved.", textOf);
    expect(await inspect(empty, "page")).toEqual([]);
    await empty.close();
    const options = await configureConnection(session, session.sandbox);
    await waitUntilActivated(options);
    expect(await inspect(options, "page")).toEqual([]);
    await options.close();
  });

  test("the client list keeps the CRM's layout and focus until the entry is pressed", async () => {
    expect(await layoutOf(session.page, `${session.sandbox.crm}/Clients`, "[data-planbridge]")).toBe(
      untouched,
    );
    await expect.poll(() => session.page.evaluate(() => document.activeElement?.id)).toBe("Search");
  });

  test("the contract page and the popup before the first sync are accessible", async () => {
    await openContract(session, "success");
    await waitForWords(session.page, "Not compared with the NDIA yet.", statusText);
    expect(await inspect(session.page, "planbridge-status")).toEqual([]);
    const popup = await session.openExtensionPage("popup.html");
    await waitForWords(popup, "Start a sync", textOf);
    expect(await inspect(popup, "page")).toEqual([]);
    await popup.close();
  });

  test("the sync dialog is accessible with a message, running, paused and finished", async () => {
    const { page, sandbox } = session;
    await sync(session, []);
    await waitForWords(page, "No client is ticked.");
    await openActionMenu(page);
    expect(await inspect(page, "planbridge-sync")).toEqual([]);
    await sandbox.control.setFaults({ ndia: { holdAfter: 6, only: "/plans" } });
    await sync(session, "all");
    await waitForWords(page, "Syncing");
    await expect.poll(async () => (await readBatch(page)).results.length).toBeGreaterThan(0);
    expect(await inspect(page, "planbridge-sync")).toEqual([]);
    sandbox.control.signOutEveryone();
    await sandbox.control.setFaults({});
    await waitForWords(page, "Paused. You are signed out");
    expect(await inspect(page, "planbridge-sync")).toEqual([]);
    await repairClient(sandbox);
    await signInToCrm(page, sandbox);
    await openClientList(page, sandbox);
    await tickAll(page);
    await pressSync(page);
    await waitUntilFinished(page);
    expect(await inspect(page, "planbridge-sync")).toEqual([]);
  });

  test("contract pages with and without differences, and the popup with a filter, are accessible", async () => {
    for (const [outcome, words] of [
      ["success", "agree"],
      ["failed:plan-end", "NDIS Plan End Date"],
    ] as const) {
      await openContract(session, outcome);
      await waitForWords(session.page, words, statusText);
      expect(await inspect(session.page, "planbridge-status")).toEqual([]);
    }
    const popup = await session.openExtensionPage("popup.html");
    await waitUntilFinished(popup);
    expect(await inspect(popup, "page")).toEqual([]);
    const { failed } = (await readBatch(popup)).legend;
    await pressOwnButton(popup, `${failed}Failed`);
    await expect.poll(async () => (await readBatch(popup)).results.length).toBe(failed);
    expect(await inspect(popup, "page")).toEqual([]);
    await popup.close();
  });

  test("the invoice panel with every kind of finding is accessible", async () => {
    const { page, sandbox } = session;
    const client = person(sandbox, ({ caseName }) => caseName === "matching");
    await openInvoice(session, client.id);
    await fillHead(page, "INV 1");
    await fillLine(page, 0, { DeliveredFrom: "01/01/2020", Qty: "1", Rate: "10.00", Total: "10.05" });
    await waitFor(page, INVOICE, "unavailable: see why");
    await (await elementIn(page, INVOICE, "summary")).click();
    await pressCreate(page);
    await waitFor(page, INVOICE, "Not saved: ");
    expect(await inspect(page, INVOICE)).toEqual([]);
  });

  test("the workspace (empty, column mapping, checked file) is accessible", async () => {
    const page = await session.openExtensionPage("workspace.html#file");
    await waitForWords(page, "Check a bulk invoice file", textOf);
    expect(await inspect(page, "page")).toEqual([]);
    await page.$eval("textarea", (field) => {
      const header = "Client NDIS Number,Invoice Number,Invoice Date,Rate";
      field.value = [header, "430000017,INV-1,46204,10.00", "4.3E+08,INV-2,02/07/2026,ten"].join("\n");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await pressButton(page, "Check pasted rows");
    await waitForWords(page, "What the columns hold", textOf);
    expect(await inspect(page, "page")).toEqual([]);
    await pressButton(page, "Check the file");
    await pressButton(page, "Next problem");
    await waitForWords(page, "Change to “", textOf);
    await page.click(".pb-file-plans summary");
    await pressButton(page, "Change to “01/07/2026”");
    await waitForWords(page, "Undo edits", textOf);
    await pressButton(page, "Another file");
    await waitForWords(page, "not saved yet", textOf);
    expect(await inspect(page, "page")).toEqual([]);
    await pressButton(page, "Leave without saving");
    await page.close();
  });

  test("the bulk import page with the link to the workspace is accessible", async () => {
    const { page, sandbox } = session;
    await page.goto(`${sandbox.crm}/Invoices/BulkImport`);
    await waitFor(page, "planbridge-import", "Check the file with Planbridge first");
    expect(await inspect(page, "planbridge-import")).toEqual([]);
  });

  describe("PACE", () => {
    /** Nearly every kind of record is in this plan. */
    const rich = () => withPace("matching", "split-management", "one-period");
    const withPace = (caseName: Person["caseName"], ...traits: Person["paceTraits"]) =>
      person(
        session.sandbox,
        (client) =>
          client.caseName === caseName && traits.every((trait) => client.paceTraits.includes(trait)),
      );

    test("the client's PACE line and the review of a new contract are accessible", async () => {
      await openProfile(session, withPace("no-contract").id);
      await waitFor(session.page, "planbridge-client", "+ NDIS Pace");
      expect(await inspect(session.page, "planbridge-client")).toEqual([]);
      await press(session.page, "planbridge-client", "+ NDIS Pace");
      const review = await openReview(session, "planbridge-client");
      expect(await inspect(session.page, "planbridge-client")).toEqual([]);
      await waitFor(review, "review", "to confirm");
      expect(await inspect(review, "page")).toEqual([]);
      await press(review, "review", "Cancel");
    });

    test("the contract's PACE line, the choice of a plan and the review are accessible", async () => {
      const { page, sandbox } = session;
      await openContractOf(session, contractOf(sandbox, rich()).id);
      await press(page, "planbridge-status", "Sync step by step");
      await press(page, "planbridge-status", "Retrieve PACE Plan");
      await waitFor(page, "planbridge-status", "current");
      expect(await inspect(page, "planbridge-status")).toEqual([]);
      await press(page, "planbridge-status", "Close");
      await press(page, "planbridge-status", "Sync PACE plan and budgets");
      await waitFor(page, "planbridge-status", "It was left out.");
      expect(await inspect(page, "planbridge-status")).toEqual([]);
    });

    test("the budget form with a PACE record and its confirmation are accessible", async () => {
      const { page, sandbox } = session;
      const { id } = contractOf(sandbox, rich());
      const theirs = new Set(paceBudgets(sandbox, rich()).map(({ category }) => category));
      const shared = sandbox.control.contractParts(id).budgets.find(({ category }) => theirs.has(category));
      await openBudget(session, id, shared?.id ?? 0);
      await press(page, "planbridge-budget", "Retrieve PACE Plan Budget");
      await waitFor(page, "planbridge-budget", "PACE has a corresponding budget.");
      const records = await elementIn(page, "planbridge-budget", "select");
      await records.press("ArrowDown");
      await waitFor(page, "planbridge-budget", "Changes to be saved");
      expect(await inspect(page, "planbridge-budget")).toEqual([]);
      await pressFound(page, "main button[type=submit].btn-primary");
      await waitFor(page, "planbridge-budget", "Not saved yet");
      expect(await inspect(page, "planbridge-budget")).toEqual([]);
      const review = await openReview(session, "planbridge-budget");
      await waitFor(review, "review", "to confirm");
      expect(await inspect(review, "page")).toEqual([]);
      await press(review, "review", "Cancel");
    });

    test("a PACE contract can be created with the keyboard alone", async () => {
      const { page, sandbox } = session;
      const client = withPace("no-contract");
      await openProfile(session, client.id);
      await waitFor(page, "planbridge-client", "+ NDIS Pace");
      await tabTo(page, "button.pb-button");
      await page.keyboard.press("Enter");
      await waitFor(page, "planbridge-client", "Review and accept…");
      await tabTo(page, ".pb-review-foot .pb-button-main");
      await page.keyboard.press("Enter");
      const review = await reviewWindow(session);
      const amount = await amountAsked(review);
      await tabTo(review, ".pb-confirm-form input");
      await review.keyboard.type(amount);
      // A window that has just come to the front takes no press for a moment.
      await review.waitForSelector('.pb-confirm-form .pb-button-main[aria-disabled="false"]');
      await review.keyboard.press("Enter");
      expect(await waitUntilSettled(page, "planbridge-client")).toEqual(["verified"]);
      expect(sandbox.control.contractsOf(client.id)).toHaveLength(1);
      expect(await inspect(page, "planbridge-client")).toEqual([]);
      await page.keyboard.press("Escape");
      await waitFor(page, "planbridge-client", "saved and verified");
    });
  });

  /** Contrast and the rest of axe's rules, on a light ground and on a dark one; and sideways scrolling when zoomed in. */
  async function inspect(page: Page, surface: Surface): Promise<string[]> {
    await page.bringToFront();
    const wrong = await accessibilityFindings(page, surface);
    await setGround(page, surface, "dark");
    wrong.push(...(await accessibilityFindings(page, surface)).map((finding) => `dark: ${finding}`));
    await setGround(page, surface, "light");
    for (const size of [ZOOMED, WINDOW]) {
      await page.setViewport(size);
      wrong.push(...(await tooWide(page, surface)).map((element) => `too wide at ${size.width}: ${element}`));
    }
    return wrong;
  }
});

/** What the person prefers, and in the CRM's page also what the page looks like. */
async function setGround(page: Page, surface: Surface, ground: "light" | "dark"): Promise<void> {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: ground }]);
  if (surface !== "page")
    await page.$eval(surface, (host, value) => host.setAttribute("data-ground", value), ground);
}

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

async function openContract({ page, sandbox }: TestSession, outcome: string): Promise<void> {
  const contract = sandbox.control.expected().find(({ expected }) => expected === outcome)?.contractId;
  await page.bringToFront();
  await page.goto(`${sandbox.crm}/ServiceContracts/Details/${contract}`);
}

/** Where everything of the CRM's own stands on one of its pages, once what is named is there. */
async function layoutOf(page: Page, url: string, ready = "main"): Promise<string> {
  await page.goto(url);
  await page.waitForSelector(ready);
  return page.evaluate(() =>
    Array.from(document.body.querySelectorAll("*"), (element) => {
      if (element.closest("[data-planbridge],planbridge-sync")) return "";
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.tagName} ${x} ${y} ${width} ${height}\n`;
    }).join(""),
  );
}
