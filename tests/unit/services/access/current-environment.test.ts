import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ProblemError } from "../../../../lib/core/problem.ts";
import { currentEnvironment } from "../../../../lib/services/access/current-environment.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { databaseProblem } from "../../../../lib/storage/database-problems.ts";
import { saveSetting } from "../../../../lib/storage/settings/setting-repository.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

let db: Database;
const environment = (open = () => Promise.resolve()) => currentEnvironment({ db, open });
const locked = () => Promise.reject(new ProblemError("blocked", databaseProblem("database-locked")));

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
});

test("the environment is the connection's, unless policy says another", async () => {
  expect(await environment()).toBeNull();
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
