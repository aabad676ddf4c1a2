import { expect, test } from "vitest";
import { columnWidths } from "../../../../../components/workspace/rows/column-widths.ts";

const row = (...cells: string[]) => ({ row: 0, cells, findings: [], rejected: false, edited: [] });

test("columnWidths fits the content within a maximum width", () => {
  const [narrow = 0, heading = 0, cell = 0, note = 0] = columnWidths(
    ["ID", "Invoice Line Delivered", "Name", "Note"],
    [row("1", "x", "Aleksandra Featherstone", "n".repeat(5000))],
  );
  expect(narrow).toBeLessThan(heading);
  expect(narrow).toBeLessThan(cell);
  expect(note).toBeGreaterThan(cell);
  expect(note).toBeLessThan(300);
});

test("columnWidths includes cells beyond the header", () => {
  expect(columnWidths(["A"], [row("1", "2", "3"), row()])).toHaveLength(3);
  expect(columnWidths([], [])).toEqual([]);
});
