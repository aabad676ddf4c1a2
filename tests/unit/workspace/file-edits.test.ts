import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FileEdits } from "../../../entrypoints/workspace/bulk-file/file-edits.ts";

let edits: FileEdits;
let release: () => void;
beforeEach(() => {
  edits = new FileEdits();
  release = edits.guardTab();
  edits.put({ row: 4, column: 1, text: "a" });
  edits.put({ row: 4, column: 2, text: "b" });
  edits.put({ row: 9, column: 1, text: "c" });
});
afterEach(() => release());

/** Whether the tab may be closed without a question. */
const closes = () => dispatchEvent(new Event("beforeunload", { cancelable: true }));

describe("saved edits of a file", () => {
  test("the edits of a file can be restored after it is opened again", () => {
    edits.put({ row: 4, column: 1, text: "z" });
    expect(edits.all()).toEqual([
      { row: 4, column: 1, text: "z" },
      { row: 4, column: 2, text: "b" },
      { row: 9, column: 1, text: "c" },
    ]);
  });

  test("edits that were undone are neither offered nor restored", () => {
    edits.takeBack(4);
    expect([edits.all(), edits.unsaved]).toEqual([[{ row: 9, column: 1, text: "c" }], 1]);
    edits.takeBack(9);
    expect([edits.unsaved, closes()]).toEqual([0, true]);
  });

  test("the tab asks before it closes while edits are unsaved", () => {
    expect([edits.unsaved, closes()]).toEqual([2, false]);
    edits.saved();
    expect([edits.unsaved, closes(), edits.all().length]).toEqual([0, true, 3]);
    edits.put({ row: 9, column: 1, text: "d" });
    expect([edits.unsaved, closes()]).toEqual([1, false]);
  });

  test("edits of rows that a saved file doesn't include stay unsaved", () => {
    edits.saved([9]);
    expect([edits.unsaved, closes()]).toEqual([1, false]);
    edits.saved([4]);
    expect([edits.unsaved, closes(), edits.all().length]).toEqual([0, true, 3]);
  });

  test("closing a file forgets its edits", () => {
    edits.clear();
    expect([edits.all(), edits.unsaved, closes()]).toEqual([[], 0, true]);
  });
});
