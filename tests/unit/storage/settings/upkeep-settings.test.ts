import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveSetting } from "../../../../lib/storage/settings/setting-repository.ts";
import {
  callAllowance,
  callLedger,
  countCall,
  lastUpkeepRun,
  saveCallAllowance,
  saveUpkeepRun,
} from "../../../../lib/storage/settings/upkeep-settings.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { freshDatabase } from "../row-fixtures.ts";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

test("the allowance is 200 calls a day until another number is saved, and again where that can't be read", async () => {
  expect(await callAllowance(db)).toBe(200);
  await saveCallAllowance(db, 0);
  expect(await callAllowance(db)).toBe(0);
  for (const wrong of ["5", 2001, -1, 1.5]) {
    await saveSetting(db, "upkeep-allowance", wrong);
    expect(await callAllowance(db)).toBe(200);
  }
});

test("of many calls at once no more are counted, and allowed, than there is room for", async () => {
  const limits = { today: TODAY, allowance: 7, participants: 100 };
  const allowed = await Promise.all(Array.from({ length: 20 }, () => countCall(db, limits)));
  expect(allowed.filter(Boolean)).toHaveLength(7);
  expect(await callLedger(db)).toEqual([{ day: TODAY, calls: 7 }]);
});

test("a ledger that can't be read begins anew", async () => {
  await saveSetting(db, "upkeep-calls", [{ day: "2026-13-01", calls: 1 }]);
  expect(await callLedger(db)).toEqual([]);
  expect(await countCall(db, { today: TODAY, allowance: 1, participants: 10 })).toBe(true);
  expect(await callLedger(db)).toEqual([{ day: TODAY, calls: 1 }]);
});

test("the last run is kept with its problem", async () => {
  expect(await lastUpkeepRun(db)).toBeUndefined();
  const problem = { code: "x", what: "What.", remedy: "Remedy.", at: "options" as const };
  const run = { at: NOW, retrieved: 3, failed: 1, problem };
  await saveUpkeepRun(db, run);
  expect(await lastUpkeepRun(db)).toEqual(run);
});
