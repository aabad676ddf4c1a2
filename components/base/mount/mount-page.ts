import { type ComponentChild, render } from "preact";
import { keepFocus } from "../focus/keep-focus.ts";
import { blockUntrustedEvents } from "./untrusted-events.ts";

/** Draws a page of the extension. Each of them begins with it: what it blocks is blocked on every control that is ever drawn. */
export function mountPage(content: ComponentChild): void {
  blockUntrustedEvents(window);
  keepFocus(document);
  render(content, document.getElementById("app") as HTMLElement);
}
