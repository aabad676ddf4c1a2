import { describe, expect, it, test } from "vitest";
import { checkInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import { readCell } from "../../../../lib/invoice-files/read/read-cell.ts";
import { writeFile } from "../../../../lib/invoice-files/export/write-file.ts";
import { checkedFile, csv, found, line } from "../file-fixtures.ts";

describe("a cell over 4 kB", () => {
  it("a cell over 4 kB is a finding and isn't read; the other rows are checked", async () => {
    const checked = await checkedFile(
      csv(line({ provider: "a".repeat(4097) }), line({ number: "INV-2", quantity: "x" })),
    );
    expect(await found(checked)).toEqual([
      "2 Service Provider Name cell-too-long",
      "3 Quantity not-a-quantity",
    ]);
    expect((await checked.view([0]))[0]?.findings[0]?.what).toBe(
      "This cell is 5 kB. Cells over 4 kB aren't read.",
    );
  });

  it("a cell of 4,096 characters is read", async () => {
    expect(await found(await checkedFile(csv(line({ provider: "a".repeat(4096) }))))).toEqual([]);
  });

  it("a cell over 4 kB is a warning in an unmapped column, and where it was typed", async () => {
    const checked = await checkedFile(csv(`${"a".repeat(5000)}${line()}`, line({ number: "INV-2" })));
    expect(await found(checked)).toEqual(["2 OrgID cell-too-long"]);
    expect(checked.summary().severities).toMatchObject({ warn: 1, block: 0 });
    await checked.edit(1, 3, "b".repeat(5000));
    expect(await found(checked)).toContain("3 Service Provider Name cell-too-long");
  });

  it("a cell over 4 kB of spaces leaves its row empty", async () => {
    expect(await found(await checkedFile(csv(line(), " ".repeat(9000))))).toEqual(["3 - blank-row"]);
  });

  it("a long cell of many lines stays one cell when its quotes close", async () => {
    const name = `"${"line\n".repeat(30_000)}"`;
    const checked = await checkedFile(csv(line({ name }), line({ number: "INV-2" })));
    expect(checked.summary()).toMatchObject({ rows: 2, invoices: 2 });
    expect(await found(checked)).toEqual(["2 Client Full Name cell-too-long"]);
  });

  // A reader that begins again at each letter would take minutes for any of these.
  test.each<[string, string, string]>([
    ["hyphens", "-", "x"],
    ["apostrophes", "'", ""],
    ["quotes", '"', ""],
    ["odd quotes", '"', '"'],
    ["quotes and lines", '"\n', ""],
    ["quotes and commas", '",', ""],
    ["spaces", " ", "x"],
    ["spaces before quotes", ' "', ""],
    ["commas", ",", ""],
    ["digits", "1", "x"],
    ["signs", "=", ""],
    ["letters beyond ASCII", "é", ""],
  ])(
    "a long cell of %s is read and written in linear time",
    async (_, letters, end) => {
      for (const field of ["number", "name", "date", "total", "item"]) {
        const cell = letters.repeat(Math.ceil(200_000 / letters.length)) + end;
        const checked = await checkedFile(csv(line({ [field]: `x${cell}` }), line({ number: "INV-2" })), {
          check: checkInvoice,
        });
        await checkedFile(csv(line({ [field]: cell })), { check: checkInvoice });
        expect(checked.index.rows).toBeGreaterThanOrEqual(2);
        expect((await writeFile(checked, "rejects")).size).toBeGreaterThan(0);
      }
    },
    60_000,
  );

  it("a cell of apostrophes that is still read has one text mark", () => {
    expect(readCell(`${"'".repeat(4000)}1`, "number", "DD/MM/YYYY").fault).toMatchObject({
      code: "shown-as-text",
      replacement: "1",
    });
  });
});
