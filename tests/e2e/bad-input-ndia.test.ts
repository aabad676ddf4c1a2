import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM_ALONE } from "../support/browsers.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import { collectWords, openClientList, panelText, statusText, waitForWords } from "../support/user.ts";
import { exposeOwnRoots } from "../support/own-roots.ts";
import { readBatch, waitUntilFinished } from "../support/screen.ts";
import {
  clientsOf,
  repairClient,
  ndisNumberOf,
  pressOwnButton,
  sync,
  expectedCounts,
} from "../support/sync.ts";
import type { CaseName } from "../sandbox/people/case-name.ts";
import { machineTime } from "../support/clock/machine-clock.ts";

/** The dialog's words with its results one by one, which are folded where there are many. */
async function unfoldedText(page: Page): Promise<string> {
  await exposeOwnRoots(page);
  await page.evaluate(() => {
    const root = document.querySelector("planbridge-sync")?.shadowRoot;
    for (const details of root?.querySelectorAll("details") ?? []) details.open = true;
  });
  return panelText(page);
}

describe.each(CHROMIUM_ALONE)("faults of the NDIA in %s", (name) => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 24 });
  });
  afterEach(() => repairClient(session.sandbox));
  afterAll(() => session?.dispose());

  const some = (count: number, caseName: CaseName = "matching") =>
    clientsOf(session.sandbox, caseName).slice(0, count);
  const asked = () => Object.values(session.sandbox.control.counters().participants);

  test("contracts after an HTML answer or “too many requests” are uncompleted and retried automatically", async () => {
    await session.sandbox.control.setFaults({ ndia: { tooMany: { count: 1, retryAfter: 3 }, html: 1 } });
    const pressed = machineTime();
    const shown = collectWords(session.page, unfoldedText);
    await sync(session, some(3));
    const { legend, results } = await waitUntilFinished(session.page);
    const words = await shown();
    expect(words).toContain("The NDIA sent a web page instead of data.");
    expect(words).toContain("The NDIA asked Planbridge to wait.");
    expect(words).toMatch(/\b[2-9] uncompleted|\b[2-9]\nUncompleted/);
    expect(legend).toMatchObject({ totalClients: 3, percent: 100, success: 3, failed: 0, uncompleted: 0 });
    expect(results.map(({ reason }) => reason).join("")).toBe("");
    expect(machineTime() - pressed).toBeGreaterThanOrEqual(3000);
  });

  test("a contract after an NDIA server error is uncompleted with the cause, and one press retries it", async () => {
    await session.sandbox.control.setFaults({ ndia: { errorRate: 1 } });
    await sync(session, some(1));
    await waitForWords(session.page, "The NDIA reported an internal error.");
    expect((await readBatch(session.page)).legend).toMatchObject({ success: 0, failed: 0, uncompleted: 1 });
    await session.sandbox.control.setFaults({});
    await pressOwnButton(session.page, "Retry uncompleted");
    expect((await waitUntilFinished(session.page)).legend).toMatchObject({
      success: 1,
      failed: 0,
      uncompleted: 0,
    });
  });

  test("Stop sync leaves the rest uncompleted, and Retry uncompleted processes exactly those", async () => {
    await session.sandbox.control.setFaults({ ndia: { holdAfter: 1, only: "/plans" } });
    await sync(session, "all");
    await expect.poll(async () => (await readBatch(session.page)).legend.success).toBeGreaterThan(0);
    await pressOwnButton(session.page, "Stop sync");
    // Held answers mustn't come before the stop: with them the sync would go on to its end.
    await expect.poll(async () => (await readBatch(session.page)).legend.uncompleted).toBeGreaterThan(0);
    await session.sandbox.control.setFaults({});
    const { legend, results } = await waitUntilFinished(session.page);
    expect(legend.uncompleted).toBeGreaterThan(0);
    expect(results.map(({ reason }) => reason)).toContain(
      "The sync was stopped before it reached this record.",
    );
    await pressOwnButton(session.page, "Retry uncompleted");
    await expect
      .poll(async () => (await readBatch(session.page)).legend)
      .toMatchObject(expectedCounts(session.sandbox));
    expect(asked().every(({ determine }) => determine === 1)).toBe(true);
  });

  test("an impossible date fails with the field's name, and the answer isn't stored", async () => {
    const [client = ""] = some(1);
    const options = await session.openExtensionPage("options.html");
    await session.page.bringToFront();
    await openClientList(session.page, session.sandbox);
    const number = await ndisNumberOf(session.page, client);
    const kept = await keptPlans(options, number);
    await session.sandbox.control.setFaults({ ndia: { badPlan: "date" } });
    await sync(session, [client]);
    const { legend, results } = await waitUntilFinished(session.page);
    expect(legend).toMatchObject({ success: 0, failed: 1, uncompleted: 0 });
    expect(results[0]?.reason).toBe(
      "The NDIA's answer can't be used: plan_end_date is “2027-02-31”, which isn't a day.",
    );
    expect(await panelText(session.page)).toContain("Nothing was changed.");
    expect(await keptPlans(options, number)).toBe(kept);
    const contract = session.sandbox.control.expected().find((each) => each.name === client)?.contractId;
    await session.page.goto(`${session.sandbox.crm}/ServiceContracts/Details/${contract}`);
    await waitForWords(session.page, "plan_end_date", statusText);
    await session.sandbox.control.setFaults({});
    await sync(session, [client]);
    expect((await waitUntilFinished(session.page)).legend).toMatchObject({ success: 1, failed: 0 });
  });

  test("all three details are named when the NDIA doesn't say which one is wrong", async () => {
    session.sandbox.control.setSwitches({ identityErrors: "generic" });
    await sync(session, some(1, "surname-wrong"));
    expect((await waitUntilFinished(session.page)).legend).toMatchObject({ success: 0, failed: 1 });
    expect(await panelText(session.page)).toMatch(
      /doesn't say which differ.*Fields to check:\s*Surname\s*Date of Birth\s*NDIS Number/s,
    );
  });
});

/** Everything in the extension's own database about a participant's plans. */
function keptPlans(options: Page, ndisNumber: string): Promise<string> {
  return options.evaluate(async (number) => {
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const db = await wait(indexedDB.open("planbridge"));
    const stores = ["snapshots", "plans"].map((name) => db.transaction(name).objectStore(name).getAll());
    const rows = (await Promise.all(stores.map(wait)))
      .flat()
      .filter((row: { ndisNumber: string }) => row.ndisNumber === number);
    db.close();
    return JSON.stringify(rows);
  }, ndisNumber);
}
