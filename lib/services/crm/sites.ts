import { browser } from "wxt/browser";
import { profiles } from "../../crm/profile/careview.ts";
import type { SiteProfile } from "../../crm/profile/site-profile.ts";
import type { Database } from "../../storage/database.ts";
import { hasHostPermission, originPattern } from "../../platform/host-permission.ts";
import { managedSettings } from "../../storage/settings/policy.ts";
import { addedSites } from "../../storage/settings/settings.ts";
import type { Site } from "../../storage/settings/stored-site.ts";

/** The CRM's own address. Any other is added in Options or by policy. */
const BUILT_IN: Site[] = [{ origin: "https://app.careview.io", profileId: "careview" }];

/** Every CRM address in force, whether it can be removed by hand, and whether an organisation's policy has set it. */
export async function listSites(db: Database): Promise<(Site & { fixed: boolean; managed: boolean })[]> {
  const fixed = [
    ...BUILT_IN.map((site) => ({ ...site, fixed: true, managed: false })),
    ...(await managedSettings()).sites.map((site) => ({ ...site, fixed: true, managed: true })),
  ];
  const added = (await addedSites(db)).map((site) => ({ ...site, fixed: false, managed: false }));
  return [...new Map([...added, ...fixed].map((site) => [site.origin, site])).values()].toSorted(
    (a, b) => Number(b.fixed) - Number(a.fixed),
  );
}

export async function profileOf(db: Database, origin: string): Promise<SiteProfile | undefined> {
  const site = (await listSites(db)).find((each) => each.origin === origin);
  return profiles.find(({ id }) => id === site?.profileId);
}

/** The CRM at the address of a tab, which the browser tells only where it allows Planbridge; else `undefined`. */
export async function siteAt(
  db: Database,
  address: string | undefined,
): Promise<{ origin: string; profile: SiteProfile } | undefined> {
  if (!address || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  const profile = await profileOf(db, origin);
  return profile && (await hasHostPermission(origin)) ? { origin, profile } : undefined;
}

const DETECTOR = "planbridge-detector";

/** Puts the detector on the CRM addresses in force that the browser allows, and on their tabs that are open already. */
export function registerDetector(db: Database, alsoOpenTabs: boolean): Promise<void> {
  // A start of the worker and an installation come at the same moment; registering twice is an error.
  return navigator.locks.request(DETECTOR, () => register(db, alsoOpenTabs));
}

/** Whether the browser puts the detector on this address's pages. It knows that without the database. */
export async function isDetectorAt(origin: string): Promise<boolean> {
  const scripts = await browser.scripting.getRegisteredContentScripts({ ids: [DETECTOR] });
  return scripts.some(({ matches }) => matches?.includes(originPattern(origin)));
}

/**
 * Whether the extension runs for the first time since it was installed, updated or switched on, or the browser was
 * started: whatever is in the open tabs then is dead or was never there.
 */
export async function isFirstStart(): Promise<boolean> {
  const { started } = await browser.storage.session.get("started");
  if (!started) await browser.storage.session.set({ started: true });
  return !started;
}

async function register(db: Database, alsoOpenTabs: boolean): Promise<void> {
  const origins = (await listSites(db)).map(({ origin }) => origin);
  const allowed = await Promise.all(origins.map(hasHostPermission));
  const matches = [...new Set(origins.filter((_, at) => allowed[at]).map(originPattern))];
  const script = {
    id: DETECTOR,
    js: ["/detector.js"],
    matches,
    // The CRM may show one of its pages within another; each frame is a page of its own.
    allFrames: true,
    runAt: "document_idle" as const,
  };
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [DETECTOR] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [DETECTOR] });
    return;
  }
  if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
  if (alsoOpenTabs) await injectDetector(matches);
}

async function injectDetector(matches: string[]): Promise<void> {
  const tabs = (await browser.tabs.query({ url: matches })).flatMap(({ id }) => id ?? []);
  // A tab that is still loading or shows an error page refuses; it gets the detector when it loads.
  await Promise.allSettled(
    tabs.map((tabId) =>
      browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: ["/detector.js"] }),
    ),
  );
}
