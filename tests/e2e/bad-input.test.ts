import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "../harness/browsers.ts";
import { type Desk, sitDown } from "../harness/desk.ts";
import { fillConnection, panelText, pressButton, setUp, statusText, type, waitForWords, waitUntilActivated } from "../harness/person.ts";
import { readBatch, untilFinished } from "../harness/screen.ts";
import { clientsOf, makeWell, ndisNumberOf, pressOurs, sync, trueLegend } from "../harness/sync.ts";
import type { CaseName } from "../sandbox/people/cases.ts";

describe.each(BROWSERS)("PRODA's and the NDIA's bad days in %s", (name) => {
  let desk: Desk;
  let options: Page;

  beforeAll(async () => {
    desk = await sitDown(name, { clients: 24, activated: false });
    options = await desk.openExtensionPage("options.html");
  });
  afterEach(() => makeWell(desk.sandbox));
  afterAll(() => desk?.leave());

  const some = (count: number, caseName: CaseName = "matching") => clientsOf(desk.sandbox, caseName).slice(0, count);
  const asked = () => Object.values(desk.sandbox.control.counters().participants);

  test("a field that can't be used says so, keeps what was typed, and nothing is saved", async () => {
    await fillConnection(options, desk.sandbox);
    await type(options, "#pb-orgId", "44001122");
    await pressButton(options, "Save");
    await waitForWords(options, "RA number is the organisation's RA number: ten digits. Correct RA number", fieldError("orgId"));
    expect(await options.evaluate(() => document.activeElement?.id)).toBe("pb-orgId");
    expect(await valueOf(options, "orgId")).toBe("44001122");
    expect(await valueOf(options, "apiKey")).toBe(desk.sandbox.connection.apiKey);
    await type(options, "#pb-orgId", desk.sandbox.connection.organisationId);
    await type(options, "#pb-ndiaHost", "http://api.ndis.example");
    await pressButton(options, "Save");
    await waitForWords(options, "NDIA address must be an https address.", fieldError("ndiaHost"));
    expect(await valueOf(options, "ndiaHost")).toBe("http://api.ndis.example");
    await options.close();
    options = await desk.openExtensionPage("options.html");
    await waitForWords(options, "Not connected to PRODA", textOf);
    expect(await valueOf(options, "clientId")).toBe("");
  });

  test("a wrong activation code is said at its field, and the right one then works, though PRODA's answer is lost", async () => {
    const { control, connection } = desk.sandbox;
    await options.close();
    options = await setUp(desk, desk.sandbox, "WRONG12345");
    await waitForWords(options, "The activation code is wrong, used or expired. Sign in to PRODA, make a new activation code", fieldError("activationCode"));
    expect(control.counters().activations).toBe(0);
    await waitForWords(options, "Saved, device not activated", textOf);
    await control.setFaults({ proda: { dropAfterCommit: 1, only: "/jwk" } });
    await type(options, "#pb-activationCode", connection.activationCode);
    await pressButton(options, "Activate device");
    await waitUntilActivated(options);
    expect(control.counters()).toMatchObject({ activations: 1, tokens: 1 });
    expect(await valueOf(options, "activationCode")).toBe("");
  });

  test("the API key isn't shown again once it is saved", async () => {
    await options.close();
    options = await desk.openExtensionPage("options.html");
    await waitForWords(options, "Saved – leave empty to keep it.", textOf);
    expect(await valueOf(options, "apiKey")).toBe("");
    expect(await valueOf(options, "clientId")).toBe(desk.sandbox.connection.clientId);
    expect(await options.content()).not.toContain(desk.sandbox.connection.apiKey);
  });

  test("a clock ten minutes off is told in minutes, in Options and on the list; once it is right the sync goes on", async () => {
    const { control } = desk.sandbox;
    for (const [offset, words] of [[-600, "10 minutes ahead of PRODA's"], [600, "10 minutes behind PRODA's"]] as const) {
      control.setClock(offset);
      await check(options);
      await waitForWords(options, words, textOf);
      await waitForWords(options, "Set this computer's date and time to automatic", textOf);
    }
    await sync(desk, some(2));
    await waitForWords(desk.page, "Paused. This computer's clock is 10 minutes behind PRODA's.");
    expect(asked()).toEqual([]);
    control.setClock(0);
    await pressOurs(desk.page, "Continue");
    expect((await untilFinished(desk.page)).legend).toMatchObject({ totalClients: 2, success: 2, failed: 0, uncompleted: 0 });
    await check(options);
    await waitForWords(options, "The connection works.", textOf);
  });

  test("a device that ends in the middle of a sync pauses it, and a new activation lets it go on by itself", async () => {
    const { control } = desk.sandbox;
    await control.setFaults({ ndia: { latencyMs: 300 } });
    await sync(desk, some(9));
    await expect.poll(async () => (await readBatch(desk.page)).legend.success, { timeout: 10_000 }).toBeGreaterThan(0);
    control.endDevice();
    await check(options);
    await waitForWords(options, "this device or its key has expired or isn't active. Sign in to PRODA, make a new activation code", fieldError("activationCode"));
    await desk.page.bringToFront();
    await waitForWords(desk.page, "Paused. PRODA says that this device or its key has expired");
    await options.bringToFront();
    await type(options, "#pb-activationCode", control.issueActivationCode());
    await pressButton(options, "Activate device");
    await waitUntilActivated(options);
    await desk.page.bringToFront();
    expect((await untilFinished(desk.page)).legend).toMatchObject({ totalClients: 9, success: 9, failed: 0, uncompleted: 0 });
    expect(asked()).toHaveLength(9);
  });

  test("a wrong API key pauses the sync with the remedy, and the right one lets it go on by itself", async () => {
    await saveApiKey(options, "not-the-key");
    await sync(desk, some(2));
    await waitForWords(desk.page, "Paused. The NDIA refused this organisation's access.");
    expect(await panelText(desk.page)).toContain("Check the API key in Options > Connection");
    await saveApiKey(options, desk.sandbox.connection.apiKey);
    await desk.page.bringToFront();
    expect((await untilFinished(desk.page)).legend).toMatchObject({ totalClients: 2, success: 2, failed: 0, uncompleted: 0 });
  });

  test("a web page for an answer and “too many requests” are uncompleted with the cause, and tried again by themselves", async () => {
    await desk.sandbox.control.setFaults({ ndia: { tooMany: { count: 1, retryAfter: 3 }, html: 1 } });
    const pressed = Date.now();
    await sync(desk, some(3));
    await waitForWords(desk.page, "The NDIA answered with a web page where data should be.");
    await waitForWords(desk.page, "The NDIA asked us to wait.");
    expect((await readBatch(desk.page)).legend.uncompleted).toBeGreaterThanOrEqual(2);
    const { legend, results } = await untilFinished(desk.page);
    expect(legend).toMatchObject({ totalClients: 3, percent: 100, success: 3, failed: 0, uncompleted: 0 });
    expect(results.map(({ reason }) => reason).join("")).toBe("");
    expect(Date.now() - pressed).toBeGreaterThanOrEqual(3000);
  });

  test("an error of the NDIA's own is uncompleted with the cause, and one press tries it again at once", async () => {
    await desk.sandbox.control.setFaults({ ndia: { errorRate: 1 } });
    await sync(desk, some(1));
    await waitForWords(desk.page, "The NDIA had an error of its own.");
    expect((await readBatch(desk.page)).legend).toMatchObject({ success: 0, failed: 0, uncompleted: 1 });
    await desk.sandbox.control.setFaults({});
    await pressOurs(desk.page, "Retry uncompleted");
    expect((await untilFinished(desk.page)).legend).toMatchObject({ success: 1, failed: 0, uncompleted: 0 });
  });

  test("what is left by Stop the rest is uncompleted, and Retry uncompleted does exactly that", async () => {
    await desk.sandbox.control.setFaults({ ndia: { latencyMs: 300 } });
    await sync(desk, "all");
    await expect.poll(async () => (await readBatch(desk.page)).legend.success, { timeout: 10_000 }).toBeGreaterThan(0);
    await pressOurs(desk.page, "Stop the rest");
    const { legend, results } = await untilFinished(desk.page);
    expect(legend.uncompleted).toBeGreaterThan(0);
    expect(results.map(({ reason }) => reason)).toContain("The sync was stopped before this one's turn.");
    await desk.sandbox.control.setFaults({});
    await pressOurs(desk.page, "Retry uncompleted");
    await expect.poll(async () => (await readBatch(desk.page)).legend, { timeout: 20_000 }).toMatchObject(trueLegend(desk.sandbox));
    expect(asked().every(({ determine }) => determine === 1)).toBe(true);
  });

  test("an impossible date fails with the field's name, and nothing of the answer is kept", async () => {
    const [client = ""] = some(1);
    const number = await ndisNumberOf(desk.page, client);
    const kept = await keptPlans(options, number);
    await desk.sandbox.control.setFaults({ ndia: { badPlan: "date" } });
    await sync(desk, [client]);
    const { legend, results } = await untilFinished(desk.page);
    expect(legend).toMatchObject({ success: 0, failed: 1, uncompleted: 0 });
    expect(results[0]?.reason).toBe("The NDIA's answer can't be used: plan_end_date is “2027-02-31”, which isn't a day.");
    expect(await panelText(desk.page)).toContain("Nothing was changed.");
    expect(await keptPlans(options, number)).toBe(kept);
    const contract = desk.sandbox.control.expected().find((each) => each.name === client)?.contractId;
    await desk.page.goto(`${desk.sandbox.crm}/ServiceContracts/Details/${contract}`);
    await waitForWords(desk.page, "plan_end_date", statusText);
    await desk.sandbox.control.setFaults({});
    await sync(desk, [client]);
    expect((await untilFinished(desk.page)).legend).toMatchObject({ success: 1, failed: 0 });
  });

  test("when the NDIA doesn't say which detail is wrong, all three are named", async () => {
    desk.sandbox.control.setSwitches({ identityErrors: "generic" });
    await sync(desk, some(1, "surname-wrong"));
    expect((await untilFinished(desk.page)).legend).toMatchObject({ success: 0, failed: 1 });
    expect(await panelText(desk.page)).toMatch(/doesn't say which differ.*Fields to check:\s*Surname\s*Date of Birth\s*NDIS Number/s);
  });
});

const fieldError = (field: string) => (page: Page) => page.evaluate((id) => document.getElementById(id)?.innerText ?? "", `pb-${field}-error`);
const textOf = (page: Page) => page.evaluate(() => document.body.innerText);
const valueOf = (page: Page, field: string) => page.$eval(`#pb-${field}`, (input) => (input as HTMLInputElement).value);

async function check(options: Page): Promise<void> {
  await options.bringToFront();
  await pressButton(options, "Check connection");
}

async function saveApiKey(options: Page, key: string): Promise<void> {
  await options.bringToFront();
  await type(options, "#pb-apiKey", key);
  await pressButton(options, "Save");
  await waitForWords(options, "Saved.", textOf);
}

/** Everything in the extension's own database about a participant's plans. */
function keptPlans(options: Page, ndisNumber: string): Promise<string> {
  return options.evaluate(async (number) => {
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await wait(indexedDB.open("planbridge"));
    const stores = ["snapshots", "plans"].map((name) => db.transaction(name).objectStore(name).getAll());
    const rows = (await Promise.all(stores.map(wait))).flat().filter((row: { ndisNumber: string }) => row.ndisNumber === number);
    db.close();
    return JSON.stringify(rows);
  }, ndisNumber);
}
