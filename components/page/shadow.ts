import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { type ComponentChild, render } from "preact";
import base from "../base/base.css?inline";
import { keepFocus } from "../base/keep-focus.ts";
import tokens from "../base/tokens.css?inline";
import { detectColourScheme } from "../../lib/crm/page/colour-scheme.ts";

/** Nothing of the CRM's styles gets in. The display is set against a page that hides elements it doesn't know. */
const RESET = ":host{all:initial !important;display:block !important}";

/** A script of the page can't press our buttons: what they do writes to the CRM. */
function blockUntrustedEvents(event: Event): void {
  // A form that a script submits counts as trusted; but no user activation stands behind it then.
  if (event.isTrusted && navigator.userActivation.isActive) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * Renders into a shadow root of its own: our styles stay inside, the CRM's styles and hotkeys stay outside. Returns the
 * host element, at the end of the page until the caller moves it. Removed when the script's context becomes invalid.
 * WXT's `createShadowRootUi` does the same and weighs ten times as much in every page script.
 */
export function mountShadow(
  ctx: ContentScriptContext,
  name: string,
  css: string,
  content: ComponentChild,
): HTMLElement {
  document.querySelector(name)?.remove();
  const host = document.createElement(name);
  const shadow = host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = [RESET, tokens, base, css].join("\n");
  const container = document.createElement("div");
  shadow.append(style, container);
  for (const type of ["keydown", "keyup", "keypress"])
    shadow.addEventListener(type, (event) => event.stopPropagation());
  for (const type of ["click", "submit"])
    shadow.addEventListener(type, blockUntrustedEvents, { capture: true });
  document.documentElement.append(host);
  host.dataset["ground"] = detectColourScheme(document);
  keepFocus(shadow, ctx.signal);
  render(content, container);
  ctx.onInvalidated(() => {
    render(null, container);
    host.remove();
  });
  return host;
}
