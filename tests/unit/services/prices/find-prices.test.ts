import { beforeEach, expect, test } from "vitest";
import {
  findPrices,
  listCategoryItems,
  priceBookFor,
  wholePriceBook,
} from "../../../../lib/services/prices/find-prices.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { addPriceList } from "../../../../lib/storage/price-repository.ts";
import { savePriceRegion } from "../../../../lib/storage/settings/price-settings.ts";
import { priceItem, priceList } from "../../domain/price-list/price-fixtures.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

const DAY = "2026-11-02";
const [CARE, MOVED] = ["01_011_0107_1_1", "01_801_0115_1_1"];
const travel = priceItem(`${CARE}_PT`, { limits: { national: 3500 } });

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
  await addPriceList(db, priceList("before", { from: "2025-07-01" }), [
    priceItem(CARE, { listId: "before", from: "2025-07-01", name: "Older name" }),
  ]);
  await addPriceList(db, priceList("now"), [
    priceItem(CARE),
    travel,
    priceItem(MOVED, { paceCategory: 16 }),
    priceItem("01_050_0107_1_1", { to: "2026-08-01" }),
  ]);
});

test("findPrices finds each item in the list of that day, a suffix by its own row alone", async () => {
  const found = await findPrices({ db }, { items: [CARE, `${CARE}_PT`, `${CARE}_CA`, "x"], day: DAY });
  expect([...found]).toEqual([
    [CARE, priceItem(CARE)],
    [`${CARE}_PT`, travel],
    [`${CARE}_CA`, undefined],
    ["x", undefined],
  ]);
  const before = await findPrices({ db }, { items: [CARE], day: "2026-06-30" });
  expect(before.get(CARE)?.name).toBe("Older name");
  expect((await findPrices({ db }, { items: [CARE], day: "2024-06-30" })).get(CARE)).toBeUndefined();
});

test("listCategoryItems lists the items in force of a category by the plan's kind, without suffixes", async () => {
  const numbers = async (category: number, isPace: boolean, day = DAY) =>
    (await listCategoryItems({ db }, { category, isPace, day })).map(({ number }) => number);
  expect(await numbers(1, true)).toEqual([CARE]);
  expect(await numbers(1, false)).toEqual([CARE, MOVED]);
  expect(await numbers(16, true)).toEqual([MOVED]);
  expect(await numbers(1, false, "2024-06-30")).toEqual([]);
});

test("priceBookFor takes the rows of the items that are asked for and no others, with the chosen region", async () => {
  const services = [
    { item: `${CARE}_PT`, day: DAY },
    { item: CARE, day: "2026-06-30" },
  ];
  const book = await priceBookFor(db, services);
  expect(book.items.map(({ listId, number }) => `${listId} ${number}`)).toEqual([
    `now ${CARE}_PT`,
    `now ${CARE}`,
    `before ${CARE}`,
  ]);
  expect(book.region).toBeNull();
  await savePriceRegion(db, "QLD");
  expect((await priceBookFor(db, [])).region).toBe("QLD");
  await savePriceRegion(db, null);
  expect((await priceBookFor(db, [])).region).toBeNull();
});

test("wholePriceBook has every row of every list, and is none where no list was imported", async () => {
  await savePriceRegion(db, "NSW");
  const book = await wholePriceBook(db);
  expect(book?.lists.map(({ id }) => id)).toEqual(["now", "before"]);
  expect(book?.items).toHaveLength(5);
  expect(book?.region).toBe("NSW");
  expect(await wholePriceBook(await freshDatabase())).toBeUndefined();
});
