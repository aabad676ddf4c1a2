import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { readInvoice } from "../../../../lib/crm/read/read-invoice.ts";
import { parseTypedQuantity } from "../../../../lib/crm/read/invoice/typed-number.ts";
import { type Answers, inOneLook } from "../../../../lib/crm/read/fields/one-look.ts";
import { readPage } from "../../../../lib/crm/read/read-page.ts";
import { CRM, open, parse, type SavedPage } from "../pages.ts";

type Change = readonly [from: string, to: string];

const read = (page: SavedPage, ...changes: Change[]) =>
  readInvoice(open(page, ...changes), `${CRM}/Invoices/Create`, careview);
const line = (...changes: Change[]) => read("edit-invoice", ...changes).invoice.lines[0];
const value = (from: string, to: string): Change => [`value="${from}"`, `value="${to}"`];

const typed = {
  id: "1",
  claimType: "STAN",
  gst: "P2",
  from: "2026-05-30",
  to: "2026-05-30",
  category: "Assistance with Daily Life",
  item: "01_011_0107_1_1",
  itemName: "Self-Care",
  quantity: 150,
  rate: 1001,
  total: 1502,
};

describe("an invoice that is typed", () => {
  test("F63: is read with its head, its client and its lines", () => {
    expect(read("edit-invoice")).toMatchObject({
      invoice: {
        ndisNumber: "432388756",
        provider: "Billabong Care Co",
        abn: "32999990001",
        number: "BCC-1",
        date: "2026-07-02",
        lines: [typed],
      },
      unreadable: [],
      clientPath: "/Clients/Profile/8",
    });
  });

  test.each(["create-invoice", "create-invoice-spa"] as const)(
    "F63: an empty %s is one line with nothing but its drop-downs, each in its control",
    (page) => {
      const { invoice, lines, unreadable, clientPath } = read(page);
      expect([invoice.lines, unreadable, clientPath]).toEqual([
        [{ id: "1", claimType: "STAN", gst: "P2" }],
        [],
        "/Clients/Profile/8",
      ]);
      expect(Object.keys(lines[0]?.controls ?? {}).toSorted()).toEqual(
        [
          "cancellationReason",
          "category",
          "claimType",
          "from",
          "gst",
          "hours",
          "item",
          "lineTotal",
          "quantity",
          "rate",
          "to",
        ].toSorted(),
      );
    },
  );

  test("F63: a template of a line, and the search for another client, are none of it", () => {
    const { lines, invoice } = read("create-invoice");
    expect(lines).toHaveLength(1);
    expect(invoice).not.toHaveProperty("clientName");
  });

  test.each<[string, Change[], Record<string, unknown>]>([
    [
      "the end of a service that is one day",
      [
        [
          'value="30/05/2026" placeholder="dd/mm/yyyy" autocomplete="off" />\n    </td><td class="field">\n      <select id="Lines[0].PlanCategory"',
          'value="" /></td><td class="field"><select id="Lines[0].PlanCategory"',
        ],
      ],
      { to: "2026-05-30" },
    ],
    ["a date of a date input", [value("30/05/2026", "2026-05-30")], { from: "2026-05-30" }],
    ["a date with dots", [value("30/05/2026", "30.5.2026")], { from: "2026-05-30" }],
    ["an amount with one decimal", [value("10.01", "10.5")], { rate: 1050 }],
    ["an amount below a dollar", [value("10.01", "$.5")], { rate: 50 }],
    ["an amount that ends with its point", [value("10.01", "70.")], { rate: 7000 }],
    ["an amount with dollar and comma", [value("10.01", "$1,010.01")], { rate: 101_001 }],
    [
      "an item without a name",
      [value("01_011_0107_1_1 Self-Care", "01_011_0107_1_1")],
      { itemName: undefined },
    ],
    [
      "what isn't an item",
      [value("01_011_0107_1_1 Self-Care", "Visit on Monday")],
      { item: "Visit on Monday", itemName: undefined },
    ],
    ["a column by another name", [[">Qty</th>", ">Quantity</th>"]], { quantity: 150 }],
    ["a column that is hidden", [[">Rate</th>", ">Other</th>"]], { rate: undefined }],
  ])("F63: reads %s", (_title, changes, expected) => {
    const { itemName, rate, ...others } = { ...typed, ...expected };
    expect(line(...changes)).toEqual({
      ...others,
      ...(itemName === undefined ? {} : { itemName }),
      ...(rate === undefined ? {} : { rate }),
    });
  });

  test.each([
    ["30/05/2026", "31/06/2026", "from", "date-unreadable"],
    ["30/05/2026", "30 May", "from", "date-unreadable"],
    ["10.01", "ten", "rate", "number-unreadable"],
    ["10.01", "1,23", "rate", "number-unreadable"],
    ["15.02", "15.020", "lineTotal", "number-unreadable"],
    ["1.50", "1,5", "quantity", "number-unreadable"],
    ["1.50", "-1", "quantity", "number-unreadable"],
  ])("F63: where %s stands as %s, it is quoted and never guessed", (from, to, field, code) => {
    const { unreadable, invoice } = read("edit-invoice", value(from, to));
    expect(unreadable[0]).toMatchObject({ code, severity: "block", field, lineId: "1" });
    expect(unreadable[0]?.what).toContain(`“${to}”`);
    expect(invoice.lines[0]).not.toHaveProperty(field === "lineTotal" ? "total" : field);
  });

  test.each<[string, Change, object]>([
    [
      "a category with what is left of it",
      [
        "<option selected>Assistance with Daily Life",
        "<option selected>Assistance with Daily Life - Core Flexible Remaining $5.00",
      ],
      { category: "Assistance with Daily Life" },
    ],
    ["a code with its words", ["<option selected>P2", "<option selected>P2 - GST Free"], { gst: "P2" }],
    [
      "a claim type in small letters",
      ["<option selected>STAN", "<option selected>canc - Cancellation"],
      { claimType: "CANC" },
    ],
    ["the item that is a word", value("01_011_0107_1_1 Self-Care", "Bereavement"), { item: "Bereavement" }],
    [
      "the item that is a word, with its name",
      value("01_011_0107_1_1 Self-Care", "Bereavement - Payment"),
      { item: "Bereavement", itemName: "Payment" },
    ],
    ["a code in small letters", ["<option selected>P2", "<option selected>p2"], { gst: "P2" }],
    ["words without a code", ["<option selected>P2", "<option selected>GST Free"], { gst: "GST Free" }],
  ])("F63: reads %s", (_title, change, expected) => {
    expect(line(change)).toMatchObject(expected);
  });

  test("F63: a date of the head that can't be read is said of the invoice, not of a line", () => {
    const { unreadable, invoice } = read("edit-invoice", value("02/07/2026", "July 2026"));
    expect(unreadable).toMatchObject([{ code: "date-unreadable", field: "date" }]);
    expect(unreadable[0]).not.toHaveProperty("lineId");
    expect(invoice).not.toHaveProperty("date");
  });
});

describe("an invoice that was captured", () => {
  const captured = {
    id: "1",
    from: "2026-11-20",
    to: "2026-11-20",
    category: "Consumables",
    item: "03_040010057_0103_1_1",
    itemName: "Low Cost Assistive Technology",
    quantity: 100,
    rate: 4550,
    gst: "P2",
    total: 4550,
  };

  test.each([
    ["$91.5", 9150, []],
    ["ninety", undefined, [{ code: "number-unreadable", severity: "note", field: "total" }]],
  ])("F63: a total of %s is read or told, never dropped without a word", (total, cents, said) => {
    const { invoice, unreadable } = read("streamline-review", ["$91.00", total]);
    expect(invoice.total).toBe(cents);
    expect(unreadable).toMatchObject(said);
  });

  test("F63: is read from its review page, which has no fields, and travels as plain data", () => {
    const reading = readPage(open("streamline-review"), `${CRM}/Streamline/Review/9`, careview);
    expect(reading).toEqual({
      page: "streamline-review",
      captured: {
        invoice: {
          ndisNumber: "433119662",
          clientName: "Kiri Whitlow",
          provider: "Planwise Demo",
          abn: "64999990004",
          number: "CAP-0010",
          date: "2026-11-22",
          total: 9100,
          lines: [captured, { ...captured, id: "2" }],
        },
        unreadable: [],
        readable: "all",
        reasons: [],
        absent: ["claimType", "cancellationReason", "hours"],
        clientPath: "/Clients/Profile/10",
      },
    });
    expect(structuredClone(reading)).toEqual(reading);
    expect(read("streamline-review").lines.map(({ controls }) => controls)).toEqual([{}, {}]);
  });

  test("F63: a link to another site is no client", () => {
    const away = read("streamline-review", ['"/Clients/Profile/10"', '"https://elsewhere.example.org/10"']);
    expect(away).not.toHaveProperty("clientPath");
  });
});

test("F63: a captured invoice's page without lines has no table, and says that its lines can't be read", () => {
  expect(readInvoice(parse("<h1>Streamline Review</h1>"), `${CRM}/x`, careview)).toEqual({
    invoice: { lines: [] },
    lines: [],
    head: {},
    unreadable: [],
    readable: "no",
    reasons: [expect.objectContaining({ code: "lines-not-found" })],
    absent: ["number"],
  });
});

test.each([
  ["1", 100],
  ["1.5", 150],
  [" 0.25 ", 25],
  [".5", 50],
  ["2.", 200],
  ["1,000", 100_000],
  ["1,000.25", 100_025],
  ["1.255", null],
  ["1,5", null],
  ["1,00,000", null],
  [".", null],
  ["", null],
  ["-1", null],
  ["1e3", null],
])("%j is %s hundredths", (text, hundredths) => {
  expect(parseTypedQuantity(text)).toBe(hundredths);
});

test.each(["edit-invoice", "create-invoice"] as const)(
  "F63: after each change of a value, a kept look reads the same of %s as a first look",
  (page) => {
    const doc = open(page);
    const answers: Answers = new Map();
    const look = () => readInvoice(doc, `${CRM}/Invoices/Create`, careview);
    const controls = doc.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input,select");
    expect(controls.length).toBeGreaterThan(5);
    inOneLook(look, answers);
    for (const control of controls) {
      if (control.tagName === "SELECT") (control as HTMLSelectElement).selectedIndex = 1;
      else control.value = "12/07/2026";
      expect(inOneLook(look, answers)).toEqual(look());
    }
  },
);
