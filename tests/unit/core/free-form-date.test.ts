import { expect, test } from "vitest";
import { parseFreeFormDate } from "../../../lib/core/free-form-date.ts";

test.each(["Mon, 1924-13-10", "Thursday 1900-13-09"])(
  "a day between year and month is no date, though the weekday before it fits: %s",
  (written) => {
    expect(parseFreeFormDate(written)).toBeNull();
  },
);

test("a day in the usual orders is read with its weekday", () => {
  expect(parseFreeFormDate("Mon, 1924-10-13")).toEqual({ date: "1924-10-13", form: "words" });
  expect(parseFreeFormDate("Mon, 13/10/1924")).toEqual({ date: "1924-10-13", form: "words" });
});
