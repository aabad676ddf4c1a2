// @vitest-environment node
import { expect, test } from "vitest";
import type { RowQuery } from "../../../../lib/invoice-files/check/check-results.ts";
import { selectRows } from "../../../../lib/invoice-files/check/select-rows.ts";
import { checkedFile, csv, line } from "../file-fixtures.ts";

const [NAME, NUMBER, DELIVERED, RATE] = [2, 5, 8, 12];

const checked = () =>
  checkedFile(
    csv(
      line({ name: "Zoë Larsen", number: "INV-10", delivered: "02/08/2026", rate: "9.50" }),
      line({ name: "Ana Silva", number: "INV-9", delivered: "30/07/2026", rate: "$100.00" }),
      line({ name: "Ben Ode", number: "INV-11", delivered: "soon", rate: "20.00" }),
      line({ name: "Ana Ruiz", number: "INV-2", delivered: "01/07/2026", rate: "" }),
    ),
  );
const select = async (query: Partial<RowQuery>) => [
  ...(await selectRows(await checked(), { filter: "all", search: "", sort: null, ...query })),
];

test.each<[string, number[]]>([
  ["ana", [1, 3]],
  ["ANA inv-9", [1]],
  ["zoe", [0]],
  ["430 111 222", [0, 1, 2, 3]],
  ["nobody", []],
])("selectRows finds the rows that have %s in any of their cells", async (search, rows) => {
  expect(await select({ search })).toEqual(rows);
});

test.each<[string, number, number[], number[]]>([
  ["names", NAME, [3, 1, 2, 0], [0, 2, 1, 3]],
  ["numbers within texts by their size", NUMBER, [3, 1, 0, 2], [2, 0, 1, 3]],
  ["days by their year first, what isn't a day last", DELIVERED, [3, 1, 0, 2], [0, 1, 3, 2]],
  ["amounts by their size, an empty cell last", RATE, [0, 2, 1, 3], [1, 2, 0, 3]],
])("selectRows sorts %s", async (_title, column, ascending, descending) => {
  expect(await select({ sort: { column, descending: false } })).toEqual(ascending);
  expect(await select({ sort: { column, descending: true } })).toEqual(descending);
});

test("selectRows sorts by result with the worst first, within what is searched and filtered", async () => {
  expect(await select({ sort: { column: "result", descending: false } })).toEqual([2, 0, 1, 3]);
  expect(await select({ sort: { column: "result", descending: true } })).toEqual([0, 1, 3, 2]);
  expect(await select({ filter: "block", search: "ben" })).toEqual([2]);
});

test("selectRows searches what was typed into a cell", async () => {
  const file = await checked();
  await file.edit(0, NAME, "Carla");
  expect([...(await selectRows(file, { filter: "all", search: "carla", sort: null }))]).toEqual([0]);
});
