import { expect, test } from "vitest";
import {
  saveTypeAmountFrom,
  typeAmountFrom,
} from "../../../../lib/storage/settings/confirmation-settings.ts";
import { saveSetting } from "../../../../lib/storage/settings/setting-repository.ts";
import { freshDatabase } from "../row-fixtures.ts";

test("amounts are typed from $1,000.00 on until a person sets another amount, and where that can't be read", async () => {
  const db = await freshDatabase();
  expect(await typeAmountFrom(db)).toBe(100_000);
  await saveTypeAmountFrom(db, 0);
  expect(await typeAmountFrom(db)).toBe(0);
  for (const damaged of ["5", -1, 0.5, 1_000_001]) {
    await saveSetting(db, "type-amount-from", damaged);
    expect(await typeAmountFrom(db)).toBe(100_000);
  }
});
