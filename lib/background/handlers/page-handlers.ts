import { browser } from "wxt/browser";
import type { HandlersOf } from "../receive.ts";
import type { pageOperations } from "../../messaging/operations/page-operations.ts";

/** The script of each page that has a UI of ours. */
const SCRIPTS = {
  "client-list": "/content-scripts/client-list.js",
  "client-profile": "/content-scripts/client-profile.js",
  "service-contract": "/content-scripts/service-contract.js",
  "budget-form": "/content-scripts/budget-form.js",
  "invoice-form": "/content-scripts/invoice.js",
  "streamline-review": "/content-scripts/invoice.js",
  streamline: "/content-scripts/streamline.js",
  "bulk-import": "/content-scripts/bulk-import.js",
} as const;

function hasUi(page: string): page is keyof typeof SCRIPTS {
  return Object.hasOwn(SCRIPTS, page);
}

/** Injects the UI into a recognised page, and reports that its CRM's user is signed in. */
export function pageHandlers(signedIn: (site: string) => Promise<void>): HandlersOf<typeof pageOperations> {
  return {
    "page.recognised": async ({ page }, { tabId, frameId = 0, origin }) => {
      if (tabId === undefined || page === "sign-in") return null;
      if (hasUi(page)) {
        await browser.scripting.executeScript({
          target: { tabId, frameIds: [frameId] },
          files: [SCRIPTS[page]],
        });
      }
      await signedIn(origin);
      return null;
    },
    "options.open": async (at) => {
      // The browser's own way finds a tab that has them open, but leads to no section of them.
      if (at) await browser.tabs.create({ url: `${browser.runtime.getURL("/options.html")}#${at.section}` });
      else await browser.runtime.openOptionsPage();
      return null;
    },
  };
}
