// @vitest-environment node
import { expect, test } from "vitest";
import { FileEdits } from "../../../entrypoints/workspace/bulk-file/file-edits.ts";
import { KindFixing } from "../../../entrypoints/workspace/bulk-file/kind-fixing.ts";

const FIXES = [
  { row: 1, column: 4, text: "01/07/2026" },
  { row: 2, column: 4, text: "02/07/2026" },
];

function fixed() {
  const edits = new FileEdits();
  edits.put({ row: 2, column: 4, text: "46205" });
  edits.put({ row: 2, column: 5, text: "9.00" });
  const fixing = new KindFixing(edits);
  fixing.done("excel-date", FIXES);
  return { edits, fixing };
}

test("KindFixing keeps the fixes as edits, and tells how many there were", () => {
  const { edits, fixing } = fixed();
  expect(fixing.view).toEqual({ code: "excel-date", count: 2, isSaved: false });
  expect(edits.all()).toEqual([
    { row: 2, column: 4, text: "02/07/2026" },
    { row: 2, column: 5, text: "9.00" },
    { row: 1, column: 4, text: "01/07/2026" },
  ]);
  fixing.saved();
  expect(fixing.view?.isSaved).toBe(true);
});

test("KindFixing gives the cells back what they held before, and once only", () => {
  const { edits, fixing } = fixed();
  expect(fixing.undo()).toEqual([
    { row: 1, column: 4, text: null },
    { row: 2, column: 4, text: "46205" },
  ]);
  expect(edits.all()).toEqual([
    { row: 2, column: 4, text: "46205" },
    { row: 2, column: 5, text: "9.00" },
  ]);
  expect(fixing.view).toBeNull();
  expect(fixing.undo()).toEqual([]);
});

test("KindFixing leaves a cell that somebody changed after the fix", () => {
  const { edits, fixing } = fixed();
  edits.put({ row: 1, column: 4, text: "03/07/2026" });
  expect(fixing.undo()).toEqual([{ row: 2, column: 4, text: "46205" }]);
  expect(edits.textOf(1, 4)).toBe("03/07/2026");
});
