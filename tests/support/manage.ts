import type { JSHandle, Page } from "puppeteer-core";
import type { Launched } from "./launch.ts";
import { pressOwnButton } from "./sync.ts";

/** What a person, or an update, does to the extension in the browser's own settings. */

const HOSTS = ["crm", "proda", "ndia"] as const;
export type Host = (typeof HOSTS)[number];
const pattern = (host: Host) => `http://${host}.localhost/*`;

/** Revokes the browser's permission for one of the sandbox's hosts. */
export async function revokePermission(launched: Launched, options: Page, host: Host): Promise<void> {
  if (launched.name === "firefox") {
    await options.evaluate(
      (origin) => (globalThis as unknown as Firefox).browser.permissions.remove({ origins: [origin] }),
      pattern(host),
    );
    return;
  }
  const others = HOSTS.filter((each) => each !== host).map(pattern);
  await inChromiumSettings(launched, (settings, id) =>
    settings.evaluate(
      async (api, extensionId, hosts) => {
        await api.updateExtensionConfiguration({ extensionId, hostAccess: "ON_SPECIFIC_SITES" });
        for (const each of hosts) await api.addHostPermission(extensionId, each);
      },
      id,
      others,
    ),
  );
}

/** Grants the permissions again: in Firefox with the Allow of Options, which Chromium would answer with a question that no driver can press. */
export async function grantPermission(launched: Launched, options: Page): Promise<void> {
  if (launched.name === "firefox") {
    await options.bringToFront();
    await pressOwnButton(options, "Allow");
    return;
  }
  await inChromiumSettings(launched, (settings, id) =>
    settings.evaluate(
      (api, extensionId) => api.updateExtensionConfiguration({ extensionId, hostAccess: "ON_ALL_SITES" }),
      id,
    ),
  );
}

/** Reloads the extension, as after an update; open tabs keep the old content scripts. */
export async function renewExtension(launched: Launched): Promise<void> {
  if (launched.name === "firefox") {
    const popup = await launched.openExtensionPage("popup.html");
    // The page dies with its extension, so the answer has to come first. While its tab closes, no other comes to the front.
    await popup.evaluate(
      () => void setTimeout(() => (globalThis as unknown as Firefox).browser.runtime.reload(), 50),
    );
    return;
  }
  await inChromiumSettings(launched, async (settings, id) => {
    // Otherwise Chromium switches off what isn't from its store.
    await settings.evaluate((api) => api.updateProfileConfiguration({ inDeveloperMode: true }));
    await settings.evaluate((api, extensionId) => api.reload(extensionId, { failQuietly: true }), id);
  });
}

interface Firefox {
  browser: {
    permissions: { remove(what: { origins: string[] }): Promise<boolean> };
    runtime: { reload(): void };
  };
}

/** The API of `chrome://extensions`, as far as it is used here. */
interface DeveloperPrivate {
  updateExtensionConfiguration(change: {
    extensionId: string;
    hostAccess: "ON_SPECIFIC_SITES" | "ON_ALL_SITES";
  }): Promise<void>;
  addHostPermission(extensionId: string, host: string): Promise<void>;
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  reload(extensionId: string, how: { failQuietly: boolean }): Promise<unknown>;
}

async function inChromiumSettings(
  { browser, extension }: Launched,
  work: (settings: JSHandle<DeveloperPrivate>, id: string) => Promise<unknown>,
): Promise<void> {
  const page = await browser.newPage();
  await page.goto("chrome://extensions/");
  type Global = { chrome: { developerPrivate: DeveloperPrivate } };
  await work(
    await page.evaluateHandle(() => (globalThis as unknown as Global).chrome.developerPrivate),
    new URL(extension).host,
  );
  await page.close();
}
