import { expect, test } from "vitest";
import {
  countRead,
  type HealthItem,
  itemLevel,
  openItems,
  type PageHealth,
  pageLevel,
} from "../../../../lib/domain/page-health/page-health.ts";

const page = (items: HealthItem[], name: string | null = "service-contract"): PageHealth => ({
  page: name,
  title: "Service contract",
  items,
  known: [],
  markup: [],
});

test.each<[HealthItem["state"], isNeeded: boolean, level: string]>([
  ["read", true, "ok"],
  ["read", false, "ok"],
  ["partly", true, "warn"],
  ["partly", false, "warn"],
  ["ambiguous", true, "block"],
  ["ambiguous", false, "warn"],
  ["unreadable", true, "block"],
  ["unreadable", false, "warn"],
  ["not-shown", true, "block"],
  ["not-shown", false, "note"],
])("an item that is %s, needed %s, has the level %s", (state, isNeeded, level) => {
  expect(itemLevel({ what: "Reference", state, ...(isNeeded ? { isNeeded } : {}) })).toBe(level);
});

test("a page is as bad as its worst item, and names that first", () => {
  const items: HealthItem[] = [
    { what: "Reference", state: "not-shown" },
    { what: "Status", state: "read" },
    { what: "NDIS Plan End Date", state: "unreadable", isNeeded: true },
    { what: "NDIS Plan Start Date", state: "read", words: "it is empty" },
  ];
  expect(pageLevel(page(items))).toBe("block");
  expect(openItems(page(items)).map(({ what }) => what)).toEqual([
    "NDIS Plan End Date",
    "Reference",
    "NDIS Plan Start Date",
  ]);
  expect(countRead(page(items))).toBe(2);
});

test("a page that isn't recognised is a note, and one without items is OK", () => {
  expect(pageLevel(page([], null))).toBe("note");
  expect(pageLevel(page([]))).toBe("ok");
});
