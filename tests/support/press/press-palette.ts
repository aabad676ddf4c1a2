import type { Browser, Page } from "puppeteer-core";
import type { Launched } from "../launch.ts";

const COMMAND = "open-palette";
const FIREFOX_ID = "planbridge@planbridge.example";

interface ChromeApi {
  tabs: { query(what: object): Promise<object[]> };
  commands: { onCommand: { dispatch(name: string, tab: object | undefined): void } };
}
interface FirefoxApi {
  WebExtensionPolicy: {
    getByID(id: string): { extension: { shortcuts: { onCommand(name: string): void } } };
  };
}

/**
 * Brings a tab to the front and raises the browser's own event for the palette's key there. The key itself never reaches a
 * page, and no driver presses it.
 */
export async function pressPaletteKey(launched: Launched, front: Page): Promise<void> {
  if (launched.name === "firefox") return raiseInFirefox(launched, front);
  await front.bringToFront();
  const { browser, extension } = launched;
  const target = await browser.waitForTarget(
    (each) => each.type() === "service_worker" && each.url().startsWith(extension),
  );
  const worker = await target.worker();
  await worker?.evaluate(async (name) => {
    const { tabs, commands } = (globalThis as unknown as { chrome: ChromeApi }).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    commands.onCommand.dispatch(name, tab);
  }, COMMAND);
}

/** A page of the browser's own, from which its own functions are reached. It stays behind the others. */
const ownPages = new WeakMap<Browser, Page>();

async function raiseInFirefox({ browser }: Launched, front: Page): Promise<void> {
  const own = ownPages.get(browser) ?? (await browser.newPage());
  if (!ownPages.has(browser)) await own.goto("about:config", { waitUntil: [] });
  ownPages.set(browser, own);
  await front.bringToFront();
  await own.evaluate(
    (id, name) => {
      const { WebExtensionPolicy } = globalThis as unknown as FirefoxApi;
      WebExtensionPolicy.getByID(id).extension.shortcuts.onCommand(name);
    },
    FIREFOX_ID,
    COMMAND,
  );
}
