import { expect, test } from "vitest";
import type { CareItem, CarePackage } from "../../../../../lib/domain/profile/care-package/care-package.ts";
import { checkPackage } from "../../../../../lib/domain/profile/care-package/check-package.ts";

const item: CareItem = { id: "1", kind: "supplement", name: "Oxygen", daily: 1_453, from: null, to: null };
const good: CarePackage = {
  id: "a",
  level: "hcp-3",
  start: "2025-03-01",
  end: null,
  items: [item],
  quarters: [{ from: "2026-01-01", amount: null, spent: 0 }],
  homeCareUnspent: null,
};
const fields = (changes: Partial<CarePackage>, others: readonly CarePackage[] = []) =>
  checkPackage({ ...good, ...changes }, others).map(({ field }) => field);

test("F154: a package that says everything can be stored", () => {
  expect(fields({})).toEqual([]);
});

test.each<[string, Partial<CarePackage>, string[]]>([
  ["a level that isn't known", { level: "hcp-5" as never }, ["level"]],
  ["an end before the start", { end: "2025-02-28" }, ["end"]],
  ["a classification of before Support at Home", { level: "class-1", start: "2025-10-31" }, ["start"]],
  [
    "an item without name, kind and amount",
    { items: [item, { ...item, name: " ", kind: "gift" as never, daily: Number.NaN }] },
    ["items[1].kind", "items[1].name", "items[1].daily"],
  ],
  [
    "an item that ends before it starts",
    { items: [{ ...item, from: "2025-05-02", to: "2025-05-01" }] },
    ["items[0].to"],
  ],
  [
    "a quarter that begins in a month's middle, and one that stands twice",
    {
      quarters: [
        { from: "2026-01-02", amount: 1, spent: null },
        { from: "2026-04-01", amount: null, spent: null },
        { from: "2026-04-01", amount: null, spent: null },
      ],
    },
    ["quarters[0].from", "quarters[2].from"],
  ],
  [
    "amounts below zero",
    { quarters: [{ from: "2026-04-01", amount: -1, spent: -2 }], homeCareUnspent: -3 },
    ["quarters[0].amount", "quarters[0].spent", "homeCareUnspent"],
  ],
])("checkPackage says where %s stands", (_what, changes, wrong) => {
  expect(fields(changes)).toEqual(wrong);
});

test("two packages don't count on one day", () => {
  const other = { ...good, id: "b", start: "2025-06-01", end: "2025-06-30" };
  expect(fields({}, [other])).toEqual(["start"]);
  expect(fields({ end: "2025-05-31" }, [other])).toEqual([]);
  expect(fields({}, [{ ...other, id: "a" }])).toEqual([]);
});
