import { expect, test } from "vitest";
import { tabTitle } from "../../../entrypoints/workspace/tab-title.ts";

const name = "july.csv";

test("the tab's title shows the file's name and the progress in steps of ten percent", () => {
  expect(tabTitle({ phase: "empty" })).toBe("Check a file - Planbridge");
  expect(tabTitle({ phase: "opening", name })).toBe("july.csv - Planbridge");
  expect(tabTitle({ phase: "checking", name, progress: null })).toBe("july.csv - Planbridge");
  const at = (read: number) => tabTitle({ phase: "checking", name, progress: { read, size: 1000, rows: 3 } });
  expect([at(0), at(449), at(1000)]).toEqual([
    "0% of july.csv - Planbridge",
    "40% of july.csv - Planbridge",
    "100% of july.csv - Planbridge",
  ]);
});
