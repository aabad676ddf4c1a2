import { browser } from "#imports";
import { openReviewWindow } from "../../lib/platform/review-window.ts";
import type { PanelClient } from "../../lib/messaging/views.ts";

/** Opens the window in which this service booking is managed, over the tab in front. */
export async function openBookingWindow(
  { site, path }: Pick<PanelClient, "site" | "path">,
  bookingId: string,
): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return;
  const query = { manageBooking: bookingId, clientPath: path, site };
  await openReviewWindow(String(new URLSearchParams(query)), tab.id);
}
