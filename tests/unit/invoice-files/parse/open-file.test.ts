import { describe, expect, it } from "vitest";
import { MAX_FILE_BYTES, openFile } from "../../../../lib/invoice-files/parse/open-file.ts";
import { checkedFile, found, HEADER, line, utf16 } from "../file-fixtures.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

describe("a bad header", () => {
  const rows = `${line()}\r\n${line({ number: "INV-2", name: '"Ana, S"', quantity: "x" })}\r\n`;
  const withHeader = (change: (header: string) => string) => new Blob([change(HEADER), "\r\n", rows]);
  const notesOf = async (blob: Blob) => (await checkedFile(blob)).summary().notes;

  it.each([
    ["Client Full Name", '"Client Full Name', "Row 1, column 3", "never closed"],
    ["GST Code", '"GST Code', "Row 1, column 14", "never closed"],
    ["Client Full Name", '"Client" Full Name', "Row 1, column 3", "after the quote"],
  ])(
    "a bad header with %s as %s names its column, and the rows are still checked",
    async (name, as, place, words) => {
      const blob = withHeader((header) => header.replace(name, as));
      const [said] = await notesOf(blob);
      expect(said).toMatchObject({ code: "file-header-quote", severity: "block" });
      expect(said?.what).toContain(place);
      expect(said?.what).toContain(words);
      expect(await found(await checkedFile(blob))).toEqual(["3 Quantity not-a-quantity"]);
    },
  );

  it("a header with a duplicate column names both", async () => {
    const [said] = await notesOf(withHeader((header) => header.replace("OrgID", "Client NDIS Number")));
    expect(said).toMatchObject({
      code: "file-columns-twice",
      what: "More than one column is read as NDIS number: 1 and 2.",
    });
  });

  it("a file with only a header has a note", async () => {
    expect((await notesOf(new Blob([HEADER])))[0]).toMatchObject({ code: "file-no-rows" });
  });

  it.each([
    ["an empty line", "", "is empty"],
    ["a title", "Invoices of July", "says “Invoices of July”"],
    ["Excel's mark for the separator", "sep=,", "says “sep=,”"],
  ])("a header below %s isn't read as a row", async (_, above, words) => {
    const opened = await openFile(withHeader((header) => `${above}\r\n${header}`));
    expect(opened).toMatchObject({ code: "file-header-above", what: expect.stringContaining(words) });
  });
});

describe("encodings", () => {
  const text = `${HEADER}\r\n${line({ name: "Zoë €" })}\r\n`;
  const nameIn = async (blob: Blob) => (await (await checkedFile(blob)).view([0]))[0]?.cells[2];

  it.each([
    ["UTF-8", new TextEncoder().encode(text), undefined],
    ["UTF-8 with its mark", new TextEncoder().encode(`\uFEFF${text}`), "file-bom"],
    ["UTF-16 LE", utf16(text), "file-utf-16"],
    ["UTF-16 BE", utf16(text, "utf-16be"), "file-utf-16"],
  ])("openFile detects the encoding %s", async (_, encoded, code) => {
    const blob = new Blob([encoded]);
    expect(await nameIn(blob)).toBe("Zoë €");
    expect((await checkedFile(blob)).summary().notes[0]?.code).toBe(code);
  });

  it("openFile reads windows-1252, with a note at the cell and one on the file", async () => {
    const [before = "", after = ""] = text.split("ë €");
    const checked = await checkedFile(new Blob([before, bytes(0xeb, 0x20, 0x80), after]));
    expect((await checked.view([0]))[0]?.cells[2]).toBe("Zoë €");
    expect(await found(checked)).toEqual(["2 Client Full Name not-utf-8"]);
    expect(checked.summary().notes.map(({ code }) => code)).toEqual(["file-windows-1252"]);
  });

  it("openFile warns of both encodings in one file", async () => {
    const checked = await checkedFile(
      new Blob([text, line({ name: "Jos" }).split("Jos")[0] ?? "", bytes(0xe9), "\n"]),
    );
    expect(checked.summary().notes.map(({ code }) => code)).toEqual(["file-mixed", "file-line-ends"]);
  });

  it.each([
    [bytes(0x50, 0x4b, 3, 4), "file-not-text"],
    [bytes(), "file-empty"],
    [bytes(1, 0, 0, 7, 0, 0), "file-not-text"],
    [bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), "file-not-text"],
    [new TextEncoder().encode("<html><table></table></html>"), "file-not-text"],
  ])("openFile rejects %s, which isn't a CSV file", async (content, code) => {
    expect(await openFile(new Blob([content]))).toMatchObject({ code });
  });

  it("openFile rejects more than 200 MB without reading it", async () => {
    const blob = { size: MAX_FILE_BYTES + 1 } as Blob;
    expect(await openFile(blob)).toMatchObject({
      code: "file-too-large",
      what: expect.stringContaining("201 MB"),
    });
  });
});
