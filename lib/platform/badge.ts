import { browser } from "wxt/browser";

/** More doesn't fit on the icon. */
const MOST_SHOWN = 99;

/** Shows on the toolbar's icon of how many participants there is something new; nothing where there is none. */
export async function showBadge(participants: number): Promise<void> {
  const text = participants > MOST_SHOWN ? `${MOST_SHOWN}+` : String(participants);
  await Promise.all([
    browser.action.setBadgeText({ text: participants === 0 ? "" : text }),
    browser.action.setBadgeBackgroundColor({ color: "#0b5a62" }),
    browser.action.setTitle({
      title: participants === 0 ? "Planbridge" : "Planbridge: new about your participants",
    }),
  ]);
}
