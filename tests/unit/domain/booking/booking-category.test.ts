import { expect, test } from "vitest";
import {
  BOOKING_CATEGORIES,
  bookingCategory,
  categoryCode,
} from "../../../../lib/domain/booking/booking-category.ts";

test("BOOKING_CATEGORIES are the fifteen outside PACE, each found by its code, its name and its number", () => {
  expect(BOOKING_CATEGORIES.map(({ number }) => number)).toEqual(
    Array.from({ length: 15 }, (_, at) => at + 1),
  );
  for (const category of BOOKING_CATEGORIES) {
    const numbered = `${String(category.number).padStart(2, "0")} ${category.name}`;
    for (const text of [category.code, ` ${category.code.toLowerCase()} `, category.name, numbered])
      expect(bookingCategory(text), text).toBe(category);
  }
});

test("bookingCategory names none for a category of PACE, or for a word that isn't known", () => {
  expect([bookingCategory("Behaviour Support"), bookingCategory("COMMUNITY_X")]).toEqual([
    undefined,
    undefined,
  ]);
});

test("categoryCode keeps a code that isn't known as it is", () => {
  expect([categoryCode("Consumables"), categoryCode(" community_x ")]).toEqual([
    "CONSUMABLES",
    "COMMUNITY_X",
  ]);
});
