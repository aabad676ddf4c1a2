import type { TestSession } from "./test-session.ts";
import { confirm, type Host } from "./pace.ts";

/**
 * A person accepts the proposal that is shown: types the amount that moves and presses the button beside it. Resolves once the
 * press was made; the surface then shows the progress, unless the extension died at that moment.
 */
export function acceptProposal({ page }: TestSession, host: Host, button: string): Promise<void> {
  return confirm(page, host, button);
}

/** Whether the surface tells that it was accepted: it shows what becomes of the records. */
export function isShownAsAccepted({ page }: TestSession, host: Host): Promise<boolean> {
  return page.evaluate(
    (name) =>
      document.querySelector(name)?.shadowRoot?.querySelector(".pb-change-progress") instanceof Element,
    host,
  );
}
