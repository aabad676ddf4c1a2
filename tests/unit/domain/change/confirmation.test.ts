import { expect, test } from "vitest";
import { DEFAULT_TYPE_FROM, MAX_TYPE_FROM, mustBeTyped } from "../../../../lib/domain/change/confirmation.ts";

test.each([
  ["nothing that moves", 0, 0, false],
  ["any amount where the person wants to type all", 1, 0, true],
  ["any amount where no threshold is told", 1, undefined, true],
  ["an amount below the threshold", 99_999, DEFAULT_TYPE_FROM, false],
  ["an amount at the threshold", 100_000, DEFAULT_TYPE_FROM, true],
  ["the highest threshold", MAX_TYPE_FROM, MAX_TYPE_FROM, true],
])("F60: %s has to be typed: %i of %s, %s", (_title, moved, typeFrom, expected) => {
  expect(mustBeTyped(moved, typeFrom)).toBe(expected);
});
