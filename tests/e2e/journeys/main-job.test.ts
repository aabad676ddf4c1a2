import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "../../support/browsers.ts";
import { elementIn } from "../../support/own-roots.ts";
import { type TestSession, createTestSession } from "../../support/test-session.ts";
import {
  openClientList,
  panelText,
  pressSync,
  statusText,
  tabTo,
  tick,
  tickAll,
  waitForWords,
} from "../../support/user.ts";
import { allResults, readBatch, type ShownResult, waitUntilFinished } from "../../support/screen.ts";

/** What the sandbox, looking at its own tables, says must come of each active contract, in the words of the screen. */
const FIELD: Record<string, string> = {
  "failed:surname": "Surname",
  "failed:date-of-birth": "Date of Birth",
  "failed:date-of-birth-missing": "Date of Birth",
  "failed:ndis-number": "NDIS Number",
  "failed:plan-start": "NDIS Plan Start Date",
  "failed:plan-end": "NDIS Plan End Date",
};

describe.each(BROWSERS)("syncing active plans in %s", (name) => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 24 });
  });
  afterAll(() => session?.dispose());

  test("F8 F9 F10: Sync Active Plans is in the list's Action menu, and says when nothing is ticked", async () => {
    await openClientList(session.page, session.sandbox);
    await pressSync(session.page);
    await waitForWords(session.page, "No client is ticked.");
    expect(session.sandbox.control.counters().ndia.requests).toEqual({});
    await session.page.keyboard.press("Escape");
    expect(await panelText(session.page)).toBe("");
  });

  test("F12 F15: every ticked client is synced, and the legend matches both servers", async () => {
    await openClientList(session.page, session.sandbox);
    await tickAll(session.page);
    await pressSync(session.page);
    const { legend } = await waitUntilFinished(session.page);
    const expected = session.sandbox.control.expected();
    const contracts = expected.filter(({ contractId }) => contractId !== null);
    const succeed = contracts.filter((each) => each.expected === "success");
    expect(legend).toMatchObject({
      totalClients: 24,
      percent: 100,
      success: succeed.length,
      failed: contracts.length - succeed.length,
      uncompleted: 0,
    });
    const results = await allResults(session.page);
    for (const each of contracts)
      expect(matching(results, each), each.caseName ?? "").toMatchObject(shown(each.expected));
    // Contracts that aren't active are processed and counted nowhere.
    const notActive = results.filter(({ outcome }) => outcome === "Not active").length;
    expect(legend.processed).toBe(legend.success + legend.failed + notActive);
    expect(notActive).toBeGreaterThan(0);
    for (const [number, asked] of Object.entries(session.sandbox.control.counters().participants)) {
      expect(asked.determine, number).toBe(1);
      expect(asked.plans, number).toBeLessThanOrEqual(1);
    }
  });

  test("the sync continues after its dialog is closed, and a press reopens it", async () => {
    await session.sandbox.control.setFaults({ ndia: { holdAfter: 6, only: "/plans" } });
    await openClientList(session.page, session.sandbox);
    await tickAll(session.page);
    await pressSync(session.page);
    await waitForWords(session.page, "Total Clients selected");
    await session.page.keyboard.press("Escape");
    await expect.poll(() => panelText(session.page)).toBe("");
    await pressSync(session.page);
    await waitForWords(session.page, "Total Clients selected");
    await session.sandbox.control.setFaults({});
    const { legend } = await waitUntilFinished(session.page);
    expect(legend).toMatchObject({ totalClients: 24, percent: 100, uncompleted: 0 });
  });

  test("F13: the contract page shows what was compared, the differing values and the age of the check", async () => {
    const expected = session.sandbox.control.expected();
    const at = (outcome: string) => expected.find((each) => each.expected === outcome)?.contractId;
    await openContract(session, at("success"));
    await waitForWords(session.page, "agree", statusText);
    expect(await statusText(session.page)).toMatch(/\d\d\/\d\d\/\d{4} to \d\d\/\d\d\/\d{4}/);
    await openContract(session, at("failed:plan-end"));
    await waitForWords(session.page, "NDIS Plan End Date", statusText);
    expect(await statusText(session.page)).toMatch(/Checked (just now|\d)/);
    expect((await statusText(session.page)).match(/\d\d\/\d\d\/\d{4}/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test("the popup shows and filters the same batch, and opens a contract in the CRM", async () => {
    const popup = await session.openExtensionPage("popup.html");
    await popup.waitForSelector(".pb-row");
    const { legend } = await readBatch(popup);
    const failed = await pressFilter(popup, "Failed");
    expect(failed).toHaveLength(legend.failed);
    expect(failed.every(({ outcome }) => outcome === "Failed")).toBe(true);
    const before = (await tabs(session)).length;
    await popup.click(".pb-row button");
    await expect.poll(async () => (await tabs(session)).length).toBe(before + 1);
    await expect
      .poll(() => tabs(session))
      .toContainEqual(expect.stringContaining(`${session.sandbox.crm}/ServiceContracts/Details/`));
    await popup.close();
    await session.page.bringToFront();
  });

  test("a sync can be done with the keyboard alone", async () => {
    const one = session.sandbox.control.expected().find(({ expected }) => expected === "success");
    await openClientList(
      session.page,
      session.sandbox,
      `?search=${encodeURIComponent((one?.name ?? "").split(" ")[0] ?? "")}`,
    );
    await tabTo(session.page, "tbody input[type=checkbox]");
    await session.page.keyboard.press(" ");
    await tabTo(session.page, "button.dropdown-toggle", "backwards");
    await session.page.keyboard.press("Enter");
    await tabTo(session.page, "[data-planbridge] a, a[data-planbridge]");
    await session.page.keyboard.press("Enter");
    const { legend } = await waitUntilFinished(session.page);
    expect(legend).toMatchObject({ totalClients: 1, percent: 100 });
    await session.page.keyboard.press("Escape");
    expect(await panelText(session.page)).toBe("");
    await expect
      .poll(() => session.page.evaluate(() => document.activeElement?.textContent?.trim()))
      .toBe("Action");
  });

  test("a second press during a sync offers to add the clients that it doesn't include", async () => {
    const [first = "", second = ""] = [
      ...new Set(session.sandbox.control.expected().map((each) => each.name)),
    ];
    await session.sandbox.control.setFaults({ ndia: { holdAfter: 0 } });
    await openClientList(session.page, session.sandbox);
    await tick(session.page, [first]);
    await pressSync(session.page);
    await waitForWords(session.page, "Total Clients selected");
    await tick(session.page, [second]);
    await pressSync(session.page);
    await waitForWords(session.page, "already running");
    await (await elementIn(session.page, "planbridge-sync", ".pb-note button")).click();
    await session.sandbox.control.setFaults({});
    const { legend } = await waitUntilFinished(session.page);
    expect(legend.totalClients).toBe(2);
  });
});

function matching(
  results: ShownResult[],
  { name, contractReference }: { name: string; contractReference: string | null },
) {
  return results.find(({ client, contract }) => client === name && contract === contractReference);
}

function shown(expected: string): Partial<ShownResult> {
  const field = FIELD[expected];
  return { outcome: expected === "success" ? "Success" : "Failed", ...(field ? { field } : {}) };
}

async function openContract({ page, sandbox }: TestSession, id: number | null | undefined): Promise<void> {
  await page.goto(`${sandbox.crm}/ServiceContracts/Details/${id}`);
  await page.waitForSelector("planbridge-status");
}

async function pressFilter(popup: Page, label: string): Promise<ShownResult[]> {
  await popup.click(`::-p-xpath(//button[contains(@class,"pb-tile")][contains(.,"${label}")])`);
  await popup.waitForFunction(
    (word) =>
      Array.from(document.querySelectorAll(".pb-row-head > :last-child")).every((badge) =>
        badge.textContent?.includes(word),
      ),
    {},
    label,
  );
  return allResults(popup);
}

async function tabs({ browser }: TestSession): Promise<string[]> {
  return (await browser.pages()).map((page) => page.url());
}
