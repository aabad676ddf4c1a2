import { careviewLandmarks } from "../profile/pages/index.ts";
import { recognisePage } from "../profile/recognise.ts";

interface Runtime {
  /** Undefined once the extension that this script belongs to was updated or removed. */
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
}

/**
 * The browser's own API: the polyfill would be most of what every CRM page has to load. The browser builds it when it
 * is first used, which costs more than all the rest, so only a page that has something to report uses it.
 */
function runtime(): Runtime | undefined {
  const { browser, chrome } = globalThis as { [name in "browser" | "chrome"]?: { runtime?: Runtime } };
  return (browser ?? chrome)?.runtime;
}

/** Running detectors, and whether the extension that each reports to is still there. */
const world = globalThis as { planbridgeDetectors?: WeakMap<Document, () => boolean> };

/**
 * Tells the background which of the known pages this is, now and after each navigation within the page.
 * It is all that a CRM page pays when it isn't one of ours, so it does nothing else.
 */
export function startDetector(doc: Document): void {
  // Open tabs get it again when an address or a permission is added. A second one would have the page's UI brought
  // in anew, and with that close a dialog that somebody has open.
  const detectors = (world.planbridgeDetectors ??= new WeakMap());
  if (detectors.get(doc)?.()) return;
  detectors.set(doc, () => runtime()?.id !== undefined);
  let reported: string | null = null;
  const report = () => {
    const page = recognisePage(doc, { pages: careviewLandmarks });
    // Such a page is about one record; the list stays the list, whatever is searched on it.
    const about = page === "client-list" ? page : page && `${page} ${doc.location?.href}`;
    if (page && about !== reported) {
      // Nobody answers right after an update or while the extension is switched off: then there is nothing to do.
      runtime()
        ?.sendMessage({ planbridge: "page.recognised", body: { page } })
        .catch(() => undefined);
    }
    reported = about;
  };
  report();
  addEventListener("pageshow", ({ persisted }) => persisted && report());
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener("navigatesuccess", report);
}
