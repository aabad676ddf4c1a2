import { expect, it, test } from "vitest";
import { readCell } from "../../../../lib/invoice-files/read/read-cell.ts";
import type { FileField } from "../../../../lib/invoice-files/parse/layouts.ts";

test.each<[FileField, string, unknown, string | undefined, string | undefined]>([
  ["date", "01/07/2026", "2026-07-01", undefined, undefined],
  ["date", "1/7/2026", "2026-07-01", "date-form", "01/07/2026"],
  ["date", "2026-07-01", "2026-07-01", "date-form", "01/07/2026"],
  ["date", "7/13/2026", undefined, "month-first", "13/07/2026"],
  ["date", "25/7/2026", "2026-07-25", "date-form", "25/07/2026"],
  ["date", "05/07/26", "2026-07-05", "date-form", "05/07/2026"],
  ["date", "1-Jul-26", "2026-07-01", "date-form", "01/07/2026"],
  ["date", "1 July 2026", "2026-07-01", "date-form", "01/07/2026"],
  ["date", "1.7.2026", "2026-07-01", "date-form", "01/07/2026"],
  ["date", "01/07/2026 0:00", "2026-07-01", "date-form", "01/07/2026"],
  ["date", "2026-07-01T00:00:00Z", "2026-07-01", "date-form", "01/07/2026"],
  ["date", "July", undefined, "not-a-date", undefined],
  ["date", "31-Feb-26", undefined, "not-a-date", undefined],
  ["date", "46204", undefined, "excel-date", "01/07/2026"],
  ["date", "31/02/2026", undefined, "not-a-date", undefined],
  ["ndisNumber", "430111222", "430111222", undefined, undefined],
  ["ndisNumber", "430 111 222", "430111222", "spaces", "430111222"],
  ["ndisNumber", "4.3E+08", undefined, "excel-number", undefined],
  ["ndisNumber", "4.30111222E+08", undefined, "excel-number", "430111222"],
  ["ndisNumber", "43011122", undefined, "digits", undefined],
  ["abn", "REIMB", "REIMB", undefined, undefined],
  ["abn", "5.18248E+10", undefined, "excel-number", undefined],
  ["total", "$8,471.00", 847_100, undefined, undefined],
  ["total", "-5.00", -500, undefined, undefined],
  ["total", "8471.5", 847_150, "amount-form", "8471.50"],
  ["total", "(12.50)", undefined, "not-an-amount", "-12.50"],
  ["provider", "Care\u0000 Co", undefined, "unseen-character", "Care Co"],
  ["number", " INV-1 ", "INV-1", "spaces", "INV-1"],
  ["total", "about 80", undefined, "not-an-amount", undefined],
  ["quantity", "1.5", 150, undefined, undefined],
  ["hours", "1:30", 150, undefined, undefined],
  ["quantity", "1.333", undefined, "not-a-quantity", undefined],
  ["item", "01_011_0107_1_1", "01_011_0107_1_1", undefined, undefined],
  ["item", "1_011_0107_1_1", "01_011_0107_1_1", "lost-zero", "01_011_0107_1_1"],
  ["item", "01-011-0107-1-1", "01_011_0107_1_1", "item-form", "01_011_0107_1_1"],
  ["item", "01–011–0107–1–1", "01_011_0107_1_1", "item-form", "01_011_0107_1_1"],
  ["item", "01_011_0107_1_1_t", "01_011_0107_1_1_T", "item-form", "01_011_0107_1_1_T"],
  ["item", "'01_011_0107_1_1", "01_011_0107_1_1", "shown-as-text", "01_011_0107_1_1"],
  ["item", '="01_011_0107_1_1"', "01_011_0107_1_1", "shown-as-text", "01_011_0107_1_1"],
  ["item", "shower chair", "shower chair", undefined, undefined],
  ["number", "INV/2026-01_a", "INV/2026-01_a", undefined, undefined],
  ["number", "INV 1", "INV 1", undefined, undefined],
  ["total", "=SUM(A1:A9)", undefined, "formula", undefined],
  ["provider", "@cmd", "@cmd", "name-sign", undefined],
  ["provider", "-Care Co", "-Care Co", "name-sign", undefined],
  ["provider", "+Plus Therapy", "+Plus Therapy", "name-sign", undefined],
  ["provider", "@SUM(1+1)", undefined, "formula", undefined],
  ["provider", "＝1+1", undefined, "formula", undefined],
  ["provider", "\n=1+1", undefined, "formula", undefined],
])("readCell of %s reads %j", (field, text, value, code, replacement) => {
  const read = readCell(text, field, "DD/MM/YYYY");
  expect([read.value, read.fault?.code, read.fault?.replacement]).toEqual([value, code, replacement]);
});

it("readCell reads the NDIA's dates year first", () => {
  expect(readCell("2026/07/01", "from", "YYYY/MM/DD")).toEqual({ value: "2026-07-01" });
  expect(readCell("01/07/2026", "from", "YYYY/MM/DD").fault).toMatchObject({
    code: "date-form",
    replacement: "2026/07/01",
  });
});
