import { type Browser, browser } from "wxt/browser";
import type { SiteProfile } from "../../crm/profile/site-profile.ts";
import { browserOf, formatDiagnostic } from "../../domain/page-health/diagnostic.ts";
import type { PageHealth } from "../../domain/page-health/page-health.ts";
import { listSites, siteAt } from "../../services/crm/sites.ts";
import type { Database } from "../../storage/database.ts";
import type { pageCheckOperations } from "../../messaging/operations/page-check-operations.ts";
import type { PageCheckView } from "../../messaging/views.ts";
import type { HandlersOf } from "../receive.ts";

/** Asks a tab of the CRM how its page is read. Nothing is brought into any other tab. */
export function pageCheckHandlers(db: Database): HandlersOf<typeof pageCheckOperations> {
  return {
    "page.check": async ({ tabId }) => {
      const site = await siteAt(db, (await findTab(tabId))?.url);
      return site ? checkPage(tabId, site.profile) : { state: "other-site" };
    },
    "page.tabs": async () => {
      const origins = new Set((await listSites(db)).map(({ origin }) => origin));
      const tabs = (await browser.tabs.query({})).filter(
        ({ url = "" }) => URL.canParse(url) && origins.has(new URL(url).origin),
      );
      return tabs.flatMap(({ id, title }) => (id === undefined ? [] : [{ tabId: id, title: title ?? "" }]));
    },
  };
}

/** The tab may be gone by now. */
export function findTab(tabId: number): Promise<Browser.tabs.Tab | undefined> {
  return browser.tabs.get(tabId).catch(() => undefined);
}

async function checkPage(tabId: number, profile: SiteProfile): Promise<PageCheckView> {
  const read = await readFrames(tabId);
  const recognised = read.filter(({ page }) => page !== null);
  const pages = recognised.length > 0 ? recognised : read.slice(0, 1);
  if (pages.length === 0) return { state: "unreadable" };
  const { name, version } = browser.runtime.getManifest();
  const source = { version: `${name} ${version}`, browser: browserOf(navigator.userAgent), profile };
  return { state: "read", pages, diagnostic: formatDiagnostic(pages, source) };
}

/** Every frame of the tab's own origin. A tab that is still loading, or shows an error page, takes no script. */
async function readFrames(tabId: number): Promise<PageHealth[]> {
  try {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: ["/page-health.js"],
    });
    return frames.flatMap(({ result }) => (result as PageHealth | null | undefined) ?? []);
  } catch {
    return [];
  }
}
