import { describe, expect, it, test } from "vitest";
import { encode } from "../../../../lib/invoice-files/parse/encoding.ts";
import { openFile } from "../../../../lib/invoice-files/parse/open-file.ts";
import { checkedFile, csv, found, HEADER, line } from "../file-fixtures.ts";

const commas = ",".repeat(13);

describe("an empty row", () => {
  test.each([
    ["of commas", commas],
    ["of too few commas", ",,,"],
    ["of too many commas", ",".repeat(30)],
    ["of nothing", ""],
    ["of a space", " "],
    ["of a tab", "\t"],
    ["of spaces between commas", " ,  ,\t,\u00a0,,,,,,,,,, "],
    ["of quotes between commas", '"","","","","","","","","","","","","",""'],
    ["of a byte order mark", "\ufeff"],
    ["of a byte order mark and commas", `\ufeff${commas}`],
    ["of a NUL byte", "\0"],
    ["of zero-width spaces", `\u200b${commas}\u200b`],
    ["of no-break and line separators", `\u2028,\u0085,\u2029,\u3000`],
  ])("an empty row %s isn't a line or an invoice, and later rows keep their numbers", async (_, empty) => {
    const checked = await checkedFile(csv(line(), empty, empty, line({ number: "INV-2", quantity: "x" })));
    expect(await found(checked)).toEqual(["3 - blank-row", "4 - blank-row", "5 Quantity not-a-quantity"]);
    expect(checked.summary()).toMatchObject({
      rows: 4,
      invoices: 2,
      clean: 1,
      rejects: 1,
      severities: { none: 1, note: 2, warn: 0, block: 1 },
      codes: { "blank-row": 2 },
    });
  });

  test.each([";", "\t", "|"])("a row of the separator %j is empty", async (separator) => {
    const withSeparator = (text: string) => text.replaceAll(",", separator);
    const text = [HEADER, line(), commas, line({ number: "INV-2" }), commas].map(withSeparator).join("\n");
    const checked = await checkedFile(new Blob([text]));
    expect(await found(checked)).toEqual(["3 - blank-row", "5 - blank-row"]);
    expect(checked.summary().invoices).toBe(2);
  });

  it("an empty row in UTF-16 is empty", async () => {
    const text = `\ufeff${[HEADER, line(), commas, "\u200b"].join("\r\n")}`;
    expect(await found(await checkedFile(new Blob([encode(text, "utf-16le")])))).toEqual([
      "3 - blank-row",
      "4 - blank-row",
    ]);
  });

  it("an empty row between the rows of an invoice doesn't split it", async () => {
    const checked = await checkedFile(csv(line(), commas, line({ quantity: "x" })));
    expect([checked.isRejected(0), checked.isRejected(1), checked.isRejected(2)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("an empty row that is filled in is a normal row, and empty again after undo", async () => {
    const checked = await checkedFile(csv(line(), commas, commas));
    await checked.edit(1, 5, "INV-9");
    expect(checked.summary()).toMatchObject({ rows: 3, invoices: 2, codes: { "blank-row": 1 } });
    expect(await found(checked)).toContain("3 Client NDIS Number missing-value");
    await checked.restore(1);
    expect(checked.summary()).toMatchObject({ rows: 3, invoices: 1, rejects: 0, codes: { "blank-row": 2 } });
  });

  it("a row whose cells are all cleared is an empty row", async () => {
    const checked = await checkedFile(csv(line(), line({ number: "INV-2", quantity: "x" })));
    for (let column = 0; column < 14; column += 1) await checked.edit(1, column, "");
    expect(checked.summary()).toMatchObject({ rows: 2, invoices: 1, clean: 1, rejects: 0 });
    expect(await found(checked)).toEqual(["3 - blank-row"]);
  });

  it("a row with text only in unmapped columns isn't empty", async () => {
    const checked = await checkedFile(csv(`Org-1${commas}`));
    expect(await found(checked)).toContain("2 Client NDIS Number missing-value");
  });
});

describe("line ends", () => {
  const lines = (end: string) => [HEADER, line(), line({ number: "INV-2" }), ""].join(end);

  it("line ends of CR CR LF make empty rows, not invoices, with a file note", async () => {
    const checked = await checkedFile(new Blob([lines("\r\r\n")]));
    expect(await found(checked)).toEqual(["2 - blank-row", "4 - blank-row", "6 - blank-row"]);
    expect(checked.summary()).toMatchObject({ rows: 5, invoices: 2, clean: 2, rejects: 0 });
    expect(checked.summary().notes).toMatchObject([
      { code: "file-line-ends", what: "Lines end with CR CR LF, so every other row is empty." },
    ]);
  });

  it("line ends of CR CR LF among others are counted separately", async () => {
    const text = `${HEADER}\r\n${line()}\r\r\n${line({ number: "INV-2" })}\r\n`;
    const checked = await checkedFile(new Blob([text]));
    expect(checked.summary().invoices).toBe(2);
    expect(checked.summary().notes[0]?.what).toBe("The file mixes line ends: CR LF 1, CR CR LF 1.");
  });

  test.each(["\n", "\r", "\r\n", "\n\n\n"])("line ends of %j are read", async (end) => {
    const checked = await checkedFile(new Blob([lines(end)]));
    expect(checked.summary()).toMatchObject({ invoices: 2, clean: 2, rejects: 0 });
  });

  test.each(["\u0085", "\u2028", "\u2029"])(
    "line ends that no import reads are reported: %j",
    async (end) => {
      expect(await openFile(new Blob([lines(end)]))).toMatchObject({ code: "file-line-ends-unknown" });
    },
  );
});

describe("a file", () => {
  test.each([`${commas}\r\n${commas}`, "\r\n\r\n", '"",""\n"",""', ";;;\n;;;"])(
    "a file of empty rows only, %j, is empty",
    async (text) => {
      expect(await openFile(new Blob([text]))).toMatchObject({ code: "file-empty" });
    },
  );

  it("a file with a row of commas above its header is told that the header must come first", async () => {
    expect(await openFile(new Blob([`${commas}\r\n${HEADER}\r\n${line()}`]))).toMatchObject({
      code: "file-header-above",
    });
  });

  it("a file with only empty rows below its header has no rows", async () => {
    const checked = await checkedFile(csv(commas, commas));
    expect(checked.summary().notes.map(({ code }) => code)).toContain("file-no-rows");
  });
});
