import fc from "fast-check";
import { expect, it } from "vitest";
import { isSpreadsheetFormula } from "../../../../lib/invoice-files/parse/spreadsheet-formula.ts";
import { encode, type Encoding } from "../../../../lib/invoice-files/parse/encoding.ts";
import { writeCell } from "../../../../lib/invoice-files/export/write-cell.ts";
import { writeFile } from "../../../../lib/invoice-files/export/write-file.ts";
import { checkedFile, HEADER } from "../file-fixtures.ts";

/*
 * Files put together from raw cells, so that what must come out is known without reading them: every row in one of the
 * two files, its raw cells as they were but for the edited ones, and in rejects.csv for formulas, which are made text; its
 * line end as it was.
 */
const NAME = 2;
const QUANTITY = 11;

/** As they may stand in a file: quoted and not, with a spreadsheet's marks, padded, beyond ASCII. */
const raw = fc.oneof(
  fc.constantFrom(
    '"a ""b"""',
    '"x, y"',
    '"two\nlines"',
    '"cr\r\nlf"',
    '""',
    "=1+1",
    "-12.50",
    "'01",
    "4.3E+08",
    "",
  ),
  fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "€", "𝄞", "'", "=", "-", "@"), maxLength: 6 }),
);
const anyRow = fc.record({
  name: raw,
  provider: raw,
  number: fc.constantFrom("A", "B", "C"),
  quantity: fc.constantFrom("1", "1", "1", "x"),
  extra: fc.array(raw, { maxLength: 2 }),
  end: fc.constantFrom("\n", "\r\n", "\r"),
  edits: fc.dictionary(
    fc.constantFrom(String(NAME), String(QUANTITY), "13", "15"),
    fc.constantFrom("1", "=1+1", "-12.50", 'Zoë "Z", Co', "two\nlines"),
    { maxKeys: 2 },
  ),
});
type Row = typeof anyRow extends fc.Arbitrary<infer R> ? R : never;

function cellsOf({ name, provider, number, quantity, extra }: Row): string[] {
  const fixed = [
    "51824753556",
    number,
    "05/07/2026",
    "100.00",
    "01/07/2026",
    "",
    "01_011_0107_1_1",
    quantity,
  ];
  return ["", "430111222", name, provider, ...fixed, "100.00", "P2", ...extra];
}

const isFormula = (bare: string) => !bare.startsWith('"') && isSpreadsheetFormula(bare);

/** With its edits; a cell beyond the last one brings the separators up to it. */
function written(row: Row, { neutral }: { neutral: boolean }): string {
  const cells = cellsOf(row).map((each) => (neutral && isFormula(each) ? writeCell(each, ",") : each));
  for (const [column, text] of Object.entries(row.edits)) {
    while (cells.length < Number(column)) cells.push("");
    cells[Number(column)] = writeCell(text, ",");
  }
  return cells.join(",");
}

const forms: { encoding: Encoding; mark: string }[] = [
  { encoding: "utf-8", mark: "" },
  { encoding: "utf-8", mark: "\uFEFF" },
  { encoding: "utf-16le", mark: "\uFEFF" },
  { encoding: "utf-16be", mark: "\uFEFF" },
];

it("writeFile keeps every byte of unedited cells, except formulas in rejects.csv", async () => {
  const rows = fc.array(anyRow, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(...forms), async (some, { encoding, mark }) => {
      const text = `${mark}${HEADER}\r\n${some.map((row) => cellsOf(row).join(",") + row.end).join("")}`;
      const checked = await checkedFile(new Blob([encode(text, encoding)]));
      for (const [at, { edits }] of some.entries()) {
        for (const [column, put] of Object.entries(edits)) await checked.edit(at, Number(column), put);
      }
      const kept = some.filter((_, at) => !checked.isRejected(at));
      const sent = some.filter((_, at) => checked.isRejected(at));
      const clean = `${mark}${HEADER}\r\n${kept.map((row) => written(row, { neutral: false }) + row.end).join("")}`;
      expect(await bytesOf(await writeFile(checked, "clean"))).toEqual([...encode(clean, encoding)]);

      let rest = await textOf(await writeFile(checked, "rejects"), encoding);
      rest = after(rest, `${mark}${HEADER},Reason\r\n`);
      for (const row of sent) {
        rest = after(rest, `${written(row, { neutral: true })},`);
        rest = after(rest, (/^(?:"(?:[^"]|"")+"|[^"\r\n,]+)/.exec(rest) ?? ["no reason"])[0]);
        rest = after(rest, row.end);
      }
      expect(rest).toBe("");
    }),
    { numRuns: 120 },
  );
}, 60_000);

function after(text: string, begin: string): string {
  expect(text.slice(0, begin.length)).toBe(begin);
  return text.slice(begin.length);
}

async function bytesOf(blob: Blob): Promise<number[]> {
  return [...new Uint8Array(await blob.arrayBuffer())];
}

async function textOf(blob: Blob, encoding: Encoding): Promise<string> {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(await blob.arrayBuffer());
}
