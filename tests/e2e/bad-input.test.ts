import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM_ALONE } from "../support/browsers.ts";
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

describe.each(CHROMIUM_ALONE)("faults of PRODA in %s", (name) => {
  let session: TestSession;
  let options: Page;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 24, activated: false });
    options = await session.openExtensionPage("options.html");
  });
  afterEach(() => repairClient(session.sandbox));
  afterAll(() => session?.dispose());

  const some = (count: number) => clientsOf(session.sandbox, "matching").slice(0, count);
  const asked = () => Object.values(session.sandbox.control.counters().participants);

  test("an invalid connection field shows its error, nothing is saved, and what was typed but the key is there again", async () => {
    await fillConnection(options, session.sandbox);
    await type(options, "#pb-orgId", "44001122");
    await pressButton(options, "Save");
    await waitForWords(
      options,
      "RA number must be ten digits, as PRODA shows it. Correct RA number",
      fieldError("orgId"),
    );
    await expect.poll(() => options.evaluate(() => document.activeElement?.id)).toBe("pb-orgId");
    expect(await valueOf(options, "orgId")).toBe("44001122");
    expect(await valueOf(options, "apiKey")).toBe(session.sandbox.connection.apiKey);
    await type(options, "#pb-orgId", session.sandbox.connection.organisationId);
    await type(options, "#pb-ndiaHost", "http://api.ndis.example");
    await pressButton(options, "Save");
    await waitForWords(options, "NDIA address must be an https address.", fieldError("ndiaHost"));
    expect(await valueOf(options, "ndiaHost")).toBe("http://api.ndis.example");
    await options.close();
    options = await session.openExtensionPage("options.html");
    await waitForWords(options, "Not connected to PRODA", textOf);
    await waitForWords(options, "Restored what you had entered", textOf);
    expect(await valueOf(options, "clientId")).toBe(session.sandbox.connection.clientId);
    expect(await valueOf(options, "apiKey")).toBe("");
    await pressButton(options, "Clear it");
    await expect.poll(() => valueOf(options, "clientId")).toBe("");
  });

  test("a wrong activation code is reported at its field, and the right one works despite a lost reply", async () => {
    const { control, connection } = session.sandbox;
    await options.close();
    options = await configureConnection(session, session.sandbox, "WRONG12345");
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

  test("the API key isn't shown after it is saved", async () => {
    await options.close();
    options = await session.openExtensionPage("options.html");
    await waitForWords(options, "Saved – leave empty to keep it.", textOf);
    expect(await valueOf(options, "apiKey")).toBe("");
    expect(await valueOf(options, "clientId")).toBe(session.sandbox.connection.clientId);
    expect(await options.content()).not.toContain(session.sandbox.connection.apiKey);
  });

  test("a clock ten minutes off is reported in minutes, and the sync resumes once it is right", async () => {
    const { control } = session.sandbox;
    for (const [offset, words] of [
      [-600, "10 minutes ahead of PRODA's"],
      [600, "10 minutes behind PRODA's"],
    ] as const) {
      control.setClock(offset);
      await check(options);
      await waitForWords(options, words, textOf);
      await waitForWords(options, "Set this computer's date and time to automatic", textOf);
    }
    await sync(session, some(2));
    await waitForWords(session.page, "Paused. This computer's clock is 10 minutes behind PRODA's.");
    expect(asked()).toEqual([]);
    control.setClock(0);
    await pressOwnButton(session.page, "Continue");
    expect((await waitUntilFinished(session.page)).legend).toMatchObject({
      totalClients: 2,
      success: 2,
      failed: 0,
      uncompleted: 0,
    });
    await check(options);
    await waitForWords(options, "The connection works.", textOf);
  });

  test("an expired device pauses the sync, and a new activation resumes it automatically", async () => {
    const { control } = session.sandbox;
    // Most of the batch's requests are still to come when the device ends.
    await control.setFaults({ ndia: { holdAfter: 4 } });
    await sync(session, some(9));
    await expect.poll(async () => (await readBatch(session.page)).legend.processed).toBeGreaterThan(0);
    control.endDevice();
    await check(options);
    await waitForWords(
      options,
      "this device or its key has expired or isn't active. Sign in to PRODA, make a new activation code",
      fieldError("activationCode"),
    );
    await control.setFaults({});
    await session.page.bringToFront();
    await waitForWords(session.page, "Paused. PRODA says that this device or its key has expired");
    await options.bringToFront();
    await type(options, "#pb-activationCode", control.issueActivationCode());
    await pressButton(options, "Activate device");
    await waitUntilActivated(options);
    await session.page.bringToFront();
    expect((await waitUntilFinished(session.page)).legend).toMatchObject({
      totalClients: 9,
      success: 9,
      failed: 0,
      uncompleted: 0,
    });
    expect(asked()).toHaveLength(9);
  });

  test("a wrong API key pauses the sync with the remedy, and the right one resumes it automatically", async () => {
    await saveApiKey(options, "not-the-key");
    await sync(session, some(2));
    await waitForWords(session.page, "Paused. The NDIA refused this organisation's access.");
    expect(await panelText(session.page)).toContain("Check the API key in Options > Connection");
    await saveApiKey(options, session.sandbox.connection.apiKey);
    await session.page.bringToFront();
    expect((await waitUntilFinished(session.page)).legend).toMatchObject({
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
