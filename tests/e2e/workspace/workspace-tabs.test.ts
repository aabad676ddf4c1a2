import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatMoney } from "../../../lib/core/money.ts";
import { accessibilityFindings } from "../../support/accessibility-check.ts";
import { CHROMIUM_ALONE } from "../../support/browsers.ts";
import { focusedName } from "../../support/press/focus.ts";
import {
  accept,
  amountAsked,
  contractOf,
  openContract,
  paceBudgets,
  type Person,
  person,
  press,
  reviewWindow,
  waitFor,
  waitUntilSettled,
} from "../../support/pace.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { pressButton, tabTo, type, waitForWords } from "../../support/user.ts";
import { captureSavedFiles, savedFile, textOf } from "../../support/workspace.ts";

const CONTRACT = "planbridge-status";
/** By how much the second change makes a budget grow. */
const MORE = 12_345;

describe.each(CHROMIUM_ALONE)("the workspace's tabs in %s", (name) => {
  let session: TestSession;
  let workspace: Page;
  let client: Person;
  let reference: string;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    const { page, sandbox } = session;
    client = person(
      sandbox,
      ({ caseName, paceTraits }) => caseName === "matching" && paceTraits.includes("several-periods"),
    );
    const contract = contractOf(sandbox, client);
    ({ reference } = contract);
    const sync = async () => {
      await openContract(session, contract.id);
      await press(page, CONTRACT, "Sync PACE plan and budgets");
      await accept(session, CONTRACT, "Yes, Sync with PACE");
      expect(await waitUntilSettled(page, CONTRACT)).toEqual(["verified"]);
    };
    const [budget] = paceBudgets(sandbox, client);
    if (!budget) throw new Error("the client has no budgets");
    sandbox.control.changeBudget(client.ndisNumber, budget.category, { approved: budget.approved + MORE });
    await sync();
    sandbox.control.changeBudget(client.ndisNumber, budget.category, {
      approved: budget.approved + 2 * MORE,
    });
    await sync();
    // A third one is proposed, and nobody accepts it.
    sandbox.control.changeBudget(client.ndisNumber, budget.category, {
      approved: budget.approved + 5 * MORE,
    });
    await openContract(session, contract.id);
    await press(page, CONTRACT, "Sync PACE plan and budgets");
    await waitFor(page, CONTRACT, "Review and accept…");
    workspace = await session.openExtensionPage("workspace.html#changes");
    await workspace.setViewport({ width: 1280, height: 800 });
    await captureSavedFiles(workspace);
  }, 180_000);
  afterAll(() => session?.dispose());

  const shows = (words: string) => waitForWords(workspace, words, textOf);
  const title = () => workspace.title();

  test("accepted changes are listed newest first with what they moved, and the file has what is on screen", async () => {
    await workspace.bringToFront();
    await shows("2 of 3 changes");
    const rows = () =>
      workspace.$$eval(".pb-list-row", (all) => all.map((row) => (row as HTMLElement).innerText));
    const [newest] = await rows();
    for (const words of [client.name, reference, "Saved and verified", formatMoney(MORE)])
      expect(newest).toContain(words);
    expect(await title()).toBe("Changes - Planbridge");
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);

    await type(workspace, "input[type=search]", client.ndisNumber);
    await pressButton(workspace, "Save as CSV");
    const csv = await savedFile(workspace, "planbridge-changes-");
    const [header, first, second, ...rest] = csv.split("\r\n");
    expect(header).toContain("Client,NDIS number,Accepted,Accepted (ISO)");
    expect(first).toContain(`${client.name},${client.ndisNumber},`);
    expect(first).toContain("Saved and verified,verified,123.45");
    expect(second).toContain(client.ndisNumber);
    expect(rest).toEqual([""]);

    await type(workspace, "input[type=search]", "nobody of this name");
    await shows("No changes match.");
    await pressButton(workspace, "Show all 3");
    await shows("3 changes");
    await workspace.select("select", "accepted");
    await shows("2 of 3 changes");
  });

  test("a proposal that nobody accepted is behind the filter, and leads to the window in which it is decided", async () => {
    await workspace.select("select", "not-accepted");
    await shows("1 of 3 changes");
    await workspace.click(".pb-list-row td");
    await pressButton(workspace, "Open review…");
    const review = await reviewWindow(session);
    await waitFor(review, "review", client.name);
    expect(await amountAsked(review)).toBe("370.35");
    await review.close();
    await workspace.bringToFront();
    await workspace.select("select", "accepted");
    await shows("2 of 3 changes");
  });

  test("with the keyboard alone a change is chosen, its records are read, and its client's history is opened", async () => {
    await workspace.focus("nav a");
    await tabTo(workspace, "[role=grid]");
    await workspace.keyboard.press("End");
    await workspace.keyboard.press("ArrowUp");
    await workspace.keyboard.press("Enter");
    await shows("Records");
    await shows("Verified");
    expect(await focusedName(workspace)).toBe(client.name);
    await workspace.keyboard.press("Escape");
    expect(await focusedName(workspace)).toBe("Changes, 2");
    await workspace.keyboard.press("Enter");
    await tabTo(workspace, 'a[href^="#history?"]');
    await workspace.keyboard.press("Enter");
    await shows("Compare two retrievals");
    expect(await title()).toBe("History - Planbridge");
  });

  test("two retrievals of a participant are compared, and the differences are saved", async () => {
    await shows("3 retrievals");
    await shows(`+${formatMoney(3 * MORE)}`);
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
    await workspace.click(".pb-history-section .pb-list-search button");
    const csv = await savedFile(workspace, "planbridge-history-");
    expect(csv).toMatch(/Total approved,.*,370\.35,Changed,changed\r\n/);
    await workspace.goBack();
    await shows("2 of 3 changes");
    expect(await title()).toBe("Changes - Planbridge");
    await workspace.click('nav a[href="#history"]');
    await shows("Name or NDIS number");
    await shows(client.name);
  });

  test("pasted rows lead to the file check, which keeps them while another tab is in front", async () => {
    await workspace.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(
        "text/plain",
        "Client NDIS Number\tInvoice Number\n430000017\tA-1\n430000025\tA-2",
      );
      document.body.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    });
    await shows("What the columns hold");
    expect(await title()).toBe("Pasted rows - Planbridge");
    await workspace.click('nav a[href="#changes"]');
    await shows("2 of 3 changes");
    await workspace.click('nav a[href="#file"]');
    await shows("What the columns hold");
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
  });
});
