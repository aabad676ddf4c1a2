import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../../lib/storage/database.ts";
import {
  addPriceList,
  deletePriceList,
  findPriceRows,
  listPriceItems,
  listPriceLists,
} from "../../../lib/storage/price-repository.ts";
import { listSetAside } from "../../../lib/storage/quarantine.ts";
import { priceItem, priceList } from "../domain/price-list/price-fixtures.ts";
import { freshDatabase } from "./row-fixtures.ts";

const ITEM = "01_011_0107_1_1";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

test("addPriceList stores a list with its rows, and every list is listed with the latest first", async () => {
  const [before, now] = [priceList("before", { from: "2025-07-01" }), priceList("now")];
  const rows = [priceItem(ITEM), priceItem(`${ITEM}_PT`)];
  await addPriceList(db, before, [priceItem(ITEM, { listId: "before" })]);
  await addPriceList(db, now, rows);
  expect(await listPriceLists(db)).toEqual([now, before]);
  expect(await listPriceItems(db, "now")).toEqual(rows);
});

test("findPriceRows finds each row of a number, and none of a number that begins alike", async () => {
  const first = priceItem(ITEM, { to: "2026-11-30" });
  const second = priceItem(ITEM, { from: "2026-12-01" });
  await addPriceList(db, priceList("now"), [first, second, priceItem(`${ITEM}_PT`)]);
  expect(await findPriceRows(db, "now", ITEM)).toEqual([first, second]);
  expect(await findPriceRows(db, "before", ITEM)).toEqual([]);
});

test("addPriceList stores nothing of a list that has one row twice", async () => {
  await expect(
    addPriceList(db, priceList("now"), [priceItem(ITEM), priceItem("01_012_0107_1_1"), priceItem(ITEM)]),
  ).rejects.toThrow(/constraint/);
  expect(await listPriceLists(db)).toEqual([]);
  expect(await listPriceItems(db, "now")).toEqual([]);
});

test("deletePriceList deletes a list with its rows and leaves the others", async () => {
  const now = priceList("now");
  await addPriceList(db, priceList("before"), [priceItem(ITEM, { listId: "before" })]);
  await addPriceList(db, now, [priceItem(ITEM)]);
  await deletePriceList(db, "before");
  expect(await listPriceLists(db)).toEqual([now]);
  expect(await db.count("priceItems")).toBe(1);
});

test("a row of a price list that isn't of the known form is set aside, and the others are read", async () => {
  await addPriceList(db, priceList("now"), [priceItem(ITEM)]);
  await db.put("priceItems", { ...priceItem("01_012_0107_1_1"), limits: { NSW: "70" } } as never);
  expect((await listPriceItems(db, "now")).map(({ number }) => number)).toEqual([ITEM]);
  expect(await listSetAside(db, { scan: true })).toEqual([
    { store: "priceItems", key: "", path: "limits[0]" },
  ]);
});
