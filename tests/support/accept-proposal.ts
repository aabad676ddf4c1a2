import { exposeOwnRoots } from "./own-roots.ts";
import { confirm, type Host, openReview } from "./pace.ts";
import type { TestSession } from "./test-session.ts";

/**
 * A person accepts the proposal that is shown: opens its window, types the amount that moves and presses the button beside it.
 * `ready` is called right before that. Resolves once the press was made.
 */
export async function acceptProposal(
  session: TestSession,
  host: Host,
  button: string,
  ready: () => Promise<void>,
): Promise<void> {
  await closeReviews(session);
  const review = await openReview(session, host);
  await ready();
  await confirm(review, button);
}

/** Windows that were left open when the extension died show another proposal. */
async function closeReviews({ browser, extension }: TestSession): Promise<void> {
  for (const target of browser.targets())
    if (target.url().startsWith(`${extension}/review.html`)) await (await target.page())?.close();
}

/** Whether the page tells that it was accepted: it shows what becomes of the records. */
export async function isShownAsAccepted({ page }: TestSession, host: Host): Promise<boolean> {
  await exposeOwnRoots(page);
  return page.evaluate(
    (name) =>
      document.querySelector(name)?.shadowRoot?.querySelector(".pb-change-progress") instanceof Element,
    host,
  );
}
