import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSpreadsheetFormula } from "../../../../lib/invoice-files/parse/spreadsheet-formula.ts";
import { encode } from "../../../../lib/invoice-files/parse/encoding.ts";
import { writeCell } from "../../../../lib/invoice-files/export/write-cell.ts";
import { writeFile } from "../../../../lib/invoice-files/export/write-file.ts";
import { checkedFile, csv, HEADER, line, utf16 } from "../file-fixtures.ts";

const bytesOf = async (blob: Blob) => [...new Uint8Array(await blob.arrayBuffer())];
const textOf = async (blob: Blob) => new TextDecoder().decode(await blob.arrayBuffer());

/** Cells with everything that could get lost on the way. */
const anyCell = fc.oneof(
  fc.constantFrom('"a ""b"""', '"x, y"', '"two\nlines"', "é", "=1+1", " padded ", "'01", "", "\uFEFF"),
  fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "€", "'", "=", "-", "@") }),
);
const anyRow = fc.record({
  name: anyCell,
  provider: anyCell,
  number: fc.constantFrom("A", "B", "B 1", ""),
  quantity: fc.constantFrom("1", "x"),
});
const anyRows = fc.array(fc.tuple(anyRow, fc.constantFrom("\n", "\r\n", "\r")), { maxLength: 12 });
const fileOf = (rows: [Parameters<typeof line>[0], string][]) =>
  `${HEADER}\r\n${rows.map(([cells, end]) => line(cells) + end).join("")}`;

describe("what is written", () => {
  it("writeFile copies a file without errors byte by byte", async () => {
    const encodings = [
      (text: string) => encode(text, "utf-8"),
      utf16,
      (text: string) => utf16(text, "utf-16be"),
    ];
    await fc.assert(
      fc.asyncProperty(anyRows, fc.constantFrom(...encodings), async (rows, encoding) => {
        const fine = rows.map(
          ([cells, end]) => [{ ...cells, number: "A", quantity: "1" }, end] as [object, string],
        );
        const blob = new Blob([encoding(fileOf(fine))]);
        const checked = await checkedFile(blob);
        // One invoice: it goes to one file or the other, as a whole.
        const whole = checked.summary().rejects === 0 ? blob.size : checked.file.body;
        expect(await bytesOf(await writeFile(checked, "clean"))).toEqual(await bytesOf(blob.slice(0, whole)));
      }),
    );
  });

  it("writeFile puts every row in exactly one of the two files", async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const checked = await checkedFile(new Blob([fileOf(rows)]));
        const { clean, rejects } = checked.summary();
        const parts = await Promise.all([
          checkedFile(await writeFile(checked, "clean")),
          checkedFile(await writeFile(checked, "rejects")),
        ]);
        expect(parts.map(({ index }) => index.rows)).toEqual([clean, rejects]);
        expect(clean + rejects).toBe(checked.index.rows);
        const all = await checked.view(Array.from({ length: checked.index.rows }, (_, row) => row));
        const written = await Promise.all(
          parts.map((part) => part.view(Array.from({ length: part.index.rows }, (_, row) => row))),
        );
        const [kept = [], sent = []] = written.map((views) => views.map(({ cells }) => cells));
        expect(kept).toEqual(all.filter(({ rejected }) => !rejected).map(({ cells }) => cells));
        // Formulas are text in it.
        const neutral = (text: string) => (isSpreadsheetFormula(text) ? `'${text}` : text);
        expect(sent.map((cells) => cells.slice(0, -1))).toEqual(
          all.filter(({ rejected }) => rejected).map(({ cells }) => cells.map(neutral)),
        );
      }),
    );
  });

  it("writeFile keeps an invoice together, with the reason under its heading", async () => {
    const checked = await checkedFile(csv(line(), line({ quantity: "x" }), line({ number: "INV-2" })));
    const [header, first, second] = (await textOf(await writeFile(checked, "rejects"))).split("\r\n");
    expect(header).toBe(`${HEADER},Reason`);
    expect(first).toBe(`${line()},Another line of this invoice has an error.`);
    expect(second).toBe(
      `${line({ quantity: "x" })},“x” isn't a quantity. Enter a number with at most two decimals.`,
    );
    expect(await textOf(await writeFile(checked, "clean"))).toBe(
      `${HEADER}\r\n${line({ number: "INV-2" })}\r\n`,
    );
  });

  it("writeFile changes the edited cell and no other byte", async () => {
    const before = line({ name: '"Ana ""A"" Silva"', provider: "=Care", quantity: "x" });
    const checked = await checkedFile(csv(before));
    await checked.edit(0, 3, 'Care, "Co"');
    await checked.edit(0, 11, "1");
    const after = line({ name: '"Ana ""A"" Silva"', provider: '"Care, ""Co"""', quantity: "1" });
    expect(await textOf(await writeFile(checked, "clean"))).toBe(`${HEADER}\r\n${after}\r\n`);
  });

  it("writeFile keeps a file's windows-1252 encoding", async () => {
    const [start = "", end = ""] = line({ name: "Zo#" }).split("#");
    const checked = await checkedFile(new Blob([HEADER, "\r\n", start, Uint8Array.of(0xeb), end, "\r\n"]));
    await checked.edit(0, 3, "Café €");
    const written = new TextDecoder("windows-1252").decode(
      await (await writeFile(checked, "clean")).arrayBuffer(),
    );
    expect(written).toBe(`${HEADER}\r\n${line({ name: "Zoë", provider: "Café €" })}\r\n`);
  });

  it.each([
    ["=1+1", '"\'=1+1"'],
    ["+61", '"\'+61"'],
    ["-x", '"\'-x"'],
    ["@x", '"\'@x"'],
    ["\tx", '"\'\tx"'],
    ["\rx", '"\'\rx"'],
    ["-1+1", '"\'-1+1"'],
    ["\n=1+1", '"\'\n=1+1"'],
    [" =1+1", '"\' =1+1"'],
    ["＝1+1", '"\'＝1+1"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ["+Plus Therapy", "+Plus Therapy"],
    ["@Home Care", "@Home Care"],
    ["-", "-"],
    ["-12.50", "-12.50"],
    ["-$1,012.50", '"-$1,012.50"'],
    ["a,b", '"a,b"'],
    ["plain", "plain"],
    ["", ""],
  ])("writeCell makes %j text that no spreadsheet runs", (text, written) => {
    expect(writeCell(text, ",")).toBe(written);
  });

  it("writeFile turns formulas into text in rejects.csv, in unedited cells and unmapped columns too", async () => {
    const bad = `=cmd|'/C calc'!A0${line({ provider: "+Plus Therapy", gst: "@Home Care", quantity: "x" })}`;
    const checked = await checkedFile(csv(bad));
    const [, row = ""] = (await textOf(await writeFile(checked, "rejects"))).split("\r\n");
    expect(
      row.startsWith(
        `"'=cmd|'/C calc'!A0"${line({ provider: "+Plus Therapy", gst: "@Home Care", quantity: "x" })},`,
      ),
    ).toBe(true);
  });

  it("writeFile keeps a formula of an unmapped column in clean.csv, and the finding says so", async () => {
    const row = `"=1+1"${line()}`;
    const checked = await checkedFile(csv(row));
    const [view] = await checked.view([0]);
    expect(view?.findings).toMatchObject([{ code: "formula", severity: "warn", column: 0 }]);
    expect(view?.findings[0]?.remedy).toContain("clean.csv keeps the cell as it is");
    expect(await textOf(await writeFile(checked, "clean"))).toBe(`${HEADER}\r\n${row}\r\n`);
  });

  it("writeFile turns a formula in the header into text in rejects.csv, with a note on the file", async () => {
    const header = HEADER.replace("OrgID", "=1+1");
    const checked = await checkedFile(new Blob([header, "\r\n", line({ quantity: "x" }), "\r\n"]));
    expect(checked.summary().notes.map(({ code }) => code)).toContain("file-header-formula");
    const [first] = (await textOf(await writeFile(checked, "rejects"))).split("\r\n");
    expect(first).toBe(`${HEADER.replace("OrgID", `"'=1+1"`)},Reason`);
  });

  it("writeFile writes a row of 300,000 cells", async () => {
    const checked = await checkedFile(csv(line({ quantity: "x" }) + ",".repeat(300_000), line()));
    expect((await textOf(await writeFile(checked, "rejects"))).split("\r\n")[1]).toContain(
      ",".repeat(300_000),
    );
  });

  it("writeFile leaves rows of empty cells out of both files and keeps empty lines", async () => {
    const checked = await checkedFile(
      csv(line(), ",,,,,,,,,,,,,", "", line({ number: "INV-2", quantity: "x" })),
    );
    expect(await textOf(await writeFile(checked, "clean"))).toBe(`${HEADER}\r\n${line()}\r\n\r\n`);
    expect(await textOf(await writeFile(checked, "rejects"))).not.toContain(",,,,,,,,,,,,,");
  });
});
