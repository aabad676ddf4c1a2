import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFindings } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { paste, pressButton } from "../../support/user.ts";
import { textOf } from "../../support/workspace.ts";

const PASSPHRASE = "kettle orbit walnut sandal";
const UNLOCK = "#pb-unlock-passphrase";
const SEALED = "Everything that is stored is sealed";
const CONNECTED = "Connected to PRODA";

describe.each(BROWSERS)("the passphrase in %s", (name) => {
  let session: TestSession;
  let options: Page;
  let popup: Page;
  let workspace: Page;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 4 });
    options = await session.openExtensionPage("options.html#protection");
  });
  afterAll(() => session?.dispose());

  async function unlock(page: Page, passphrase: string): Promise<void> {
    await page.bringToFront();
    await paste(page, { [UNLOCK]: passphrase });
    await pressButton(page, "Unlock");
  }

  test("a passphrase that was typed twice seals what is stored, and everything goes on", async () => {
    await expect.poll(() => textOf(options)).toContain("Not protected: set a passphrase.");
    await paste(options, { "#pb-passphrase-next": PASSPHRASE, "#pb-passphrase-repeated": PASSPHRASE });
    await pressButton(options, "Set passphrase and seal");
    await expect.poll(() => textOf(options)).toContain(SEALED);
    popup = await session.openExtensionPage("popup.html");
    await expect.poll(() => textOf(popup)).toContain(CONNECTED);
    workspace = await session.openExtensionPage("workspace.html#history");
    await expect.poll(() => textOf(workspace)).toContain("History");
  });

  test("a lock leaves nothing but the unlock form in every open page", async () => {
    await options.bringToFront();
    await pressButton(options, "Lock now");
    for (const page of [options, popup, workspace]) {
      // The workspace is loaded anew by it, which a look at it may meet.
      await expect
        .poll(async () => ({
          forms: (await page.$$(UNLOCK)).length,
          parts: (await page.$$("main, nav, .pb-shell")).length,
          isSaid: (await textOf(page)).includes("Planbridge is locked"),
          isConnected: (await textOf(page)).includes(CONNECTED),
        }))
        .toEqual({ forms: 1, parts: 1, isSaid: true, isConnected: false });
    }
    expect(await accessibilityFindings(popup, "page")).toEqual([]);
  });

  test("a wrong passphrase is said at its field and stays selected there", async () => {
    await unlock(popup, "not this one at all");
    const error = await popup.waitForSelector(`${UNLOCK}-error`);
    expect(await error?.evaluate(({ textContent }) => textContent)).toContain("This isn't the passphrase.");
    const selected = await popup.$eval(UNLOCK, (field) => {
      const { selectionStart, selectionEnd, value } = field as HTMLInputElement;
      return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    });
    expect(selected).toBe("not this one at all");
  });

  test("the passphrase brings the data back in every open page", async () => {
    await unlock(popup, PASSPHRASE);
    await expect.poll(() => textOf(popup)).toContain(CONNECTED);
    await expect.poll(() => textOf(workspace)).toContain("History");
    await expect.poll(() => textOf(options)).toContain(SEALED);
  });

  test("a restart of the browser locks", async () => {
    await session.restartBrowser();
    popup = await session.openExtensionPage("popup.html");
    await popup.waitForSelector(UNLOCK);
    expect(await textOf(popup)).not.toContain(CONNECTED);
    await unlock(popup, PASSPHRASE);
    await expect.poll(() => textOf(popup)).toContain(CONNECTED);
  });
});
