import { describe, expect, it, test } from "vitest";
import { encode } from "../../../../lib/invoice-files/parse/encoding.ts";
import { writeFile } from "../../../../lib/invoice-files/export/write-file.ts";
import { checkedFile, csv, found, HEADER, line } from "../file-fixtures.ts";

const NAME = 2;
const nameIn = async (blob: Blob) => (await (await checkedFile(blob)).view([0]))[0]?.cells[NAME];

describe("a character beside the quotes of a cell", () => {
  test.each([
    [' "Silva, Ana"', "a space before the quote that opens"],
    ['  "Silva, Ana"', "a space before the quote that opens"],
    ['\t"Silva, Ana"', "a tab before the quote that opens"],
    ['\u00a0"Silva, Ana"', "a non-breaking space before the quote that opens"],
    ['\u200b"Silva, Ana"', "an invisible character before the quote that opens"],
    ['\ufeff"Silva, Ana"', "an invisible character before the quote that opens"],
    ['"Silva, Ana" ', "a space after the quote that closes"],
    ['"Silva, Ana"\t', "a tab after the quote that closes"],
    [' "Silva, Ana" ', "a space before the quote that opens"],
  ])(
    "in %j is one finding that names it, with a fix, and the row is read as it was meant",
    async (name, words) => {
      const checked = await checkedFile(csv(line({ name }), line({ number: "INV-2" })));
      expect(await found(checked)).toEqual(["2 Client Full Name quote-space"]);
      const [view] = await checked.view([0]);
      expect(view?.cells[NAME]).toBe("Silva, Ana");
      expect(view?.findings[0]).toMatchObject({ severity: "block", replacement: "Silva, Ana" });
      expect(view?.findings[0]?.what).toContain(words);
      await checked.edit(0, NAME, "Silva, Ana");
      expect(await found(checked)).toEqual([]);
      const written = await (await writeFile(checked, "clean")).text();
      expect(written.split("\r\n")[1]).toBe(line({ name: '"Silva, Ana"' }));
    },
  );

  it("a character beside a cell's quotes in UTF-16 is one finding", async () => {
    const text = `\ufeff${HEADER}\r\n${line({ name: '\u00a0"Silva, Ana"' })}\r\n`;
    const blob = new Blob([encode(text, "utf-16le")]);
    expect(await found(await checkedFile(blob))).toEqual(["2 Client Full Name quote-space"]);
    expect(await nameIn(blob)).toBe("Silva, Ana");
  });

  it("a character beside the quotes of each cell is a finding on each", async () => {
    const checked = await checkedFile(csv(line({ name: ' "Silva, Ana"', provider: ' "Care, Co"' })));
    expect(await found(checked)).toEqual([
      "2 Client Full Name quote-space",
      "2 Service Provider Name quote-space",
    ]);
  });

  test.each([' "Sunny" Care', ' Hope "Plus"', ' "Ana', ' ""x'])(
    "in %j is a letter like others",
    async (name) => {
      const checked = await checkedFile(csv(line({ name }), line({ number: "INV-2" })));
      expect(checked.summary()).toMatchObject({ rows: 2, invoices: 2 });
      expect(await nameIn(csv(line({ name })))).toBe(name);
      expect((await found(checked)).filter((each) => each.includes("quote"))).toEqual([]);
    },
  );
});

describe("quotes that don't match", () => {
  it("unclosed quotes in two rows don't join them, and both are reported", async () => {
    const checked = await checkedFile(
      csv(line({ name: '"Ana' }), line({ number: "INV-2", name: 'Bed 12"' }), line({ number: "INV-3" })),
    );
    expect(checked.summary()).toMatchObject({ rows: 3, invoices: 3 });
    expect(await found(checked)).toEqual(["2 Client Full Name quote-unclosed"]);
  });

  it("single quotes in a cell of each row don't join the rows", async () => {
    const checked = await checkedFile(
      csv(line({ name: '"' }), line({ number: "INV-2", name: '"' }), line({ number: "INV-3" })),
    );
    expect(checked.summary()).toMatchObject({ rows: 3, invoices: 3 });
    expect(await found(checked)).toEqual([
      "2 Client Full Name quote-unclosed",
      "3 Client Full Name quote-unclosed",
    ]);
  });

  it("unclosed quotes in different columns don't join two rows", async () => {
    const checked = await checkedFile(
      csv(line({ name: '"Ana' }), line({ number: "INV-2", gst: 'P2"' }), line({ number: "INV-3" })),
    );
    expect(checked.summary()).toMatchObject({ rows: 3, invoices: 3 });
  });

  it("unclosed quotes over three rows keep the row between them", async () => {
    const checked = await checkedFile(
      csv(line({ name: '"Ana' }), line({ number: "INV-2" }), line({ number: "INV-3", name: 'Bed 12"' })),
    );
    expect(checked.summary()).toMatchObject({ rows: 3, invoices: 3 });
  });

  it("a quoted cell over several lines with commas stays one cell", async () => {
    const name = '"Ana Silva,\n12 High St, Sydney\n\nNSW"';
    const checked = await checkedFile(csv(line({ name }), line({ number: "INV-2" })));
    expect(checked.summary()).toMatchObject({ rows: 2, invoices: 2, rejects: 0 });
    expect(await nameIn(csv(line({ name })))).toBe("Ana Silva,\n12 High St, Sydney\n\nNSW");
  });

  it("a row with another number of columns says that a quote joined lines", async () => {
    const checked = await checkedFile(csv(`,430111222,"Ana\nSilva",Care`, line()));
    const [view] = await checked.view([0]);
    expect(view?.findings.find(({ code }) => code === "columns-missing")?.what).toBe(
      "The row has 4 of 14 columns. A quote joins several lines of the file into it.",
    );
  });

  it("quotes with text after them can be kept as letters", async () => {
    const checked = await checkedFile(csv(line({ provider: '"Sunny" Care' })));
    expect((await checked.view([0]))[0]?.findings).toMatchObject([
      { code: "quote-stray", replacement: '"Sunny" Care' },
    ]);
    await checked.edit(0, 3, '"Sunny" Care');
    expect(await found(checked)).toEqual([]);
    expect((await (await writeFile(checked, "clean")).text()).split("\r\n")[1]).toBe(
      line({ provider: '"""Sunny"" Care"' }),
    );
  });

  it("quotes inside an unquoted cell are letters", async () => {
    expect(await found(await checkedFile(csv(line({ name: 'Hope "Plus"' }))))).toEqual([]);
    expect(await nameIn(csv(line({ name: 'Hope "Plus"' })))).toBe('Hope "Plus"');
  });

  test.each(['"Sunny" Care', '"Ana', '"', 'Hope "Plus"', '""x'])(
    "are letters between tabs: %s",
    async (name) => {
      const rows = [line({ name }), line({ number: "INV-2" }), line({ number: "INV-3", name: 'Bed "' })];
      const blob = new Blob([[HEADER, ...rows].join("\n").replaceAll(",", "\t")]);
      const checked = await checkedFile(blob);
      expect(checked.summary()).toMatchObject({ rows: 3, invoices: 3, rejects: 0 });
      expect(await nameIn(blob)).toBe(name);
    },
  );
});
