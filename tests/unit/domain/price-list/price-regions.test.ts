import { expect, test } from "vitest";
import {
  limitIn,
  PRICE_REGION_IDS,
  priceRegionName,
} from "../../../../lib/domain/price-list/price-regions.ts";

test("limitIn takes a state's own limit, and the national one where the list has no column for states", () => {
  expect(limitIn({ NSW: 6500, national: 7000 }, "NSW")).toBe(6500);
  expect(limitIn({ NSW: 6500, national: 7000 }, "VIC")).toBe(7000);
  expect(limitIn({ remote: 9800, national: 7000 }, "remote")).toBe(9800);
});

test("limitIn tells no limit where the list has none for the region, and never 0", () => {
  expect(limitIn({ NSW: 6500 }, "VIC")).toBeNull();
  expect(limitIn({ national: 7000 }, "very-remote")).toBeNull();
  expect(limitIn({}, "remote")).toBeNull();
});

test("every region has a name to choose it by", () => {
  expect(PRICE_REGION_IDS.map(priceRegionName)).toContain("New South Wales");
  expect(priceRegionName("very-remote")).toBe("Very remote");
  expect(new Set(PRICE_REGION_IDS.map(priceRegionName)).size).toBe(10);
});
