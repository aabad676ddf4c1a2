import { beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { policyHandlers } from "../../../../lib/background/handlers/policy-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import { ProblemError } from "../../../../lib/core/problem.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { databaseProblem } from "../../../../lib/storage/database-problems.ts";
import { saveSetting } from "../../../../lib/storage/settings/setting-repository.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const SECRET = "key-1";
const KEY = btoa("k".repeat(32));

let db: Database;
const open = () => Promise.resolve();
const locked = () => Promise.reject(new ProblemError("blocked", databaseProblem("database-locked")));
const view = (opening = open) => policyHandlers({ db, open: opening })["policy.view"](null, own);
const environment = (opening = open) => policyHandlers({ db, open: opening })["environment.view"](null, own);

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
});

describe("policy.view", () => {
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
    expect(await view()).toEqual({
      entries: [],
      problem: null,
      access: { role: "may-accept", acceptUpTo: null },
      band: null,
    });
  });

  test("policy.view tells what is set while the database is locked", async () => {
    await fakeBrowser.storage.managed.set({ role: "read-only" });
    expect(await view(locked)).toMatchObject({ access: { role: "read-only" }, band: null });
  });
});

describe("environment.view", () => {
  test("the environment is the connection's, unless policy says another", async () => {
    await saveSetting(db, "connection", { environment: "test" });
    expect(await environment()).toBe("test");
    await fakeBrowser.storage.managed.set({ environmentBand: "production" });
    expect(await environment()).toBe("production");
  });

  test("while the database is locked only policy tells the environment", async () => {
    await saveSetting(db, "connection", { environment: "test" });
    expect(await environment(locked)).toBeNull();
    await fakeBrowser.storage.managed.set({ connection: { environment: "test" } });
    expect(await environment(locked)).toBe("test");
  });

  test("an error that isn't the database's isn't hidden", async () => {
    await expect(environment(() => Promise.reject(new TypeError("x")))).rejects.toThrow(TypeError);
  });
});
