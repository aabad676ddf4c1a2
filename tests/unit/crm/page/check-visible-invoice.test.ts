import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { checkVisibleInvoice, countTypedLines } from "../../../../lib/crm/page/check-visible-invoice.ts";
import { readInvoice } from "../../../../lib/crm/read/read-invoice.ts";
import { CRM, open, type SavedPage } from "../pages.ts";

type Change = readonly [from: string, to: string];

/** The codes of the Errors in a page with these changes. */
function blocksOf(page: SavedPage, ...changes: Change[]): string[] {
  const shown = readInvoice(open(page, ...changes), `${CRM}/Invoices/Create`, careview);
  return checkVisibleInvoice(shown, { today: "2026-11-22" }).flatMap(({ severity, code }) =>
    severity === "block" ? [code] : [],
  );
}

describe("checkVisibleInvoice", () => {
  const empty = (value: string): Change => [`value="${value}"`, 'value=""'];

  test("F63: checkVisibleInvoice reports no Error on a complete invoice", () => {
    expect(blocksOf("edit-invoice")).toEqual([]);
  });

  test.each<[string, Change[], string[]]>([
    ["the day", [empty("30/05/2026")], ["service-date-missing"]],
    ["the quantity", [empty("1.50")], ["quantity-missing"]],
    ["the number", [empty("BCC-1")], ["invoice-number-missing"]],
  ])("F63: checkVisibleInvoice reports that %s is missing", (_title, changes, codes) => {
    expect(blocksOf("edit-invoice", ...changes)).toEqual(codes);
  });

  test.each<[string, Change]>([
    ["a day that can't be read", ['value="30/05/2026"', 'value="05/30/2026"']],
    ["a quantity that can't be read", ['value="1.50"', 'value="1,5"']],
  ])("F63: checkVisibleInvoice doesn't report as missing %s", (_title, [from, to]) => {
    const codes = blocksOf("edit-invoice", [from, to]);
    expect(new Set(codes)).toEqual(new Set([to.includes("/") ? "date-unreadable" : "number-unreadable"]));
  });

  test("F63: checkVisibleInvoice reports no Error for a quantity of more than two decimals", () => {
    expect(blocksOf("edit-invoice", ['value="1.50"', 'value="1.505"'])).toEqual([]);
  });

  test("F63: checkVisibleInvoice reports nothing that the page has no field for", () => {
    expect(blocksOf("streamline-review", ["<dt>Invoice Number</dt>", "<dt>Its Number</dt>"])).toEqual(
      blocksOf("streamline-review"),
    );
  });

  test("F63: checkVisibleInvoice reports nothing missing in an untouched line", () => {
    const values = ["30/05/2026", "1.50", "10.01", "15.02", "01_011_0107_1_1 Self-Care"].map(empty);
    const category: Change = [
      "<option selected>Assistance with Daily Life",
      "<option>Assistance with Daily Life",
    ];
    expect(blocksOf("edit-invoice", ...values)).toContain("service-date-missing");
    expect(blocksOf("edit-invoice", ...values, category)).toEqual([]);
  });
});

test("F63: countTypedLines doesn't count a line in which nothing was typed", () => {
  expect(
    countTypedLines({
      lines: [
        { id: "1", claimType: "STAN", gst: "P2" },
        { id: "2", rate: 100 },
        { id: "3", from: "2026-11-22" },
      ],
    }),
  ).toBe(2);
});
