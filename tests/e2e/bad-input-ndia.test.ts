import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "../support/browsers.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import { openClientList, panelText, statusText, waitForWords } from "../support/user.ts";
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
import { machineTime } from "../support/machine-clock.ts";

describe.each(BROWSERS)("the NDIA's bad days in %s", (name) => {
  let desk: TestSession;

  beforeAll(async () => {
    desk = await createTestSession(name, { clients: 24 });
  });
  afterEach(() => repairClient(desk.sandbox));
  afterAll(() => desk?.dispose());

  const some = (count: number, caseName: CaseName = "matching") =>
    clientsOf(desk.sandbox, caseName).slice(0, count);
  const asked = () => Object.values(desk.sandbox.control.counters().participants);

  test("a web page for an answer and “too many requests” are uncompleted with the cause, and tried again by themselves", async () => {
    await desk.sandbox.control.setFaults({ ndia: { tooMany: { count: 1, retryAfter: 3 }, html: 1 } });
    const pressed = machineTime();
    await sync(desk, some(3));
    await waitForWords(desk.page, "The NDIA answered with a web page where data should be.");
    await waitForWords(desk.page, "The NDIA asked us to wait.");
    expect((await readBatch(desk.page)).legend.uncompleted).toBeGreaterThanOrEqual(2);
    const { legend, results } = await waitUntilFinished(desk.page);
    expect(legend).toMatchObject({ totalClients: 3, percent: 100, success: 3, failed: 0, uncompleted: 0 });
    expect(results.map(({ reason }) => reason).join("")).toBe("");
    expect(machineTime() - pressed).toBeGreaterThanOrEqual(3000);
  });

  test("an error of the NDIA's own is uncompleted with the cause, and one press tries it again at once", async () => {
    await desk.sandbox.control.setFaults({ ndia: { errorRate: 1 } });
    await sync(desk, some(1));
    await waitForWords(desk.page, "The NDIA had an error of its own.");
    expect((await readBatch(desk.page)).legend).toMatchObject({ success: 0, failed: 0, uncompleted: 1 });
    await desk.sandbox.control.setFaults({});
    await pressOwnButton(desk.page, "Retry uncompleted");
    expect((await waitUntilFinished(desk.page)).legend).toMatchObject({
      success: 1,
      failed: 0,
      uncompleted: 0,
    });
  });

  test("what is left by Stop the rest is uncompleted, and Retry uncompleted does exactly that", async () => {
    // Long enough for a person to see the first result and to press Stop, on the busiest machine.
    await desk.sandbox.control.setFaults({ ndia: { latencyMs: 1500 } });
    await sync(desk, "all");
    await expect
      .poll(async () => (await readBatch(desk.page)).legend.success, { timeout: 10_000 })
      .toBeGreaterThan(0);
    await pressOwnButton(desk.page, "Stop the rest");
    const { legend, results } = await waitUntilFinished(desk.page);
    expect(legend.uncompleted).toBeGreaterThan(0);
    expect(results.map(({ reason }) => reason)).toContain(
      "The sync was stopped before it reached this record.",
    );
    await desk.sandbox.control.setFaults({});
    await pressOwnButton(desk.page, "Retry uncompleted");
    await expect
      .poll(async () => (await readBatch(desk.page)).legend, { timeout: 20_000 })
      .toMatchObject(expectedCounts(desk.sandbox));
    expect(asked().every(({ determine }) => determine === 1)).toBe(true);
  });

  test("an impossible date fails with the field's name, and nothing of the answer is kept", async () => {
    const [client = ""] = some(1);
    const options = await desk.openExtensionPage("options.html");
    await desk.page.bringToFront();
    await openClientList(desk.page, desk.sandbox);
    const number = await ndisNumberOf(desk.page, client);
    const kept = await keptPlans(options, number);
    await desk.sandbox.control.setFaults({ ndia: { badPlan: "date" } });
    await sync(desk, [client]);
    const { legend, results } = await waitUntilFinished(desk.page);
    expect(legend).toMatchObject({ success: 0, failed: 1, uncompleted: 0 });
    expect(results[0]?.reason).toBe(
      "The NDIA's answer can't be used: plan_end_date is “2027-02-31”, which isn't a day.",
    );
    expect(await panelText(desk.page)).toContain("Nothing was changed.");
    expect(await keptPlans(options, number)).toBe(kept);
    const contract = desk.sandbox.control.expected().find((each) => each.name === client)?.contractId;
    await desk.page.goto(`${desk.sandbox.crm}/ServiceContracts/Details/${contract}`);
    await waitForWords(desk.page, "plan_end_date", statusText);
    await desk.sandbox.control.setFaults({});
    await sync(desk, [client]);
    expect((await waitUntilFinished(desk.page)).legend).toMatchObject({ success: 1, failed: 0 });
  });

  test("when the NDIA doesn't say which detail is wrong, all three are named", async () => {
    desk.sandbox.control.setSwitches({ identityErrors: "generic" });
    await sync(desk, some(1, "surname-wrong"));
    expect((await waitUntilFinished(desk.page)).legend).toMatchObject({ success: 0, failed: 1 });
    expect(await panelText(desk.page)).toMatch(
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
