import { beforeEach, expect, test } from "vitest";
import { priceHandlers } from "../../../../lib/background/handlers/price-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { addPriceList } from "../../../../lib/storage/price-repository.ts";
import { priceItem, priceList } from "../../domain/price-list/price-fixtures.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const ITEM = "01_011_0107_1_1";
const DAY = "2026-11-02";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
  await addPriceList(db, priceList("now"), [priceItem(ITEM), priceItem("01_012_0107_1_1")]);
});

test("prices.items answers for each item in the order asked for, with null where no list tells of it", async () => {
  const items = ["01_015_0107_1_1", ITEM];
  expect(await priceHandlers(db)["prices.items"]({ items, day: DAY }, own)).toEqual([
    { item: "01_015_0107_1_1", price: null },
    { item: ITEM, price: priceItem(ITEM) },
  ]);
});

test("prices.of-invoice tells an invoice's page the rows of its own items alone", async () => {
  const { items } = await priceHandlers(db)["prices.of-invoice"](
    { services: [{ item: ITEM, day: DAY }] },
    own,
  );
  expect(items).toEqual([priceItem(ITEM)]);
});

test("prices.of-category lists the items of a category", async () => {
  const wanted = { category: 1, isPace: true, day: DAY };
  expect(await priceHandlers(db)["prices.of-category"](wanted, own)).toHaveLength(2);
});

test("prices.set-region saves where supports are delivered, or that nobody chose", async () => {
  const handlers = priceHandlers(db);
  expect(await handlers["prices.settings"](null, own)).toEqual({ region: null });
  expect(await handlers["prices.set-region"]({ region: "remote" }, own)).toEqual({ region: "remote" });
  expect(await handlers["prices.set-region"]({ region: null }, own)).toEqual({ region: null });
});
