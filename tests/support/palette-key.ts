import type { Launched } from "./launch.ts";

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
 * Raises the browser's own event for the palette's key, with the tab that is in front. The key itself never reaches a page, and
 * no driver presses it.
 */
export async function pressPaletteKey(launched: Launched): Promise<void> {
  if (launched.name === "firefox") return raiseInFirefox(launched);
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

async function raiseInFirefox({ browser }: Launched): Promise<void> {
  const page = await browser.newPage();
  await page.goto("about:config", { waitUntil: [] });
  await page.evaluate(
    (id, name) => {
      const { WebExtensionPolicy } = globalThis as unknown as FirefoxApi;
      // Once this page has closed, and the one before is in front again.
      WebExtensionPolicy.getByID(id).extension.shortcuts.onCommand(name);
    },
    FIREFOX_ID,
    COMMAND,
  );
  await page.close();
}
