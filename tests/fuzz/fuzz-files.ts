import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import type { Problem } from "../../lib/core/problem.ts";
import { looksLikeRows, readClipboard } from "../../lib/invoice-files/parse/clipboard-rows.ts";
import { openFile } from "../../lib/invoice-files/parse/open-file.ts";
import { parsePastedRows } from "../../lib/invoice-files/parse/pasted-rows.ts";
import { readRows } from "../../lib/invoice-files/parse/read-chunks.ts";
import { readTabbed } from "../../lib/invoice-files/parse/tabbed-text.ts";
import { readRow, rowReader } from "../../lib/invoice-files/read/read-row.ts";
import { NDIA_LAYOUT } from "../../lib/invoice-files/parse/layouts.ts";
import { openPriceFile } from "../../lib/price-files/open-price-file.ts";
import { inventedList } from "../support/price-workbook.ts";
import { expectSoundValues } from "./accepted.ts";
import { fuzzTarget } from "./fuzz-target.ts";
import { changeText, hostileText, textChanges } from "./mutate.ts";

const HEADER = NDIA_LAYOUT.columns.map(({ names }) => names[0] ?? "").join(",");
const ROW = "4050000001,430000017,2026/07/01,2026/07/01,01_011_0107_1_1,INV-1,2,,65.47,P2,,,,,,53004085616";
const SAMPLE = [HEADER, ROW, ROW.replace("INV-1", '"INV ""2"""'), ROW.replace("65.47", '"1,065.47"')].join(
  "\r\n",
);

const cell = fc.oneof(
  { weight: 2, arbitrary: hostileText },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "430000017",
      "2026/07/01",
      "01/07/2026",
      "$65.47",
      "1,065.47",
      "2",
      "-1",
      '"a,b"',
      '"',
      '""',
    ),
  },
);
const rows = fc
  .tuple(
    fc.constantFrom(",", "\t", ";", "|"),
    fc.constantFrom("\n", "\r\n", "\r"),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 18 }), { maxLength: 6 }),
  )
  .map(([separator, end, lines]) =>
    [HEADER.replaceAll(",", separator), ...lines.map((line) => line.join(separator))].join(end),
  );

const bytes = fc.oneof(
  textChanges.map((changes) => strToU8(changeText(SAMPLE, changes))),
  rows.map((text) => strToU8(text)),
  rows.map(
    (text) =>
      new Uint8Array([
        0xff,
        0xfe,
        ...new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer),
      ]),
  ),
  fc.uint8Array({ maxLength: 300 }),
);

function isProblem(value: object): value is Problem {
  return "code" in value && "what" in value;
}

export const invoiceFiles = fuzzTarget({
  name: "files of invoices",
  weight: 8,
  input: bytes,
  async check(input) {
    const file = await openFile(new Blob([new Uint8Array(input)]));
    if (isProblem(file)) return;
    const { header, separator, recognised } = file;
    const reader = rowReader({ ...recognised, header, separator, edits: new Map() });
    let row = 0;
    await readRows(
      file,
      { from: file.body, until: file.blob.size },
      (chunk, scanned) => {
        expectSoundValues(readRow(reader, chunk, scanned, row));
        row += 1;
      },
      () => undefined,
    );
  },
});

export const pastedRows = fuzzTarget({
  name: "pasted rows",
  weight: 8,
  input: fc.record({ text: fc.oneof(rows, hostileText), html: fc.oneof(hostileText, fc.constant("")) }),
  check({ text, html }) {
    for (const line of readTabbed(text)) if (!Array.isArray(line)) throw new Error("a row isn't a list");
    looksLikeRows(parsePastedRows(text));
    const table = `<table><tr><td>${text.slice(0, 300)}</td><td>${html}</td></tr></table>`;
    readClipboard({
      files: [] as unknown as FileList,
      getData: (type) => (type === "text/html" ? table : ""),
    });
  },
});

const workbookBytes = await inventedList(12);
const parts = unzipSync(workbookBytes);
const names = Object.keys(parts).filter((name) => name.endsWith(".xml") || name.endsWith(".rels"));

function expectSoundPrices(read: object): void {
  if (!isProblem(read)) expectSoundValues(read);
}

export const workbooks = fuzzTarget({
  name: "workbooks",
  weight: 2,
  input: fc.oneof(
    fc
      .array(fc.tuple(fc.nat(workbookBytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((flips) => {
        const changed = new Uint8Array(workbookBytes);
        for (const [at, value] of flips) changed[at] = value;
        return changed;
      }),
    fc.nat(workbookBytes.length).map((length) => workbookBytes.slice(0, length)),
    fc.tuple(fc.constantFrom(...names), textChanges).map(([name, changes]) => {
      const xml = new TextDecoder().decode(parts[name]);
      return zipSync({ ...parts, [name]: strToU8(changeText(xml, changes)) }, { level: 1 });
    }),
    fc.uint8Array({ maxLength: 200 }).map((rest) => new Uint8Array([0x50, 0x4b, 3, 4, ...rest])),
  ),
  async check(input) {
    expectSoundPrices(await openPriceFile(new Uint8Array(input), "prices.xlsx"));
  },
});

const PRICES = `Support Item Number,Support Item Name,Unit,Start date,End Date,National,Remote,Very Remote
01_001_0107_1_1,Invented support,H,20260701,99991231,$70.23,$98.32,$105.35
01_002_0107_1_1,"Another, invented",D,01/07/2026,30/06/2027,"$1,070.5",98,
`;

export const priceLists = fuzzTarget({
  name: "price lists",
  weight: 5,
  input: textChanges.map((changes) => strToU8(changeText(PRICES, changes))),
  async check(input) {
    expectSoundPrices(await openPriceFile(new Uint8Array(input), "prices.csv"));
  },
});
