import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FileEdits } from "../../../entrypoints/workspace/file-edits.ts";

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

describe("edits of a file", () => {
  test("can be made again, each cell as it was left", () => {
    edits.put({ row: 4, column: 1, text: "z" });
    expect(edits.all()).toEqual([
      { row: 4, column: 1, text: "z" },
      { row: 4, column: 2, text: "b" },
      { row: 9, column: 1, text: "c" },
    ]);
  });

  test("aren't made again once they were taken back, nor asked about", () => {
    edits.takeBack(4);
    expect([edits.all(), edits.unsaved]).toEqual([[{ row: 9, column: 1, text: "c" }], 1]);
    edits.takeBack(9);
    expect([edits.unsaved, closes()]).toEqual([0, true]);
  });

  test("keep the tab until they are saved, and again after the next one", () => {
    expect([edits.unsaved, closes()]).toEqual([2, false]);
    edits.saved();
    expect([edits.unsaved, closes(), edits.all().length]).toEqual([0, true, 3]);
    edits.put({ row: 9, column: 1, text: "d" });
    expect([edits.unsaved, closes()]).toEqual([1, false]);
  });

  test("stay unsaved where the file that was saved doesn't have their rows", () => {
    edits.saved([9]);
    expect([edits.unsaved, closes()]).toEqual([1, false]);
    edits.saved([4]);
    expect([edits.unsaved, closes(), edits.all().length]).toEqual([0, true, 3]);
  });

  test("go with the file", () => {
    edits.clear();
    expect([edits.all(), edits.unsaved, closes()]).toEqual([[], 0, true]);
  });
});
