import fc from "fast-check";
import { expect, test } from "vitest";
import { lastDayOf, listOnDay } from "../../../../lib/domain/price-list/list-days.ts";
import { priceList } from "./price-fixtures.ts";

test.each([
  ["2026-07-01", null, "2027-06-30"],
  ["2025-11-24", null, "2026-06-30"],
  ["2026-06-30", null, "2026-06-30"],
  ["2025-07-01", "2025-11-23", "2025-11-23"],
])("a list from %s to %s counts until %s", (from, to, last) => {
  expect(lastDayOf({ from, to })).toBe(last);
});

test("listOnDay takes the list that begins last, and of two that begin together the later import", () => {
  const year = priceList("year", { from: "2025-07-01" });
  const midYear = priceList("mid-year", { from: "2025-11-24" });
  const corrected = priceList("corrected", { from: "2025-11-24", importedAt: 2 });
  const lists = [corrected, year, midYear];
  fc.assert(
    fc.property(fc.shuffledSubarray(lists, { minLength: 3 }), (anyOrder) => {
      expect(listOnDay(anyOrder, "2025-11-23")?.id).toBe("year");
      expect(listOnDay(anyOrder, "2025-11-24")?.id).toBe("corrected");
      expect(listOnDay(anyOrder, "2026-07-01")).toBeUndefined();
      expect(listOnDay(anyOrder, "2025-06-30")).toBeUndefined();
    }),
  );
});
