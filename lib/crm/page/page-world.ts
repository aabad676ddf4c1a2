import type { PageName } from "../profile/pages/index.ts";

/** The browser's API as content scripts need it. */
interface Runtime {
  /** Undefined once the extension that this script belongs to was updated or removed. */
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
}

/**
 * The browser's own API: the polyfill would be most of what every CRM page has to load. The browser builds it when it
 * is first used, which costs more than all the rest, so only a page that has something to report uses it.
 */
export function runtime(): Runtime | undefined {
  const { browser, chrome } = globalThis as { [name in "browser" | "chrome"]?: { runtime?: Runtime } };
  return (browser ?? chrome)?.runtime;
}

/** What our scripts in one page know of each other. They run in a world of their own, which the page can't see. */
interface PageWorld {
  /** The page that the detector is in, and whether the extension that it reports to is still there. */
  planbridgeDetectors?: WeakMap<Document, () => boolean>;
  planbridgePage?: {
    /** What the page was last recognised as. */
    name: PageName | null;
    /** Takes away what a page script has put into the page. */
    end?: () => void;
  };
  /** What starts each dialog that has a script of its own, once that was loaded. */
  planbridgeDialogs?: Record<string, unknown>;
}

export const world = globalThis as PageWorld;
