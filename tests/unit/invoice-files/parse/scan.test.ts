import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { newRow, scanRow, unquote } from "../../../../lib/invoice-files/parse/scan.ts";

function rowsOf(text: string): { cells: string[]; fault?: string; bytes: [number, number] }[] {
  const units = new TextEncoder().encode(text);
  const row = newRow();
  const rows = [];
  for (let at = 0; at < units.length; at = row.next) {
    expect(scanRow(units, at, 0x2c, true, row)).toBe(true);
    const cells = Array.from({ length: row.count }, (_, cell) =>
      unquote(new TextDecoder().decode(units.subarray(row.cells[2 * cell], row.cells[2 * cell + 1]))),
    );
    rows.push({
      cells,
      bytes: [at, row.next] as [number, number],
      ...(row.fault ? { fault: row.fault.kind } : {}),
    });
  }
  return rows;
}
const cellsOf = (text: string) => rowsOf(text).map(({ cells }) => cells);

describe("the scanner", () => {
  it.each([
    [
      "a,b\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a,b\r\nc,d\re,f\n",
      [
        ["a", "b"],
        ["c", "d"],
        ["e", "f"],
      ],
    ],
    ['"a\nb","c,d","e""f"\n', [["a\nb", "c,d", 'e"f']]],
    [
      "a,\n,b\n",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ["\n\na\n", [[""], [""], ["a"]]],
    ["a,b", [["a", "b"]]],
  ])("%j", (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it("scanRow reads an unclosed quote as text and continues with the next line", () => {
    expect(rowsOf('a,"b,c\nd,"e,f",g\n')).toMatchObject([
      { cells: ["a", '"b', "c"], fault: "unclosed" },
      { cells: ["d", "e,f", "g"] },
    ]);
    expect(rowsOf('a,"b\nc,d\n')).toMatchObject([{ fault: "unclosed" }, { cells: ["c", "d"] }]);
  });

  it("scanRow keeps text that follows a closing quote", () => {
    expect(rowsOf('"a"b,c\n')).toMatchObject([{ cells: ["ab", "c"], fault: "stray" }]);
  });

  it("scanRow asks for more when a row is incomplete", () => {
    for (const text of ['a,"b', "a,b", "a\r", '"a"']) {
      expect(scanRow(new TextEncoder().encode(text), 0, 0x2c, false, newRow())).toBe(false);
    }
  });

  it("scanRow reads what Papa Parse reads, and its rows cover every byte", () => {
    const rows = fc.array(
      fc.array(fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", " ", "é", "€") }), {
        minLength: 2,
        maxLength: 4,
      }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom("\n" as const, "\r\n" as const), (table, newline) => {
        const text = Papa.unparse(table, { newline });
        const read = rowsOf(text);
        expect(read.map(({ cells }) => cells)).toEqual(Papa.parse(text, { delimiter: ",", newline }).data);
        expect(read.every(({ bytes }, at) => bytes[0] === (read[at - 1]?.bytes[1] ?? 0))).toBe(true);
        expect(read.at(-1)?.bytes[1]).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});
