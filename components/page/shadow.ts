import { type ContentScriptContext, createShadowRootUi } from "#imports";
import { type ComponentChild, render } from "preact";
import base from "../base/base.css?inline";
import { keepFocus } from "../base/keep-focus.ts";
import tokens from "../base/tokens.css?inline";
import { detectColourScheme } from "../../lib/crm/page/colour-scheme.ts";

/** A script of the page may press nothing of ours: what stands here writes to the CRM. */
function onlyByPeople(event: Event): void {
  // A form that a script sends counts as trusted; but nobody has just pressed anything then.
  if (event.isTrusted && navigator.userActivation.isActive) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A place of ours in the CRM's page: our styles can't get out, the CRM's can't get in, nor its hotkeys. */
export function createShadow(ctx: ContentScriptContext, name: string, css: string, content: ComponentChild) {
  document.querySelector(name)?.remove();
  return createShadowRootUi(ctx, {
    name,
    css: [":host{display:block !important}", tokens, base, css].join("\n"),
    position: "inline",
    anchor: () => document.documentElement,
    isolateEvents: ["keydown", "keyup", "keypress"],
    onMount: (container, shadow, host) => {
      for (const type of ["click", "submit"]) shadow.addEventListener(type, onlyByPeople, { capture: true });
      host.dataset["ground"] = detectColourScheme(document);
      keepFocus(shadow, ctx.signal);
      render(content, container);
      return container;
    },
    onRemove: (container) => container && render(null, container),
  });
}
