import { expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { showBadge } from "../../../lib/platform/badge.ts";

test("showBadge puts the text on the icon and says what it means", async () => {
  const setBadgeText = vi.fn<(of: object) => Promise<void>>().mockResolvedValue();
  const setTitle = vi.fn<(of: object) => Promise<void>>().mockResolvedValue();
  const setBadgeBackgroundColor = vi.fn<(of: object) => Promise<void>>().mockResolvedValue();
  Object.assign(fakeBrowser, { action: { setBadgeText, setTitle, setBadgeBackgroundColor } });
  await showBadge({ text: "3", title: "Planbridge: new" });
  expect([setBadgeText.mock.calls, setTitle.mock.calls]).toEqual([
    [[{ text: "3" }]],
    [[{ title: "Planbridge: new" }]],
  ]);
});
