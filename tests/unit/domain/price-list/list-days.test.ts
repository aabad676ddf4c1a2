import fc from "fast-check";
import { expect, test } from "vitest";
import { lastDayOf, listsOnDay } from "../../../../lib/domain/price-list/list-days.ts";
import { priceList } from "./price-fixtures.ts";

test.each([
  ["2026-07-01", null, "2027-06-30"],
  ["2025-11-24", null, "2026-06-30"],
  ["2026-06-30", null, "2026-06-30"],
  ["2025-07-01", "2025-11-23", "2025-11-23"],
])("a list from %s to %s counts until %s", (from, to, last) => {
  expect(lastDayOf({ from, to })).toBe(last);
});

test("listsOnDay takes the list that begins last, and the versions that begin with it, the later import in front", () => {
  const year = priceList("year", { from: "2025-07-01" });
  const midYear = priceList("mid-year", { from: "2025-11-24" });
  const corrected = priceList("corrected", { from: "2025-11-24", importedAt: 2 });
  const lists = [corrected, year, midYear];
  fc.assert(
    fc.property(fc.shuffledSubarray(lists, { minLength: 3 }), (anyOrder) => {
      const on = (day: string) => listsOnDay(anyOrder, day).map(({ id }) => id);
      expect(on("2025-11-23")).toEqual(["year"]);
      expect(on("2025-11-24")).toEqual(["corrected", "mid-year"]);
      expect(on("2026-07-01")).toEqual([]);
      expect(on("2025-06-30")).toEqual([]);
    }),
  );
});
