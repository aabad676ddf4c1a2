import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { type ComponentChild, h, render } from "preact";
import base from "../base/base.css?inline";
import { keepFocus } from "../base/focus/keep-focus.ts";
import { dropEvent, PERSONAL_EVENTS } from "../base/mount/untrusted-events.ts";
import { followPresentation } from "./follow-presentation.ts";
import { OfferUnlock } from "./offer-unlock.tsx";
import tokens from "../base/tokens.css?inline";
import { detectColourScheme } from "../../lib/crm/page/colour-scheme.ts";
import { isVisiblePress } from "../../lib/crm/page/visible-press.ts";

/** Nothing of the CRM's styles gets in. The display is set against a page that hides elements it doesn't know. */
const RESET = ":host{all:initial !important;display:block !important}";

const PRESSED = "button,a,summary,label,input,select";

/**
 * Only a person's own hand reaches our handlers: no event that a script made, no form that a script sends, and no press on
 * a button that the person can't see because the page has covered or cut it.
 */
function blockWhatIsNotAPersons(event: Event, host: Element, covered: HTMLElement): void {
  const isPress = event.isTrusted && event.type === "click";
  const control = isPress && (event.target as Element).closest?.(PRESSED);
  const isCovered = control ? !isVisiblePress(control, host) : false;
  if (isPress) covered.textContent = isCovered ? COVERED : "";
  // No surface in a page has a form of its own.
  if (!event.isTrusted || event.type === "submit" || isCovered) dropEvent(event);
}

/** A press is never ignored without a word. */
const COVERED =
  "Planbridge ignored this press, because a part of this page covers the button. Close what covers it, or scroll, then press again.";

function createCoveredNote(): HTMLElement {
  const note = document.createElement("div");
  note.className = "pb-surface";
  note.role = "alert";
  return note;
}

/**
 * Renders into a closed shadow root of its own: our styles stay inside, the CRM's styles, hotkeys and scripts outside. Returns the
 * host element, at the end of the page until the caller moves it. Removed when the script's context becomes invalid.
 * WXT's `createShadowRootUi` does the same and weighs ten times as much in every page script.
 */
export function mountShadow(
  ctx: Pick<ContentScriptContext, "signal" | "onInvalidated">,
  name: string,
  css: string,
  content: ComponentChild,
): HTMLElement {
  for (const former of document.querySelectorAll(name)) former.remove();
  const host = document.createElement(name);
  const shadow = host.attachShadow({ mode: "closed" });
  const style = document.createElement("style");
  style.textContent = [RESET, tokens, base, css].join("\n");
  const container = document.createElement("div");
  const covered = createCoveredNote();
  shadow.append(style, container, covered);
  const block = (event: Event) => blockWhatIsNotAPersons(event, host, covered);
  for (const type of PERSONAL_EVENTS)
    // Scrolling waits for no listener.
    shadow.addEventListener(type, block, { capture: true, passive: /^(?:wheel|touch)/.test(type) });
  for (const type of ["keydown", "keyup", "keypress"])
    shadow.addEventListener(type, (event) => event.stopPropagation());
  document.documentElement.append(host);
  host.dataset["ground"] = detectColourScheme(document);
  keepFocus(shadow, ctx.signal);
  followPresentation(container, ctx.signal);
  render(h(OfferUnlock, null, content), container);
  ctx.onInvalidated(() => {
    render(null, container);
    host.remove();
  });
  return host;
}
