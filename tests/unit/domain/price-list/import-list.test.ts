import { expect, test } from "vitest";
import { importWarnings, listFromFile } from "../../../../lib/domain/price-list/import-list.ts";
import type { FileItem, PriceFile } from "../../../../lib/domain/price-list/price-file.ts";
import { priceItem, priceList } from "./price-fixtures.ts";

const TODAY = "2026-11-28";
const ITEM = "01_011_0107_1_1";

function fileItem(rest: Partial<FileItem>): FileItem {
  const { listId: _id, ...item } = priceItem(ITEM);
  return { ...item, ...rest };
}

test("listFromFile gives each row its list, and the list's first day where it has none of its own", () => {
  const file: PriceFile = {
    fileName: "list.xlsx",
    kind: "schedule",
    from: null,
    to: null,
    items: [fileItem({ from: null }), fileItem({ from: "2026-12-01" })],
    leftOut: [],
    absentColumns: [],
  };
  const { list, items } = listFromFile(file, { id: "a", from: "2026-07-01", to: null, importedAt: 5 });
  expect(list).toEqual({
    id: "a",
    fileName: "list.xlsx",
    kind: "schedule",
    from: "2026-07-01",
    to: null,
    importedAt: 5,
    items: 2,
  });
  expect(items.map(({ listId, from }) => [listId, from])).toEqual([
    ["a", "2026-07-01"],
    ["a", "2026-12-01"],
  ]);
});

test("importWarnings has nothing to say of today's list beside one that ended before it", () => {
  const before = priceList("before", { from: "2025-07-01" });
  expect(importWarnings({ from: "2026-07-01", to: null }, [before], TODAY)).toEqual([]);
});

test.each([
  [{ from: "2025-07-01", to: null }, "This list isn't today's: it ended on 30/06/2026."],
  [{ from: "2026-12-01", to: null }, "This list isn't in force yet: it begins on 01/12/2026."],
])("importWarnings says of a list from %j that it isn't today's", (days, words) => {
  expect(importWarnings(days, [], TODAY)).toEqual([expect.stringContaining(words)]);
});

test("importWarnings names each list with days in common, and which of the two counts then", () => {
  const now = priceList("now");
  expect(importWarnings({ from: "2026-07-01", to: null }, [now], TODAY)).toEqual([
    "“now.xlsx” begins on the same day. This list counts first; “now.xlsx” counts for items that this list doesn't have.",
  ]);
  expect(importWarnings({ from: "2026-11-01", to: null }, [now], TODAY)).toEqual([
    "“now.xlsx” has days in common with this list (01/11/2026 to 30/06/2027). On those days this list counts.",
  ]);
  expect(importWarnings({ from: "2026-01-01", to: "2026-12-31" }, [now], TODAY)).toEqual([
    "“now.xlsx” has days in common with this list (01/07/2026 to 31/12/2026). On those days “now.xlsx” counts, because it begins later.",
  ]);
});
