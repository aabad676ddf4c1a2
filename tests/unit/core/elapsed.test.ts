import { expect, test } from "vitest";
import { ageOf, isReached } from "../../../lib/core/elapsed.ts";

test.each([
  [5, 5, 0],
  [5, 9, 4],
  // Stored before the clock was set back.
  [10, 9, Infinity],
])("ageOf(%d), at %d, is %d", (at, now, age) => {
  expect(ageOf(at, now)).toBe(age);
});

test.each([
  [9, 10, true],
  [10, 10, true],
  [11, 10, false],
  [110, 10, false],
  [111, 10, true],
])("isReached(%d), at %d with a longest wait of 100 ms, is %s", (at, now, reached) => {
  expect(isReached(at, now, 100)).toBe(reached);
});
