import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "../support/browsers.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import {
  openClientList,
  panelText,
  pressSync,
  statusText,
  tabTo,
  tick,
  tickAll,
  waitForWords,
} from "../support/user.ts";
import { allResults, readBatch, type ShownResult, waitUntilFinished } from "../support/screen.ts";

/** What the sandbox, looking at its own tables, says must come of each active contract, in the words of the screen. */
const FIELD: Record<string, string> = {
  "failed:surname": "Surname",
  "failed:date-of-birth": "Date of Birth",
  "failed:date-of-birth-missing": "Date of Birth",
  "failed:ndis-number": "NDIS Number",
  "failed:plan-start": "NDIS Plan Start Date",
  "failed:plan-end": "NDIS Plan End Date",
};

describe.each(BROWSERS)("the main job in %s", (name) => {
  let desk: TestSession;

  beforeAll(async () => {
    desk = await createTestSession(name, { clients: 24 });
  });
  afterAll(() => desk?.dispose());

  test("F8 F9 F10: Sync Active Plans joins the list's own Action menu, and says so when nothing is ticked", async () => {
    await openClientList(desk.page, desk.sandbox);
    await pressSync(desk.page);
    await waitForWords(desk.page, "No client is ticked.");
    expect(desk.sandbox.control.counters().ndia.requests).toEqual({});
    await desk.page.keyboard.press("Escape");
    expect(await panelText(desk.page)).toBe("");
  });

  test("F12 F15: every ticked client is synced, and the legend agrees with the truth on both servers", async () => {
    await openClientList(desk.page, desk.sandbox);
    await tickAll(desk.page);
    await pressSync(desk.page);
    const { legend } = await waitUntilFinished(desk.page);
    const expected = desk.sandbox.control.expected();
    const contracts = expected.filter(({ contractId }) => contractId !== null);
    const succeed = contracts.filter((each) => each.expected === "success");
    expect(legend).toMatchObject({
      totalClients: 24,
      percent: 100,
      success: succeed.length,
      failed: contracts.length - succeed.length,
      uncompleted: 0,
    });
    const results = await allResults(desk.page);
    for (const each of contracts)
      expect(matching(results, each), each.caseName ?? "").toMatchObject(shown(each.expected));
    // Contracts that aren't active are processed and counted nowhere.
    const notActive = results.filter(({ outcome }) => outcome === "Not active").length;
    expect(legend.processed).toBe(legend.success + legend.failed + notActive);
    expect(notActive).toBeGreaterThan(0);
    for (const [number, asked] of Object.entries(desk.sandbox.control.counters().participants)) {
      expect(asked.determine, number).toBe(1);
      expect(asked.plans, number).toBeLessThanOrEqual(1);
    }
  });

  test("closing the dialog stops nothing, and pressing again reopens it", async () => {
    await desk.sandbox.control.setFaults({ ndia: { latencyMs: 150 } });
    await openClientList(desk.page, desk.sandbox);
    await tickAll(desk.page);
    await pressSync(desk.page);
    await waitForWords(desk.page, "Total Clients selected");
    await desk.page.keyboard.press("Escape");
    await desk.page.waitForFunction(
      () => !document.querySelector("planbridge-sync")?.shadowRoot?.querySelector(".pb-panel"),
    );
    await pressSync(desk.page);
    const { legend } = await waitUntilFinished(desk.page);
    expect(legend).toMatchObject({ totalClients: 24, percent: 100, uncompleted: 0 });
    await desk.sandbox.control.setFaults({});
  });

  test("F13: the contract page says what was compared, both values where they differ, and how old that is", async () => {
    const expected = desk.sandbox.control.expected();
    const at = (outcome: string) => expected.find((each) => each.expected === outcome)?.contractId;
    await openContract(desk, at("success"));
    await waitForWords(desk.page, "agree", statusText);
    expect(await statusText(desk.page)).toMatch(/\d\d\/\d\d\/\d{4} to \d\d\/\d\d\/\d{4}/);
    await openContract(desk, at("failed:plan-end"));
    await waitForWords(desk.page, "NDIS Plan End Date", statusText);
    expect(await statusText(desk.page)).toMatch(/Checked (just now|\d)/);
    expect((await statusText(desk.page)).match(/\d\d\/\d\d\/\d{4}/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test("the popup shows the same batch, filters it, and opens the client in the CRM", async () => {
    const popup = await desk.openExtensionPage("popup.html");
    await popup.waitForSelector(".pb-row");
    const { legend } = await readBatch(popup);
    const failed = await pressFilter(popup, "Failed");
    expect(failed).toHaveLength(legend.failed);
    expect(failed.every(({ outcome }) => outcome === "Failed")).toBe(true);
    await popup.click(".pb-row button");
    await expect
      .poll(() => tabs(desk), { timeout: 10_000 })
      .toContainEqual(expect.stringContaining(`${desk.sandbox.crm}/Clients/Profile/`));
    await popup.close();
    await desk.page.bringToFront();
  });

  test("the whole job can be done with the keyboard alone", async () => {
    const one = desk.sandbox.control.expected().find(({ expected }) => expected === "success");
    await openClientList(
      desk.page,
      desk.sandbox,
      `?search=${encodeURIComponent((one?.name ?? "").split(" ")[0] ?? "")}`,
    );
    await tabTo(desk.page, "tbody input[type=checkbox]");
    await desk.page.keyboard.press(" ");
    await tabTo(desk.page, "button.dropdown-toggle", "backwards");
    await desk.page.keyboard.press("Enter");
    await tabTo(desk.page, "[data-planbridge] a, a[data-planbridge]");
    await desk.page.keyboard.press("Enter");
    const { legend } = await waitUntilFinished(desk.page);
    expect(legend).toMatchObject({ totalClients: 1, percent: 100 });
    await desk.page.keyboard.press("Escape");
    expect(await panelText(desk.page)).toBe("");
    expect(await desk.page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Action");
  });

  test("a second press while a sync runs offers the clients that it doesn't have", async () => {
    const [first = "", second = ""] = [...new Set(desk.sandbox.control.expected().map((each) => each.name))];
    await desk.sandbox.control.setFaults({ ndia: { latencyMs: 1500 } });
    await openClientList(desk.page, desk.sandbox);
    await tick(desk.page, [first]);
    await pressSync(desk.page);
    await waitForWords(desk.page, "Total Clients selected");
    await tick(desk.page, [second]);
    await pressSync(desk.page);
    await waitForWords(desk.page, "already under way");
    await (await desk.page.waitForSelector(">>> .pb-note button"))?.click();
    await desk.sandbox.control.setFaults({});
    const { legend } = await waitUntilFinished(desk.page);
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
