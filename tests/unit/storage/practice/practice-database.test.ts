import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openDatabase } from "../../../../lib/storage/database.ts";
import {
  deletePracticeDatabase,
  findPagePlace,
  PRACTICE_PLACE,
} from "../../../../lib/storage/practice/practice-database.ts";
import { deleteDatabases } from "../../../../lib/storage/vault/delete-databases.ts";

beforeEach(() => fakeBrowser.reset());

const names = async () => (await indexedDB.databases()).map(({ name }) => name);

test("a page reads the practice database while practice is on, and the real one otherwise", async () => {
  expect(await findPagePlace()).toEqual({ name: "planbridge" });
  await fakeBrowser.storage.local.set({ practice: true });
  expect(await findPagePlace()).toEqual(PRACTICE_PLACE);
});

test("the practice database goes alone, and isn't taken for one of real rows", async () => {
  const real = await openDatabase({ name: "planbridge" });
  const invented = await openDatabase(PRACTICE_PLACE);
  await deleteDatabases("planbridge");
  expect(await names()).toContain("practice");
  invented.close();
  await deletePracticeDatabase();
  expect(await names()).toContain("planbridge");
  expect(await names()).not.toContain("practice");
  real.close();
});
