import { expect, test } from "vitest";
import { findPrice, type PriceBook } from "../../../../lib/domain/price-list/price-book.ts";
import { priceItem, priceList } from "./price-fixtures.ts";

const ITEM = "01_011_0107_1_1";

function book(rest: Partial<PriceBook>): PriceBook {
  return { lists: [priceList("now")], items: [priceItem(ITEM)], region: null, ...rest };
}

test("findPrice takes the row of the list of the service's own day", () => {
  const lists = [
    priceList("before", { from: "2025-07-01", to: "2026-06-30" }),
    priceList("now", { from: "2026-07-01" }),
  ];
  const before = priceItem(ITEM, { listId: "before", from: "2025-07-01", limits: { NSW: 6500 } });
  const now = priceItem(ITEM);
  const both = book({ lists, items: [now, before] });
  expect(findPrice(both, ITEM, "2026-06-30")).toEqual({ row: before, exact: true });
  expect(findPrice(both, ITEM, "2026-07-01")).toEqual({ row: now, exact: true });
});

test("findPrice tells nothing of a day outside every list, and of an item that the day's list hasn't got", () => {
  expect(findPrice(book({}), ITEM, "2026-06-30")).toBeUndefined();
  expect(findPrice(book({}), ITEM, "2027-07-01")).toBeUndefined();
  expect(findPrice(book({}), "01_012_0107_1_1", "2026-11-02")).toBeUndefined();
  expect(findPrice(book({ lists: [] }), ITEM, "2026-11-02")).toBeUndefined();
});

test("findPrice takes the row that begins last where a price changes within a list", () => {
  const first = priceItem(ITEM, { to: "2026-11-30" });
  const second = priceItem(ITEM, { from: "2026-12-01", limits: { national: 7100 } });
  const both = book({ items: [second, first] });
  expect(findPrice(both, ITEM, "2026-11-30")?.row).toBe(first);
  expect(findPrice(both, ITEM, "2026-12-01")?.row).toBe(second);
});

test("findPrice takes the row of a suffix, and else that of the number without it as not the item's own", () => {
  const base = priceItem(ITEM);
  const travel = priceItem(`${ITEM}_PT`, { limits: { national: 3500 } });
  expect(findPrice(book({ items: [base, travel] }), `${ITEM}_PT`, "2026-11-02")).toEqual({
    row: travel,
    exact: true,
  });
  expect(findPrice(book({ items: [base, travel] }), `${ITEM}_CA`, "2026-11-02")).toEqual({
    row: base,
    exact: false,
  });
});

test("findPrice takes from the version before what a corrected list doesn't repeat", () => {
  const lists = [priceList("now"), priceList("corrected", { importedAt: 2 })];
  const unchanged = priceItem("01_012_0107_1_1");
  const corrected = priceItem(ITEM, { listId: "corrected", limits: { national: 7200 } });
  const both = book({ lists, items: [priceItem(ITEM), unchanged, corrected] });
  expect(findPrice(both, ITEM, "2026-11-02")?.row).toBe(corrected);
  expect(findPrice(both, "01_012_0107_1_1", "2026-11-02")?.row).toBe(unchanged);
});
