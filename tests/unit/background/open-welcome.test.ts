import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { listenForInstallation, openWelcome } from "../../../lib/background/open-welcome.ts";

const created = vi.fn<(tab: { url?: string }) => Promise<unknown>>();
let installType: string;

beforeEach(() => {
  fakeBrowser.reset();
  created.mockReset().mockResolvedValue({});
  installType = "normal";
  Object.assign(fakeBrowser.tabs, { create: created });
  Object.assign(fakeBrowser.management, { getSelf: () => Promise.resolve({ installType }) });
});

test("the welcome page opens once after an installation", async () => {
  await openWelcome();
  await openWelcome();
  expect(created.mock.calls).toEqual([[{ url: expect.stringContaining("/welcome.html") }]]);
});

test.each([
  ["an update", { reason: "update", previousVersion: "1.0.0" }, 0],
  ["an update of the browser", { reason: "chrome_update" }, 0],
  ["an installation", { reason: "install" }, 1],
] as const)("%s (%j) opens %i welcome pages", async (_what, details, times) => {
  listenForInstallation();
  await fakeBrowser.runtime.onInstalled.trigger(details);
  await vi.waitFor(async () => {
    const { "welcome-opened": isOpened } = await fakeBrowser.storage.local.get("welcome-opened");
    expect([created.mock.calls.length, isOpened ?? false]).toEqual([times, times === 1]);
  });
});

test("the welcome page stays closed where the organisation has installed Planbridge or set the connection", async () => {
  installType = "admin";
  await openWelcome();
  await fakeBrowser.storage.local.clear();
  installType = "normal";
  await fakeBrowser.storage.managed.set({ connection: { orgId: "4400112233", clientId: "client-1" } });
  await openWelcome();
  expect(created).not.toHaveBeenCalled();
});
