import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../../sandbox/start.ts";
import { accessibilityFindings } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { openedPage } from "../../support/launch.ts";
import { waitUntilFinished } from "../../support/screen.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { openClientList, paste, pressButton, pressSync, tickAll } from "../../support/user.ts";

/** What an administrator of the sandbox's organisation would hand out. */
function setUpFile({ connection, proda, crm }: Sandbox): object {
  return {
    planbridge: "set-up",
    version: 1,
    connection: {
      environment: "other",
      clientId: connection.clientId,
      apiKey: connection.apiKey,
      orgId: connection.organisationId,
      deviceHost: connection.prodaDeviceBase,
      tokenHost: proda,
      ndiaHost: connection.ndiaBase,
      tokenAudience: connection.assertionAudience,
      serviceAudience: connection.tokenAudience,
    },
    sites: [{ origin: crm, profileId: "careview" }],
    homeState: "NSW",
  };
}

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

describe.each(BROWSERS)("the first run in %s", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "planbridge-set-up-"));
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 6, activated: false, welcome: "kept" });
  });
  afterAll(async () => {
    await session?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const choose = async (page: Page, content: unknown) => {
    const file = join(folder, "set-up.json");
    writeFileSync(file, JSON.stringify(content));
    const input = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
  };

  test("a new computer goes from the page that opens by itself to its first sync with a set-up file", async () => {
    const welcome = await openedPage(session, "welcome.html", () => false);
    await welcome.bringToFront();
    // A file with a wrong value and an entry of another version: said there, and the rest is taken.
    const whole = setUpFile(session.sandbox);
    await choose(welcome, { ...whole, version: 2, homeState: "Tasmania" });
    await expect.poll(() => textOf(welcome)).toContain("“homeState” isn't a state");
    expect(await textOf(welcome)).toContain("The file isn't of version 1");
    await welcome.waitForSelector("#pb-set-up-deviceName");
    expect(await accessibilityFindings(welcome, "page")).toEqual([]);
    await choose(welcome, whole);
    await expect.poll(() => textOf(welcome)).toContain("set-up.json was read.");
    await paste(welcome, {
      "#pb-set-up-deviceName": session.sandbox.connection.deviceName,
      "#pb-set-up-activationCode": session.sandbox.connection.activationCode,
    });
    await pressButton(welcome, "Set up this computer");
    await expect.poll(() => textOf(welcome), { timeout: 45_000 }).toMatch(/Set up this computer\s*Done/);
    expect(await accessibilityFindings(welcome, "page")).toEqual([]);

    await session.page.bringToFront();
    await openClientList(session.page, session.sandbox);
    await tickAll(session.page);
    await pressSync(session.page);
    const { legend } = await waitUntilFinished(session.page);
    expect(legend).toMatchObject({ totalClients: 6, percent: 100, uncompleted: 0 });
  });

  test("the welcome page opens once: not when the browser starts again", async () => {
    await session.restartBrowser();
    const options = await session.openExtensionPage("options.html");
    await options.waitForSelector("#connection");
    const addresses = await Promise.all(
      (await session.browser.pages()).map((page) => page.evaluate(() => location.href).catch(() => "")),
    );
    expect(addresses.filter((address) => address.includes("welcome.html"))).toEqual([]);
  });
});
