import type { Page } from "puppeteer-core";
import { exposeOwnRoots } from "../own-roots.ts";

/** The accessible name of the focused element, through all shadow roots; `nothing`: the body, or none. */
export async function focusedName(page: Page): Promise<string> {
  await exposeOwnRoots(page);
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (!focused || focused === document.body || focused === document.documentElement) return "nothing";
    const { labels } = focused as HTMLInputElement;
    const name = focused.ariaLabel ?? labels?.[0]?.textContent ?? focused.textContent ?? "";
    return name.trim() || focused.tagName;
  });
}

/** How far the page extends below its visible content, in px: hidden text must not extend it. */
export function blankTail(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    const end = Math.max(document.body.getBoundingClientRect().bottom + scrollY, clientHeight);
    return Math.max(0, Math.round(scrollHeight - end));
  });
}
