import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { policyHandlers } from "../../../../lib/background/handlers/policy-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const SECRET = "key-1";
const KEY = btoa("k".repeat(32));
const view = () => policyHandlers(() => Promise.resolve("test"))["policy.view"](null, own);

beforeEach(() => fakeBrowser.reset());

test("policy.view names what is set and what can't be read, and tells no value of it", async () => {
  await fakeBrowser.storage.managed.set({
    connection: { apiKey: SECRET, environment: "test" },
    protection: { key: KEY },
    role: "may-propose",
    homeState: "Tasmania",
  });
  const policy = await view();
  expect(policy).toEqual({
    entries: ["connection.apiKey", "connection.environment", "protection", "role"],
    problem: expect.objectContaining({ code: "policy-unreadable" }),
    access: { role: "may-propose", acceptUpTo: null },
    band: "test",
  });
  expect(policy.problem?.what).toContain("homeState");
  for (const secret of [SECRET, KEY, "Tasmania"]) expect(JSON.stringify(policy)).not.toContain(secret);
});

test("without a policy nothing is set and everything may be done", async () => {
  expect(await view()).toMatchObject({
    entries: [],
    problem: null,
    access: { role: "may-accept", acceptUpTo: null },
  });
});
