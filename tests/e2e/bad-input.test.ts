import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "../support/browsers.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import {
  fillConnection,
  panelText,
  pressButton,
  configureConnection,
  type,
  waitForWords,
  waitUntilActivated,
} from "../support/user.ts";
import { readBatch, waitUntilFinished } from "../support/screen.ts";
import { clientsOf, repairClient, pressOwnButton, sync } from "../support/sync.ts";

describe.each(BROWSERS)("PRODA's bad days in %s", (name) => {
  let desk: TestSession;
  let options: Page;

  beforeAll(async () => {
    desk = await createTestSession(name, { clients: 24, activated: false });
    options = await desk.openExtensionPage("options.html");
  });
  afterEach(() => repairClient(desk.sandbox));
  afterAll(() => desk?.dispose());

  const some = (count: number) => clientsOf(desk.sandbox, "matching").slice(0, count);
  const asked = () => Object.values(desk.sandbox.control.counters().participants);

  test("a field that can't be used says so, keeps what was typed, and nothing is saved", async () => {
    await fillConnection(options, desk.sandbox);
    await type(options, "#pb-orgId", "44001122");
    await pressButton(options, "Save");
    await waitForWords(
      options,
      "RA number must be ten digits, as PRODA shows it. Correct RA number",
      fieldError("orgId"),
    );
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
    options = await configureConnection(desk, desk.sandbox, "WRONG12345");
    await waitForWords(
      options,
      "The activation code is wrong, used or expired. Sign in to PRODA, make a new activation code",
      fieldError("activationCode"),
    );
    expect(control.counters().activations).toBe(0);
    await waitForWords(options, "Saved, device not activated", textOf);
    await control.setFaults({ proda: { dropAfterCommit: 1, only: "/jwk" } });
    await type(options, "#pb-activationCode", connection.activationCode);
    await pressButton(options, "Activate device");
    await waitUntilActivated(options);
    expect(control.counters()).toMatchObject({ activations: 1, tokens: 1 });
    await expect.poll(() => valueOf(options, "activationCode")).toBe("");
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
    for (const [offset, words] of [
      [-600, "10 minutes ahead of PRODA's"],
      [600, "10 minutes behind PRODA's"],
    ] as const) {
      control.setClock(offset);
      await check(options);
      await waitForWords(options, words, textOf);
      await waitForWords(options, "Set this computer's date and time to automatic", textOf);
    }
    await sync(desk, some(2));
    await waitForWords(desk.page, "Paused. This computer's clock is 10 minutes behind PRODA's.");
    expect(asked()).toEqual([]);
    control.setClock(0);
    await pressOwnButton(desk.page, "Continue");
    expect((await waitUntilFinished(desk.page)).legend).toMatchObject({
      totalClients: 2,
      success: 2,
      failed: 0,
      uncompleted: 0,
    });
    await check(options);
    await waitForWords(options, "The connection works.", textOf);
  });

  test("a device that ends in the middle of a sync pauses it, and a new activation lets it go on by itself", async () => {
    const { control } = desk.sandbox;
    // Slow enough that the device ends well before the batch does.
    await control.setFaults({ ndia: { latencyMs: 1500 } });
    await sync(desk, some(9));
    await expect
      .poll(async () => (await readBatch(desk.page)).legend.processed, { timeout: 10_000 })
      .toBeGreaterThan(0);
    control.endDevice();
    await check(options);
    await waitForWords(
      options,
      "this device or its key has expired or isn't active. Sign in to PRODA, make a new activation code",
      fieldError("activationCode"),
    );
    await desk.page.bringToFront();
    await waitForWords(desk.page, "Paused. PRODA says that this device or its key has expired");
    await options.bringToFront();
    await control.setFaults({});
    await type(options, "#pb-activationCode", control.issueActivationCode());
    await pressButton(options, "Activate device");
    await waitUntilActivated(options);
    await desk.page.bringToFront();
    expect((await waitUntilFinished(desk.page)).legend).toMatchObject({
      totalClients: 9,
      success: 9,
      failed: 0,
      uncompleted: 0,
    });
    expect(asked()).toHaveLength(9);
  });

  test("a wrong API key pauses the sync with the remedy, and the right one lets it go on by itself", async () => {
    await saveApiKey(options, "not-the-key");
    await sync(desk, some(2));
    await waitForWords(desk.page, "Paused. The NDIA refused this organisation's access.");
    expect(await panelText(desk.page)).toContain("Check the API key in Options > Connection");
    await saveApiKey(options, desk.sandbox.connection.apiKey);
    await desk.page.bringToFront();
    expect((await waitUntilFinished(desk.page)).legend).toMatchObject({
      totalClients: 2,
      success: 2,
      failed: 0,
      uncompleted: 0,
    });
  });
});

const fieldError = (field: string) => (page: Page) =>
  page.evaluate((id) => document.getElementById(id)?.innerText ?? "", `pb-${field}-error`);
const textOf = (page: Page) => page.evaluate(() => document.body.innerText);
const valueOf = (page: Page, field: string) =>
  page.$eval(`#pb-${field}`, (input) => (input as HTMLInputElement).value);

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
