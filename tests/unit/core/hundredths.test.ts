import { expect, test } from "vitest";
import { formatHundredths, parseHundredths } from "../../../lib/core/hundredths.ts";

test.each([
  ["1", 100],
  ["1.5", 150],
  [" 0.25 ", 25],
  ["1.255", null],
  ["1,5", null],
  ["", null],
  ["-1", null],
  ["1e3", null],
])("parseHundredths reads %j as %s hundredths", (text, hundredths) => {
  expect(parseHundredths(text)).toBe(hundredths);
});

test.each([
  [129, "1.29"],
  [100, "1.00"],
  [5, "0.05"],
])("formatHundredths writes %d as %s", (hundredths, typed) => {
  expect(formatHundredths(hundredths)).toBe(typed);
  expect(parseHundredths(typed)).toBe(hundredths);
});
