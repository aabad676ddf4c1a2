import { describe, expect, test } from "vitest";
import { careview } from "../../../../../lib/crm/profile/careview.ts";
import { readInvoice } from "../../../../../lib/crm/read/read-invoice.ts";
import type { InvoiceLine } from "../../../../../lib/domain/invoice/model/line.ts";
import { CRM, parse } from "../../pages.ts";

const read = (html: string) => readInvoice(parse(html), `${CRM}/Invoices/Create`, careview);
const COLUMNS = [
  "Type",
  "Delivered From",
  "Delivered To",
  "Plan Category",
  "Support Item",
  "Qty",
  "Rate",
  "Total",
];
const CELLS: Record<string, string> = {
  Type: "<select><option selected>STAN</option></select>",
  "Delivered From": '<input value="20/10/2026">',
  "Delivered To": '<input value="20/10/2026">',
  "Plan Category": '<select><option value="3" selected>Consumables</option></select>',
  "Support Item": '<input value="03_040010057_0103_1_1">',
  Qty: '<input value="1">',
  Rate: '<input value="10">',
  Total: '<input value="10.00">',
};

/** A form of one line, with these cells in place of plain ones. */
function lineWith(cells: Record<string, string>, head = "") {
  const row = COLUMNS.map((column) => `<td>${cells[column] ?? CELLS[column]}</td>`).join("");
  return read(
    `<h1>Create New Invoice</h1><form>${head}<table><thead><tr>${COLUMNS.map(
      (column) => `<th>${column}</th>`,
    ).join("")}</tr></thead><tbody><tr>${row}</tr></tbody></table><button>Save</button></form>`,
  );
}
const line = (cells: Record<string, string>) => lineWith(cells).invoice.lines[0];

describe("what the page's own controls wrote", () => {
  test.each([
    ['<input type="hidden" value="2026-10-20"><input readonly value="20 Oct 2026">', "2026-10-20"],
    ['<input readonly value="20-Oct-2026">', "2026-10-20"],
    ['<input class="hasDatepicker" value="Tue 20/10/2026">', "2026-10-20"],
    ['<input type="date" value="2026-10-20">', "2026-10-20"],
    ['<input value="20/10/2026 12:00:00 AM">', "2026-10-20"],
    ["<span>20 October 2026</span> <button>Edit</button>", "2026-10-20"],
    ['<button>…</button><input value="20.10.2026">', "2026-10-20"],
  ])("F63: %s is a day", (cell, day) => {
    const { invoice, unreadable } = lineWith({ "Delivered From": cell });
    expect([invoice.lines[0]?.from, unreadable]).toEqual([day, []]);
  });

  test.each<[string, string, Partial<InvoiceLine>]>([
    ["Rate", '<input value="$10.00">', { rate: 1000 }],
    ["Rate", '<span>$</span><input value="1,234.5">', { rate: 123_450 }],
    ["Total", '<input readonly value="10.00 AUD">', { total: 1000 }],
    ["Total", '<input value="A$1,010.00">', { total: 101_000 }],
    ["Total", "<b>AUD 10.00</b>", { total: 1000 }],
    ["Qty", '<input value="1.5 h">', { quantity: 150 }],
    ["Qty", '<input value="2 hours">', { quantity: 200 }],
    ["Qty", '<input value="1"><select><option>Hours</option></select>', { quantity: 100 }],
    [
      "Support Item",
      '<button>Find</button><input value="03_040010057_0103_1_1">',
      { item: "03_040010057_0103_1_1" },
    ],
    [
      "Plan Category",
      '<select class="select2-hidden-accessible"><option value="3" selected>Consumables</option></select>' +
        '<span class="select2 select2-container"><span class="select2-selection__rendered">Consumables</span></span>',
      { category: "Consumables" },
    ],
  ])("F63: %s of %s is read", (column, cell, expected) => {
    const { invoice, unreadable } = lineWith({ [column]: cell });
    expect(invoice.lines[0]).toMatchObject(expected);
    expect(unreadable).toEqual([]);
  });

  test.each([
    ["Delivered To", '<input value="__/__/____">', "2026-10-20"],
    ["Delivered To", '<input value="dd/mm/yyyy">', "2026-10-20"],
  ])("F63: %s of %s is empty", (column, cell, to) => {
    const { invoice, unreadable } = lineWith({ [column]: cell });
    expect([invoice.lines[0]?.to, unreadable]).toEqual([to, []]);
  });

  test("F63: a choice that stands for none is none", () => {
    const cell =
      '<select><option value="0" selected>-- Select --</option><option value="3">Consumables</option></select>';
    expect(line({ "Plan Category": cell, Type: cell })).not.toHaveProperty("category");
    expect(line({ "Plan Category": cell, Type: cell })).not.toHaveProperty("claimType");
  });

  test("F63: amounts of nothing in a line that nobody began are no amounts", () => {
    const blank = '<input value="">';
    const zero = '<input value="0.00">';
    const empty = {
      "Delivered From": blank,
      "Delivered To": blank,
      "Plan Category": blank,
      "Support Item": blank,
      Qty: '<input value="0">',
      Rate: zero,
      Total: zero,
    };
    expect(line(empty)).toEqual({ id: "1", claimType: "STAN" });
    expect(line({ Rate: zero })).toMatchObject({ rate: 0 });
  });
});

describe("what can't be read", () => {
  test.each<[string, string, "block" | "note"]>([
    ["typed into a box", '<input value="05/30/2026">', "block"],
    ["typed into a longer box", "<textarea>05/30/2026</textarea>", "block"],
    ["written by a picker", '<input class="form-control datepicker" value="05/30/2026">', "note"],
    ["in a box that can't be typed into", '<input readonly value="05/30/2026">', "note"],
    ["in a box that is switched off", '<input disabled value="05/30/2026">', "note"],
    ["beside a hidden input", '<input type="hidden" value="x"><input value="05/30/2026">', "note"],
    ["only shown", "<span>05/30/2026</span>", "note"],
    ["chosen", "<select><option selected>05/30/2026</option></select>", "note"],
  ])("F63: what can't be read and is %s has the severity %s", (_title, cell, severity) => {
    const { unreadable } = lineWith({ "Delivered From": cell });
    expect(unreadable).toMatchObject([{ code: "date-unreadable", severity, field: "from" }]);
  });

  test.each([
    ["Delivered From", '<input type="hidden" value="2026-10-21"><input readonly value="20 Oct 2026">'],
    [
      "Plan Category",
      '<select><option value="3" selected>Consumables</option></select>' +
        '<span class="select2-container"><span class="select2-selection__rendered">Transport</span></span>',
    ],
  ])("F63: %s that shows one value and holds another is neither", (column, cell) => {
    const { unreadable, readable, invoice } = lineWith({ [column]: cell });
    expect(unreadable).toMatchObject([{ code: "shows-two-values", severity: "note" }]);
    expect(readable).toBe("partly");
    expect(invoice.lines[0]).not.toHaveProperty(column === "Plan Category" ? "category" : "from");
  });
});

describe("the head of an invoice", () => {
  const provider = (options: string) =>
    lineWith({}, `<label for="sp">Service Provider</label><select id="sp" name="sp">${options}</select>`)
      .invoice.provider;

  test.each<[string, string | undefined]>([
    ['<option value=""></option><option value="17" selected>Samplegum Care</option>', "Samplegum Care"],
    ['<option value="0" selected>-- Select --</option><option value="17">Samplegum Care</option>', undefined],
    ['<option value="" selected>Choose a provider</option>', undefined],
  ])("F63: the provider of %s is %s", (options, name) => {
    expect(provider(options)).toBe(name);
  });

  test.each([
    ['<input id="d" name="d" value="2 Jul 2026">', "2026-07-02", []],
    ['<input id="d" name="d" value="__/__/____">', undefined, []],
    ['<input id="d" name="d" readonly value="07/22/2026">', undefined, ["note"]],
    ['<input id="d" name="d" value="07/22/2026">', undefined, ["block"]],
  ])("F63: the invoice date in %s is %s", (input, date, severities) => {
    const { invoice, unreadable } = lineWith({}, `<label for="d">Invoice Date</label>${input}`);
    expect([invoice.date, unreadable.map(({ severity }) => severity)]).toEqual([date, severities]);
  });
});
