import type { Page } from "puppeteer-core";

/** What has the focus, through all shadow roots, by the name that a person knows it by; `nothing`: the body, or none. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (!focused || focused === document.body || focused === document.documentElement) return "nothing";
    const { labels } = focused as HTMLInputElement;
    const name = focused.ariaLabel ?? labels?.[0]?.textContent ?? focused.textContent ?? "";
    return name.trim() || focused.tagName;
  });
}

/** How much higher the page is than what stands in it, in px: what nobody sees mustn't make it any higher. */
export function blankTail(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    const end = Math.max(document.body.getBoundingClientRect().bottom + scrollY, clientHeight);
    return Math.max(0, Math.round(scrollHeight - end));
  });
}
