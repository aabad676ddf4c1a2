import { expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { showBadge } from "../../../lib/platform/badge.ts";

test.each([
  [0, "", "Planbridge"],
  [3, "3", "Planbridge: new about your participants"],
  [99, "99", "Planbridge: new about your participants"],
  [100, "99+", "Planbridge: new about your participants"],
])("the icon shows %i participants with something new as “%s”", async (count, text, title) => {
  const setBadgeText = vi.fn<(of: object) => Promise<void>>().mockResolvedValue();
  const setTitle = vi.fn<(of: object) => Promise<void>>().mockResolvedValue();
  const setBadgeBackgroundColor = vi.fn<(of: object) => Promise<void>>().mockResolvedValue();
  Object.assign(fakeBrowser, { action: { setBadgeText, setTitle, setBadgeBackgroundColor } });
  await showBadge(count);
  expect([setBadgeText.mock.calls, setTitle.mock.calls]).toEqual([[[{ text }]], [[{ title }]]]);
});
