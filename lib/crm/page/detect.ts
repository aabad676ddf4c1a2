import { FIRST_LOOK, HEADINGS, MAX_LABEL_LENGTH } from "../profile/pages/first-look.ts";
import { runtime, world } from "./page-world.ts";
import { watchChanges } from "./watch-changes.ts";

/**
 * Tells the background when a page has a heading like those of the known pages, at once or whenever it comes: only then is
 * the script brought in that looks closely. It is all that a CRM page pays when it isn't one of ours, so it does nothing
 * else.
 */
export function startDetector(doc: Document): void {
  // Open tabs get it again when an address or a permission is added. A second one would have the page's UI brought
  // in anew, and with that close a dialog that somebody has open.
  const detectors = (world.planbridgeDetectors ??= new WeakMap());
  if (detectors.get(doc)?.() || isFramedByAnotherSite()) return;
  const isAlive = () => runtime()?.id !== undefined;
  detectors.set(doc, isAlive);
  let stop: (() => void) | undefined;
  const look = () => {
    const isNoticed = Array.from(doc.querySelectorAll(HEADINGS)).some(mayBeOurs);
    if (isNoticed) {
      stop?.();
      // Nobody answers right after an update or while the extension is switched off. A later change is another chance.
      if (isAlive()) runtime()?.sendMessage({ planbridge: "page.noticed" }).catch(start);
    }
    return isNoticed;
  };
  const start = () => {
    stop = watchChanges(doc, { look });
  };
  if (!look()) start();
}

/** Another site could lay itself over our buttons. */
function isFramedByAnotherSite(): boolean {
  try {
    return globalThis.top !== globalThis.self && !globalThis.top?.document;
  } catch {
    return true;
  }
}

/** The CRM's menus and tiles name its pages as well. */
const WAYS = "nav,aside,footer,a[href]:not([href^='#'],[href^='javascript:'],:has(h1))";

/** Letters that nobody sees. Classes of Unicode would take the browser longer than all the rest. */
const UNSEEN = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

function mayBeOurs(heading: Element): boolean {
  const words = heading.getAttribute("aria-label") ?? "";
  const text = (words + heading.textContent).slice(0, 2 * MAX_LABEL_LENGTH).replaceAll(UNSEEN, "");
  return FIRST_LOOK.test(text) && !heading.closest(WAYS);
}
