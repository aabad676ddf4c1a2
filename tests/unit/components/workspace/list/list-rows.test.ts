import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ListColumn, ListFilter } from "../../../../../components/workspace/list/list-column.ts";
import { filterRows, indexRows, sortRows } from "../../../../../components/workspace/list/list-rows.ts";

interface Row {
  name: string;
  amount: number | null;
}

const column = (key: string, sortBy?: ListColumn<Row>["sortBy"]): ListColumn<Row> => ({
  key,
  label: key,
  width: 100,
  cell: ({ name }) => name,
  csv: [],
  ...(sortBy ? { sortBy } : {}),
});
const columns = [
  column("name", ({ name }) => name),
  column("amount", ({ amount }) => amount),
  column("other"),
];
const rowsOf = (...rows: [string, number | null][]): Row[] =>
  rows.map(([name, amount]) => ({ name, amount }));
const index = (rows: readonly Row[]) => indexRows(rows, ({ name }) => name);
const sorted = (rows: readonly Row[], key: string, direction: "ascending" | "descending") =>
  sortRows(index(rows), columns, { key, direction }).map(({ row }) => row);

describe("sortRows", () => {
  const rows = rowsOf(["Plan 10", null], ["plan 9", 5], ["Élan", -3], ["Zoë", null], ["zebra", 0]);

  test("sortRows puts what isn't told last in both directions", () => {
    expect(sorted(rows, "amount", "ascending").map(({ amount }) => amount)).toEqual([-3, 0, 5, null, null]);
    expect(sorted(rows, "amount", "descending").map(({ amount }) => amount)).toEqual([5, 0, -3, null, null]);
  });

  test("sortRows orders names as a dictionary does, and numbers in them by their value", () => {
    expect(sorted(rows, "name", "ascending").map(({ name }) => name)).toEqual([
      "Élan",
      "plan 9",
      "Plan 10",
      "zebra",
      "Zoë",
    ]);
  });

  test("sortRows leaves rows as they came where nothing, or a column that can't be sorted, is chosen", () => {
    expect(sortRows(index(rows), columns, null).map(({ row }) => row)).toEqual(rows);
    expect(sorted(rows, "other", "ascending")).toEqual(rows);
  });

  test("sortRows loses no row, and leaves equal ones in their order", () => {
    const row = fc.record({
      name: fc.constantFrom("a", "b", "C"),
      amount: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom("name", "amount"), (all, key) => {
        const result = sorted(all, key, "ascending");
        expect(new Set(result)).toEqual(new Set(all));
        expect(result).toHaveLength(all.length);
        for (const value of new Set(result.map((each) => each[key]))) {
          const same = (each: Row) => each[key] === value;
          expect(result.filter(same)).toEqual(all.filter(same));
        }
      }),
    );
  });
});

describe("filterRows", () => {
  const rows = rowsOf(["Ann Lee", 1], ["Anna Ng", null], ["Bob Lee", 3]);
  const told: ListFilter<Row> = {
    id: "told",
    label: "Amount",
    all: "All",
    options: [
      { id: "yes", name: "Told" },
      { id: "no", name: "Not told" },
    ],
    matches: ({ amount }, option) => (amount !== null) === (option === "yes"),
  };
  const found = (query: string, chosen = {}) =>
    filterRows(index(rows), query, [told], chosen).map(({ name }) => name);

  test.each([
    ["", {}, ["Ann Lee", "Anna Ng", "Bob Lee"]],
    ["ann", {}, ["Ann Lee", "Anna Ng"]],
    ["LEE b", {}, ["Bob Lee"]],
    ["ann", { told: "yes" }, ["Ann Lee"]],
    ["", { told: "no" }, ["Anna Ng"]],
    ["", { told: "" }, ["Ann Lee", "Anna Ng", "Bob Lee"]],
    ["nobody", {}, []],
  ])("filterRows with “%s” and %j finds %j", (query, chosen, names) => {
    expect(found(query, chosen)).toEqual(names);
  });
});
