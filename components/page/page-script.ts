import { defineContentScript } from "#imports";
import type { ContentScriptContext } from "../../lib/platform/page-context.ts";

/**
 * The content script of one kind of page, so that a page loads only what it shows. The background injects it where the
 * detector recognised the page; it isn't declared in the manifest, so other pages don't load it.
 */
export function pageScript(mount: (ctx: ContentScriptContext) => void) {
  return defineContentScript({ registration: "runtime", matches: [], main: mount });
}
