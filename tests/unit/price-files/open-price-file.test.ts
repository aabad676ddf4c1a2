import { describe, expect, test } from "vitest";
import type { PriceFile } from "../../../lib/domain/price-list/price-file.ts";
import { openPriceFile } from "../../../lib/price-files/open-price-file.ts";
import {
  inventedList,
  itemCells,
  NATIONAL_HEADINGS,
  type PriceCell,
  priceRow,
  SCHEDULE_HEADINGS,
  STATE_HEADINGS,
  workbook,
} from "../../support/price-workbook.ts";

const ITEM = "01_011_0107_1_1";

async function open(bytes: Uint8Array<ArrayBuffer>): Promise<PriceFile> {
  const file = await openPriceFile(bytes, "list.xlsx");
  if ("code" in file) throw new Error(`${file.code}: ${file.what}`);
  return file;
}

async function refusal(bytes: Uint8Array<ArrayBuffer>) {
  const file = await openPriceFile(bytes, "list.xlsx");
  return "code" in file ? file : undefined;
}

/** A workbook of one sheet of 2026-27 with these rows. */
function national(...rows: readonly Readonly<Record<string, PriceCell>>[]) {
  return workbook({ Items: [NATIONAL_HEADINGS, ...rows.map((row) => priceRow(NATIONAL_HEADINGS, row))] });
}

function csv(...lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);
}

test("a catalogue of 2026-27 is read with names, both categories, three prices, days and claim types", async () => {
  expect(await open(await national(itemCells(ITEM)))).toEqual({
    fileName: "list.xlsx",
    kind: "catalogue",
    from: "2026-07-01",
    to: null,
    leftOut: [],
    absentColumns: [],
    items: [
      {
        number: ITEM,
        name: "Invented support 01_011 - Standard - Weekday Daytime",
        unit: "H",
        category: 1,
        categoryName: "Invented category",
        paceCategory: 1,
        paceCategoryName: "Invented category (PACE)",
        registrationGroup: "0107",
        registrationGroupName: "Invented group",
        type: "limited",
        limits: { national: 7023, remote: 9832, "very-remote": 10_535 },
        from: "2026-07-01",
        to: null,
        claimTypes: ["NF2F", "TRAN"],
      },
    ],
  });
});

test("a catalogue with a price for each state is read by its padded headings", async () => {
  const row = priceRow(STATE_HEADINGS, {
    ...itemCells(ITEM, { Type: "Price Limited Supports", "Start date": 20_250_701, "End Date": 20_260_630 }),
    ACT: 65,
    NSW: 65.5,
    VIC: null,
  });
  const { from, to, items } = await open(await workbook({ Items: [STATE_HEADINGS, row] }));
  expect([from, to]).toEqual(["2025-07-01", "2026-06-30"]);
  expect(items[0]?.limits).toEqual({ ACT: 6500, NSW: 6550, remote: 9832, "very-remote": 10_535 });
  expect(items[0]?.type).toBe("limited");
});

test("a pricing schedule is read below its title rows, with suffixed items, and tells no days", async () => {
  const rows: PriceCell[][] = [
    ["NDIS pricing schedule 2026-27"],
    [null, "Invented for a test"],
    [],
    [...SCHEDULE_HEADINGS],
    [ITEM, "Invented support", "H", 70.23, 98.32, 105.35],
    [`${ITEM}_PT`, "Invented support - Provider travel", "H", 35.12, 49.16, 52.68],
  ];
  const { kind, from, to, items, absentColumns } = await open(
    await workbook({ Notes: [["Read me"]], Schedule: rows }),
  );
  expect([kind, from, to]).toEqual(["schedule", null, null]);
  expect(items.map(({ number, limits, claimTypes }) => [number, limits.national, claimTypes])).toEqual([
    [ITEM, 7023, null],
    [`${ITEM}_PT`, 3512, null],
  ]);
  expect(absentColumns).toEqual([
    "Start date",
    "Support Category Number",
    "Support Category Number (PACE)",
    "Support Category Name (PACE)",
  ]);
});

test("a CSV file is read in UTF-8 and in Windows-1252, with $ and commas in prices", async () => {
  const text = [
    "Support Item Number,Support Item Name,Unit,National,Start date,End Date",
    `${ITEM},“Café” support,H,"$1,070.23",01/07/2026,30/06/2027`,
  ].join("\r\n");
  const read = await open(csv(text));
  expect(read).toMatchObject({ from: "2026-07-01", to: "2027-06-30" });
  expect(read.items[0]).toMatchObject({ name: "“Café” support", limits: { national: 107_023 } });
  const latin = csv("Support Item Number,Support Item Name,Unit,National", `${ITEM},Caf?,H,70`);
  latin[latin.indexOf("?".charCodeAt(0))] = 0xe9;
  expect((await open(latin)).items[0]?.name).toBe("Café");
});

test("rows of the sheet of older items are read beside the current ones", async () => {
  const { items, from, to } = await open(await inventedList(20));
  expect(items).toHaveLength(21);
  expect(items.at(-1)).toMatchObject({ number: "01_999_0107_1_1", to: "2014-06-30" });
  expect([from, to]).toEqual(["2026-07-01", null]);
});

test("a quotable item and one of a dollar a unit are told apart from those with a limit", async () => {
  const { items } = await open(
    await national(
      itemCells("05_001_0103_1_2", { Type: "Quotable Supports", National: null }),
      itemCells("05_002_0103_1_2", { Type: "Unit Price = $1", National: 1 }),
      itemCells("05_003_0103_1_2", { Type: null, Quote: "Y", National: "Quote" }),
      itemCells("05_004_0103_1_2", { Type: null, National: 0 }),
    ),
  );
  expect(items.map(({ type }) => type)).toEqual(["quote", "unit-price", "quote", null]);
  // A price of 0 and a word in its place tell no limit.
  expect(items.map(({ limits }) => limits.national)).toEqual([undefined, 100, undefined, undefined]);
});

describe("rows that can't be read", () => {
  test.each<[string, Record<string, PriceCell>, string]>([
    ["an item number of another form", itemCells("Total"), "“Total” isn't a support item number."],
    ["no item number", itemCells(""), "It has no support item number."],
    ["no name", itemCells(ITEM, { "Support Item Name": " " }), "It has no support item name."],
    ["a price in words", itemCells(ITEM, { National: "seventy" }), "Its price “seventy” isn't an amount."],
    ["a price below nothing", itemCells(ITEM, { Remote: -1 }), "Its price “-1” isn't an amount."],
    [
      "a start date that is no day",
      itemCells(ITEM, { "Start date": 20_260_231 }),
      "Its start date “20260231” isn't a date.",
    ],
    [
      "a date with the month first",
      itemCells(ITEM, { "End Date": "12/31/2026" }),
      "Its end date “12/31/2026” isn't a date.",
    ],
    ["an end before its start", itemCells(ITEM, { "End Date": 20_260_630 }), "It ends before it starts."],
  ])("a row with %s is left out and named with its row and the reason", async (_title, cells, what) => {
    const { items, leftOut } = await open(await national(itemCells("01_012_0107_1_1"), cells));
    expect(items).toHaveLength(1);
    expect(leftOut).toEqual([{ sheet: "Items", row: 3, item: cells["Support Item Number"], what }]);
  });

  test("an empty row isn't one that was left out, and a second row of an item from the same day is", async () => {
    const { items, leftOut } = await open(
      await national(
        itemCells(ITEM),
        {},
        itemCells(ITEM, { National: 71 }),
        itemCells(ITEM, { "Start date": 20_261_201 }),
      ),
    );
    expect(items.map(({ from, limits }) => [from, limits.national])).toEqual([
      ["2026-07-01", 7023],
      ["2026-12-01", 7023],
    ]);
    expect(leftOut).toMatchObject([
      { row: 4, item: ITEM, what: "The item stands above already, from the same day." },
    ]);
  });
});

describe("files that aren't price lists", () => {
  test("missing columns are named, with the headings that are there", async () => {
    const problem = await refusal(
      await workbook({
        Items: [
          ["Support Item Number", "Support Item Name", "Type"],
          [ITEM, "x", "y"],
        ],
      }),
    );
    expect(problem?.code).toBe("price-file-columns");
    expect(problem?.what).toBe(
      "Missing columns: Unit, prices (National, or the states, Remote and Very Remote). Row 1 of “Items” has: Support Item Number, Support Item Name, Type.",
    );
    expect(problem?.remedy).toContain("Nothing was imported.");
  });

  test.each<[string, () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>, string]>([
    ["an empty file", () => new Uint8Array(), "price-file-empty"],
    ["a file of invoices", () => csv("NDIS Number,Amount", "430000017,5"), "price-file-headings"],
    [
      "a workbook without headings",
      () => workbook({ Sheet1: [["a"]], Sheet2: [["b"]] }),
      "price-file-headings",
    ],
    ["headings alone", () => national(), "price-file-no-items"],
    ["a broken workbook", () => Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), "price-file-damaged"],
    ["an old workbook", () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]), "price-file-old-excel"],
    ["a PDF", () => new TextEncoder().encode("%PDF-1.7"), "price-file-pdf"],
    ["a picture", () => Uint8Array.from([0x89, 0x50, 0, 0, 0, 0]), "price-file-not-text"],
  ])("%s is refused with a message of its own", async (_title, bytes, code) => {
    const problem = await refusal(await bytes());
    expect(problem?.code).toBe(code);
    expect(problem?.remedy).not.toBe("");
  });

  test("a file with more items than any price list is refused", async () => {
    const lines = Array.from(
      { length: 20_001 },
      (_, at) => `05_${String(at).padStart(9, "0")}_0103_1_2,x,E,1`,
    );
    expect((await refusal(csv("Item Number,Item Name,Unit,Price limit", ...lines)))?.code).toBe(
      "price-file-too-many",
    );
  });
});
