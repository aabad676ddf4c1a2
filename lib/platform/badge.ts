import { browser } from "wxt/browser";

/** Shows a few characters on the toolbar's icon, or nothing, and says what they mean. */
export async function showBadge({ text, title }: { text: string; title: string }): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: "#0b5a62" }),
    browser.action.setTitle({ title }),
  ]);
}
