import { browser } from "wxt/browser";
import type { ScriptPublicPath } from "wxt/utils/inject-script";
import { careviewPages } from "../../crm/profile/pages/index.ts";
import type { EnvironmentBand } from "../../domain/access/environment-band.ts";
import { hasHostPermission } from "../../platform/host-permission.ts";
import { notAllowed } from "../../services/crm/crm-reader.ts";
import { openShortcutSettings, paletteShortcut } from "../../platform/palette-key.ts";
import { isPresenting } from "../../platform/presentation.ts";
import { saveRecognisedPage } from "../../platform/session/recognised-pages.ts";
import { saveServiceDates } from "../../platform/session/service-dates.ts";
import type { HandlersOf, Sender } from "../receive.ts";
import type { pageOperations } from "../../messaging/operations/page-operations.ts";

type Page = (typeof careviewPages)[number];

/** The content script of each page on which Planbridge has a UI. */
const SCRIPTS = new Map<string, Extract<Page, { script: string }>["script"]>(
  careviewPages.flatMap((page) => ("script" in page ? [[page.name, page.script] as const] : [])),
);

/** What runs in the page's own world there. */
const PAGE_WORLD_SCRIPTS = new Map<string, "save-guard">(
  careviewPages.flatMap((page) =>
    "pageWorldScript" in page ? [[page.name, page.pageWorldScript] as const] : [],
  ),
);

/** Injects the UI into a recognised page, and reports that its CRM's user is signed in. */
export function pageHandlers(deps: {
  signedIn: (site: string) => Promise<void>;
  /** The CRM's sign-in page is open in a tab. */
  signInOpened: (site: string) => Promise<void>;
  /** What was kept of the page before in this frame counts no more. */
  forgetPage: (frame: { tabId: number; frameId: number }) => void;
  /** Which environment this computer works with; `null`: not told. */
  environment: () => Promise<EnvironmentBand | null>;
}): HandlersOf<typeof pageOperations> {
  const { signedIn, signInOpened, forgetPage, environment } = deps;
  return {
    "page.noticed": async (_body, from) => {
      await inject(from, "/recogniser.js");
      return null;
    },
    "page.recognised": async ({ page }, from) => {
      if (page === "sign-in" && !from.session) await signInOpened(from.origin);
      if (from.tabId === undefined || page === "sign-in") return null;
      forgetPage({ tabId: from.tabId, frameId: from.frameId ?? 0 });
      if (!from.frameId) await saveServiceDates(from.tabId, undefined);
      const script = SCRIPTS.get(page);
      const worldScript = PAGE_WORLD_SCRIPTS.get(page);
      if (worldScript) await inject(from, `/${worldScript}.js`, "MAIN");
      if (script) await inject(from, `/content-scripts/${script}.js`);
      // Whoever is signed in there isn't who the background is.
      if (!from.session) await signedIn(from.origin);
      // Last: whoever waits for it may read the CRM at once.
      if (!from.frameId)
        await saveRecognisedPage(from.tabId, { site: from.origin, path: from.path ?? null, page });
      return null;
    },
    "page.service-dates": async ({ dates }, from) => {
      if (from.tabId !== undefined && !from.frameId) await saveServiceDates(from.tabId, dates);
      return null;
    },
    "page.dialog": async ({ name }, from) => {
      // A page that is open stays ours when the browser's permission is withdrawn, but gets no other script.
      if (!(await hasHostPermission(from.origin))) throw notAllowed(from.origin, "work on", "try again here");
      await inject(from, `/${name}-dialog.js`);
      return environment();
    },
    "presentation.view": async () => ({ isOn: await isPresenting() }),
    "palette.shortcut": async () => ({ shortcut: await paletteShortcut() }),
    "palette.change-key": async () => {
      await openShortcutSettings();
      return null;
    },
    "options.open": async (at, { tabId }) => {
      // The browser's own function reuses an open Options tab, but can't open a section of it.
      const tab = at?.section === "page-check" && tabId !== undefined ? `?tab=${tabId}` : "";
      if (at)
        await browser.tabs.create({ url: `${browser.runtime.getURL("/options.html")}${tab}#${at.section}` });
      else await browser.runtime.openOptionsPage();
      return null;
    },
  };
}

/** Into the frame that asked, and no other: the CRM may show one of its pages within another. */
async function inject({ tabId, frameId = 0 }: Sender, file: ScriptPublicPath, world?: "MAIN"): Promise<void> {
  if (tabId === undefined) return;
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    files: [file],
    ...(world ? { world } : {}),
  });
}
