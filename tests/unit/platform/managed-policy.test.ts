import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { keepPolicyFromPages, watchPolicy } from "../../../lib/platform/managed-policy.ts";

beforeEach(() => fakeBrowser.reset());

test("watchPolicy tells of each change until its signal ends", async () => {
  const changed = vi.fn<() => void>();
  const ended = new AbortController();
  watchPolicy(changed, ended.signal);
  await fakeBrowser.storage.managed.set({ role: "read-only" });
  expect(changed).toHaveBeenCalledTimes(1);
  ended.abort();
  await fakeBrowser.storage.managed.set({ role: "may-propose" });
  expect(changed).toHaveBeenCalledTimes(1);
});

test("keepPolicyFromPages keeps scripts in pages from the policy, where the browser can", () => {
  const setAccessLevel = vi.fn<(options: object) => Promise<void>>(() => Promise.resolve());
  const { managed } = fakeBrowser.storage as unknown as { managed: { setAccessLevel?: unknown } };
  const before = managed.setAccessLevel;
  try {
    managed.setAccessLevel = setAccessLevel;
    keepPolicyFromPages();
    expect(setAccessLevel.mock.calls).toEqual([[{ accessLevel: "TRUSTED_CONTEXTS" }]]);
    managed.setAccessLevel = undefined;
    expect(keepPolicyFromPages).not.toThrow();
  } finally {
    managed.setAccessLevel = before;
  }
});
