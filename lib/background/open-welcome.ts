import { browser } from "wxt/browser";
import { managedSettings } from "../storage/settings/policy.ts";

/** In the browser's local storage: the page was opened, or nobody needs it. */
const KEY = "welcome-opened";

/** Opens the welcome page once after an installation. Call it before the first await: the browser tells of it only once. */
export function listenForInstallation(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void openWelcome();
  });
}

/** Never twice, as for an extension that is loaded anew at each start; never where the organisation sets computers up. */
export async function openWelcome(): Promise<void> {
  const { [KEY]: isOpened } = await browser.storage.local.get(KEY);
  if (isOpened) return;
  await browser.storage.local.set({ [KEY]: true });
  if (await isSetUpByOrganisation()) return;
  await browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") });
}

/** A policy that installs the extension may arrive before the one that has its settings. */
async function isSetUpByOrganisation(): Promise<boolean> {
  const { installType } = await browser.management.getSelf();
  if (installType === "admin") return true;
  const { entries } = await managedSettings();
  return ["connection.orgId", "connection.clientId"].every((name) => entries.includes(name));
}
