// @vitest-environment node
import { expect, test } from "vitest";
import { describeKindFixes, findKindFixes } from "../../../../lib/invoice-files/check/kind-fixes.ts";
import { checkedFile, csv, found, line } from "../file-fixtures.ts";

const DATE = 6;
const rows = () =>
  checkedFile(
    csv(
      line({ number: "INV-1", date: "46204" }),
      line({ number: "INV-2" }),
      line({ number: "INV-3", date: "46205" }),
      line({ number: "INV-4", rate: "ten" }),
    ),
  );

test("findKindFixes returns what every finding of a kind would put right", async () => {
  const checked = await rows();
  expect(checked.summary().codes["excel-date"]).toBe(2);
  expect(await findKindFixes(checked, "excel-date")).toEqual([
    { row: 0, column: DATE, text: "01/07/2026" },
    { row: 2, column: DATE, text: "02/07/2026" },
  ]);
  expect(await findKindFixes(checked, "not-an-amount")).toEqual([]);
});

test("describeKindFixes tells how many there are, with an example", async () => {
  const checked = await rows();
  expect(await describeKindFixes(checked, "excel-date")).toEqual({
    code: "excel-date",
    count: 2,
    example: { before: "46204", after: "01/07/2026" },
  });
  expect(await describeKindFixes(checked, "not-an-amount")).toEqual({
    code: "not-an-amount",
    count: 0,
    example: null,
  });
});

test("editAll makes all fixes of a kind at once, and takes them back", async () => {
  const checked = await rows();
  const before = [await found(checked), checked.summary()];
  const fixes = await findKindFixes(checked, "excel-date");
  await checked.editAll(fixes);
  expect(checked.summary().codes["excel-date"]).toBeUndefined();
  expect(checked.summary()).toMatchObject({ clean: 3, rejects: 1, edited: 2 });
  await checked.editAll(fixes.map((fix) => ({ ...fix, text: null })));
  expect([await found(checked), checked.summary()]).toEqual(before);
});

test("editAll takes back one cell of a row and keeps the others", async () => {
  const checked = await rows();
  await checked.editAll([
    { row: 3, column: 12, text: "10.00" },
    { row: 3, column: 11, text: "2" },
  ]);
  await checked.editAll([{ row: 3, column: 12, text: null }]);
  const [view] = await checked.view([3]);
  expect([view?.cells[11], view?.cells[12], view?.edited]).toEqual(["2", "ten", [11]]);
});
