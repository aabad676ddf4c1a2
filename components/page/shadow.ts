import { type ContentScriptContext, createShadowRootUi } from "#imports";
import { type ComponentChild, render } from "preact";
import base from "../base/base.css?inline";
import { keepFocus } from "../base/keep-focus.ts";
import tokens from "../base/tokens.css?inline";
import { detectColourScheme } from "../../lib/crm/page/colour-scheme.ts";

/** Scripts of the page must not press Planbridge's controls, since these write to the CRM. */
function blockUntrustedEvents(event: Event): void {
  // A form submitted by a script counts as trusted, but without a user activation.
  if (event.isTrusted && navigator.userActivation.isActive) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A shadow root in the CRM's page: styles can't leak in or out, and the CRM's hotkeys don't fire inside. */
export function createShadow(ctx: ContentScriptContext, name: string, css: string, content: ComponentChild) {
  document.querySelector(name)?.remove();
  return createShadowRootUi(ctx, {
    name,
    css: [":host{display:block !important}", tokens, base, css].join("\n"),
    position: "inline",
    anchor: () => document.documentElement,
    isolateEvents: ["keydown", "keyup", "keypress"],
    onMount: (container, shadow, host) => {
      for (const type of ["click", "submit"])
        shadow.addEventListener(type, blockUntrustedEvents, { capture: true });
      host.dataset["ground"] = detectColourScheme(document);
      keepFocus(shadow, ctx.signal);
      render(content, container);
      return container;
    },
    onRemove: (container) => container && render(null, container),
  });
}
