import { browser } from "wxt/browser";
import type { Handlers } from "../receive.ts";

const WITH_UI = new Set([
  "client-list",
  "client-profile",
  "service-contract",
  "budget-form",
  "invoice-form",
  "streamline-review",
  "streamline",
]);

/** Brings the page's UI into a page that was recognised, and tells that its CRM's user is signed in. */
export function pageHandlers(
  signedIn: (site: string) => Promise<void>,
): Pick<Handlers, "page.recognised" | "options.open"> {
  return {
    "page.recognised": async ({ page }, { tabId, frameId = 0, origin }) => {
      if (tabId === undefined || page === "sign-in") return null;
      if (WITH_UI.has(page)) {
        await browser.scripting.executeScript({
          target: { tabId, frameIds: [frameId] },
          files: ["/content-scripts/page.js"],
        });
      }
      await signedIn(origin);
      return null;
    },
    "options.open": async () => {
      await browser.runtime.openOptionsPage();
      return null;
    },
  };
}
