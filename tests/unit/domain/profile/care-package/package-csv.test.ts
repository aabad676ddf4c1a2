import { describe, expect, test } from "vitest";
import type { CarePackage } from "../../../../../lib/domain/profile/care-package/care-package.ts";
import {
  PACKAGE_COLUMNS,
  packageRows,
  planPackages,
  REQUIRED_PACKAGE_COLUMNS,
} from "../../../../../lib/domain/profile/care-package/package-csv.ts";
import { readNamedRows } from "../../../../../lib/domain/profile/own-csv/own-csv-rows.ts";

const held: CarePackage = {
  id: "stored",
  level: "hcp-3",
  start: "2025-03-01",
  end: null,
  items: [
    { id: "1", kind: "supplement", name: "Oxygen supplement", daily: 1_453, from: "2025-05-02", to: null },
    { id: "2", kind: "claimable-fee", name: "Care management", daily: 900, from: null, to: null },
  ],
  quarters: [{ from: "2026-01-01", amount: null, spent: 125_000 }],
  homeCareUnspent: 250_000,
};
const EARLIER: CarePackage = {
  ...held,
  id: "earlier",
  level: "hcp-1",
  start: "2024-01-01",
  end: "2025-02-28",
  items: [],
  quarters: [],
  homeCareUnspent: null,
};

function plan(lines: readonly (readonly string[])[], stored: readonly CarePackage[] = []) {
  const read = readNamedRows("care packages", REQUIRED_PACKAGE_COLUMNS, lines);
  if ("problem" in read) throw new Error(read.problem.what);
  let ids = 0;
  return planPackages(read.rows, stored, () => `new-${(ids += 1)}`);
}
const withoutIds = (packages: readonly CarePackage[]) =>
  packages.map(({ id: _id, items, ...rest }) => ({
    ...rest,
    items: items.map(({ id: _own, ...item }) => item),
  }));

describe("a file of care packages", () => {
  test("F154: what is saved is imported as it was", () => {
    const read = plan([PACKAGE_COLUMNS, ...packageRows([EARLIER, held])]);
    expect(withoutIds(read.packages)).toEqual(withoutIds([EARLIER, held]));
    expect(read).toMatchObject({ stored: 4, leftOut: [] });
  });

  test("a package of the same level and first day takes the stored one's place", () => {
    const { packages } = plan([PACKAGE_COLUMNS, ...packageRows([{ ...held, items: [] }])], [EARLIER, held]);
    expect(packages.map(({ id, items }) => [id, items.length])).toEqual([
      ["earlier", 0],
      ["stored", 0],
    ]);
  });

  test("a package level that isn't known is named, and the other packages are taken", () => {
    const read = plan([
      ["Package", "First day"],
      ["Home Care Package level 5", "01/01/2025"],
      ["Home Care Package level 2", "01/01/2025"],
    ]);
    expect(read.packages).toMatchObject([{ level: "hcp-2", start: "2025-01-01" }]);
    expect(read.leftOut).toMatchObject([
      { line: 2, what: expect.stringContaining("“Home Care Package level 5”") as string },
    ]);
  });

  test("a package of which one row can't be read is left out whole", () => {
    const [first, second, third] = packageRows([held]);
    if (!first || !second || !third) throw new Error("rows");
    const wrong = second.with(6, "ten");
    const read = plan([PACKAGE_COLUMNS, first, wrong, third]);
    expect(read.packages).toEqual([]);
    expect(read.leftOut).toEqual([
      { line: 2, what: "Another row of this package can't be read." },
      { line: 3, what: "“ten” in A day isn't an amount. Write it as 1250.00." },
      { line: 4, what: "Another row of this package can't be read." },
    ]);
  });

  test("two packages that count on one day aren't both taken", () => {
    const read = plan([PACKAGE_COLUMNS, ...packageRows([{ ...EARLIER, end: null }])], [held]);
    expect(read.packages).toEqual([held]);
    expect(read.leftOut).toMatchObject([
      { line: 2, what: expect.stringContaining("Another package counts") as string },
    ]);
  });

  test("a file without its columns is refused", () => {
    expect(readNamedRows("care packages", REQUIRED_PACKAGE_COLUMNS, [["Item"], ["x"]])).toMatchObject({
      problem: { what: expect.stringContaining("no column Package, First day") as string },
    });
  });
});
