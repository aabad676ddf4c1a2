import { careview } from "./careview.ts";
import { recognisePage } from "./recognise.ts";

/** The browser's own API: the polyfill would be most of what every CRM page has to load. */
const { runtime } = ((globalThis as { browser?: unknown }).browser ?? (globalThis as { chrome?: unknown }).chrome) as {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
};

/**
 * Tells the background which of the known pages this is, now and after each navigation within the page.
 * It is all that a CRM page pays when it isn't one of ours, so it does nothing else.
 */
export function startDetector(doc: Document): void {
  let seen: string | null = null;
  const look = () => {
    const page = recognisePage(doc, careview);
    if (page && page !== seen) {
      // Nobody answers right after an update or while the extension is switched off: then there is nothing to do.
      runtime.sendMessage({ planbridge: "page.recognised", body: { page } }).catch(() => undefined);
    }
    seen = page;
  };
  look();
  addEventListener("pageshow", ({ persisted }) => persisted && look());
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener("navigatesuccess", look);
}
