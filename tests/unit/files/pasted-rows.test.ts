// @vitest-environment node
import { expect, test } from "vitest";
import { pastedRows } from "../../../lib/files/pasted-rows.ts";

test.each([
  ["cells with tabs", "A\tB\r\n1\t2\r\n", "A,B\r\n1,2\r\n"],
  ["a comma in a cell", "A\tB\n1,50\tx\n", 'A,B\r\n"1,50",x\r\n'],
  [
    "a quote and a line break, as spreadsheets copy them",
    'A\tB\n"say ""hi""\nhere"\tx',
    'A,B\r\n"say ""hi""\nhere",x',
  ],
  ["leading zeros, dates and formulas, untouched", "A\tB\n007\t=1+1", "A,B\r\n007,=1+1"],
  ["a tab in a cell of a CSV", 'A,B\n"1\t2",3', 'A,B\n"1\t2",3'],
  ["a header alone", "A\tB", "A,B"],
  ["nothing", "", ""],
])("%s", (_what, pasted, csv) => {
  expect(pastedRows(pasted)).toBe(csv);
});
