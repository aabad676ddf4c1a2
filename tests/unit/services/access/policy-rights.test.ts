import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { currentAccess, requireRight } from "../../../../lib/services/access/policy-rights.ts";

beforeEach(() => fakeBrowser.reset());

test("a policy that changes while the browser runs counts from the next request on", async () => {
  await requireRight("accept");
  await fakeBrowser.storage.managed.set({ role: "may-propose" });
  await requireRight("propose");
  await expect(requireRight("accept")).rejects.toMatchObject({
    kind: "permanent",
    problem: { code: "role-may-propose" },
  });
  await fakeBrowser.storage.managed.set({ role: "read-only" });
  await expect(requireRight("propose", "blocked")).rejects.toMatchObject({
    kind: "blocked",
    problem: { code: "role-read-only" },
  });
});

test("a role that can't be read lets people only read", async () => {
  await fakeBrowser.storage.managed.set({ role: "administrator", acceptUpTo: 5000 });
  expect(await currentAccess()).toEqual({ role: "read-only", acceptUpTo: 500_000 });
});
