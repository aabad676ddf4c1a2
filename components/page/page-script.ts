import { type ContentScriptContext, defineContentScript } from "#imports";

/**
 * The script of one kind of page, so that a page loads what it shows and no more. Brought in by the background where
 * the detector recognised the page; never declared, so other pages don't load it.
 */
export function pageScript(mount: (ctx: ContentScriptContext) => void) {
  return defineContentScript({ registration: "runtime", matches: [], main: mount });
}
