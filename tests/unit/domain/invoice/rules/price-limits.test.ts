import { describe, expect, test } from "vitest";
import { checkInvoice } from "../../../../../lib/domain/invoice/rules/check.ts";
import type { InvoiceContext } from "../../../../../lib/domain/invoice/model/context.ts";
import type { InvoiceLine } from "../../../../../lib/domain/invoice/model/line.ts";
import type { PriceBook } from "../../../../../lib/domain/price-list/price-book.ts";
import type { PriceItem } from "../../../../../lib/domain/price-list/price-item.ts";
import { priceItem, priceList } from "../../price-list/price-fixtures.ts";
import { budget, type Change, context, invoice, line } from "../invoice-fixtures.ts";

/** What the line of these tests names: $100.00 on Monday 3 August 2026. */
const ITEM = "15_037_0117_1_3";

function prices(rest: Partial<PriceItem> = {}, book: Partial<PriceBook> = {}): PriceBook {
  return {
    lists: [priceList("now")],
    items: [priceItem(ITEM, { limits: { national: 90_00, remote: 126_00 }, ...rest })],
    region: "NSW",
    ...book,
  };
}

function findings(
  book: PriceBook | undefined,
  change: Change<InvoiceLine> = {},
  given: Change<InvoiceContext> = {},
) {
  return checkInvoice(
    invoice({ date: undefined, lines: [line(change)] }),
    context({ ...(book ? { prices: book } : {}), ...given }),
  );
}

const codes = (...of: Parameters<typeof findings>) =>
  findings(...of).map(({ severity, code, field }) => `${severity} ${code} @${field}`);

const ABOVE = ["warn rate-above-limit @rate"];

describe("rates against the limit", () => {
  test("a rate above the limit of its region and day is a warning that tells both amounts", () => {
    const [finding] = findings(prices());
    expect(finding).toMatchObject({
      code: "rate-above-limit",
      severity: "warn",
      what: `The rate $100.00 is above the price limit of $90.00 an hour for ${ITEM} (Invented support 15_037) in New South Wales on 03/08/2026.`,
    });
  });

  test.each<[string, PriceBook | undefined, Change<InvoiceLine>]>([
    ["no list was imported", undefined, {}],
    ["nobody chose a region", prices({}, { region: null }), {}],
    ["the rate is the limit", prices({ limits: { national: 100_00 } }), {}],
    ["the region's limit isn't told", prices({ limits: { VIC: 90_00 } }), {}],
    ["remote areas have a higher limit", prices({}, { region: "remote" }), {}],
    ["the list isn't the day's", prices({}, { lists: [priceList("now", { from: "2026-09-01" })] }), {}],
    ["the item is quotable", prices({ type: "quote" }), {}],
    ["the item is of a dollar a unit", prices({ type: "unit-price", limits: { national: 1_00 } }), {}],
    ["the claim type isn't known", prices(), { claimType: "BONUS" }],
    ["the suffix has no price of its own", prices(), { item: `${ITEM}_PT` }],
    ["there is no rate", prices(), { rate: undefined }],
  ])("nothing is said of the rate where %s", (_title, book, change) => {
    expect(codes(book, change).filter((code) => code.includes("rate-above-limit"))).toEqual([]);
  });

  test.each(["STAN", "", "TRAN", "THLT"])(
    "a rate with the claim type “%s” is held to the item's limit",
    (claimType) => {
      expect(codes(prices(), { claimType })).toContain(ABOVE[0]);
    },
  );

  test("F180: where the participant lives in a remote area, its limit counts, whatever region was chosen", () => {
    expect(codes(prices(), {}, { remoteArea: "remote" })).toEqual([]);
    expect(codes(prices(), { rate: 127_00, total: 127_00 }, { remoteArea: "remote" })).toEqual(ABOVE);
    // The list tells no limit there.
    expect(codes(prices(), {}, { remoteArea: "very-remote" })).toEqual([]);
    expect(
      codes(prices({}, { region: null }), { rate: 127_00, total: 127_00 }, { remoteArea: "remote" }),
    ).toEqual(ABOVE);
  });

  test("a suffix is held to the limit of its own row", () => {
    const book = prices();
    const own = priceItem(`${ITEM}_PT`, { limits: { national: 45_00 } });
    const both = { ...book, items: [...book.items, own] };
    expect(codes(both, { item: `${ITEM}_PT`, rate: 50_00, total: 50_00 })).toEqual(ABOVE);
    expect(codes(both, { item: `${ITEM}_PT`, rate: 45_00, total: 45_00 })).toEqual([]);
  });

  test("a line over a change of prices is compared with both, and only told where it is above both", () => {
    const lists = [priceList("now"), priceList("next", { from: "2026-08-05" })];
    const next = (national: number) =>
      priceItem(ITEM, { listId: "next", from: "2026-08-05", limits: { national } });
    const over = { to: "2026-08-06" };
    const with2 = (national: number) => prices({}, { lists, items: [...prices().items, next(national)] });
    expect(codes(with2(95_00), over)).toEqual(ABOVE);
    expect(codes(with2(105_00), over)).toEqual([]);
  });
});

describe("claim types against the list", () => {
  const listed = prices({ claimTypes: ["NF2F"], limits: {} });

  test("a claim type that the list's columns don't allow is a warning", () => {
    const [finding] = findings(listed, { claimType: "TRAN" });
    expect(finding).toMatchObject({
      code: "claim-type-not-listed",
      severity: "warn",
      what: `The price list doesn't allow provider travel (TRAN) for ${ITEM} (Invented support 15_037).`,
    });
    expect(codes(listed, { claimType: "NF2F" })).not.toContain("warn claim-type-not-listed @claimType");
  });

  test("a suffix stands for its claim type, unless it has a row of its own", () => {
    expect(codes(listed, { item: `${ITEM}_PT` })).toEqual(["warn claim-type-not-listed @item"]);
    const own = { ...listed, items: [...listed.items, priceItem(`${ITEM}_PT`, { limits: {} })] };
    expect(codes(own, { item: `${ITEM}_PT` })).toEqual([]);
  });

  test("telehealth, which has no column, and lists without such columns tell nothing", () => {
    expect(codes(listed, { claimType: "THLT" })).toEqual([]);
    expect(codes(prices({ limits: {} }), { item: `${ITEM}_PT` })).toEqual([]);
  });
});

describe("what a list tells in place of the built-in tables", () => {
  test("the list's PACE category is the one that pays for an item", () => {
    const moved = prices({ paceCategory: 20, limits: {} });
    const plan = { budgets: [budget(), budget({ category: "Behaviour Support" })] };
    expect(codes(moved, { category: undefined }, plan)).toEqual(["note item-paid-by-pace @item"]);
    expect(codes(undefined, { category: undefined }, plan)).toEqual([]);
    expect(codes(moved, {}, plan)).toEqual(["block item-not-in-category @item"]);
  });

  test("an item that the built-in table moves stays where the list has it", () => {
    const item = "01_801_0115_1_1";
    const stays = prices({}, { items: [priceItem(item, { limits: {}, name: "Invented support" })] });
    const plan = {
      budgets: [budget({ category: "Assistance with Daily Life" }), budget({ category: "Home and Living" })],
    };
    const change = { item, category: undefined };
    expect(codes(undefined, change, plan)).toEqual(["note item-paid-by-pace @item"]);
    expect(codes(stays, change, plan)).toEqual([]);
    // The list's word leaves no doubt, though the category came with PACE.
    expect(codes(stays, { item, category: "Home and Living" }, plan)).toEqual([
      "block item-not-in-category @item",
    ]);
  });

  test("a category that isn't known here leaves the built-in table in force", () => {
    const item = "01_801_0115_1_1";
    const unknown = prices(
      {},
      { items: [priceItem(item, { limits: {}, paceCategory: 33, name: "Invented support" })] },
    );
    const plan = { budgets: [budget({ category: "Home and Living" })] };
    expect(codes(unknown, { item, category: undefined }, plan)).toEqual(["note item-paid-by-pace @item"]);
  });

  test("the item's name in the list tells its days", () => {
    const sunday = prices({ name: "Invented support - Sunday", limits: {} });
    expect(codes(sunday)).toEqual(["block day-of-week @item"]);
    expect(codes(sunday, { from: "2026-08-02" })).toEqual([]);
    // The two contradict each other: which one is right isn't known.
    expect(codes(sunday, { itemName: "Invented support - Weekday Daytime" })).toEqual([]);
  });

  test("a name without a day in the list is for any day, whatever the built-in table says of the number", () => {
    const item = "01_013_0107_1_1";
    const anyDay = prices({}, { items: [priceItem(item, { limits: {}, name: "Invented support" })] });
    const plan = { budgets: [budget({ category: "Assistance with Daily Life" })] };
    const change = { item, category: undefined };
    expect(codes(undefined, change, plan)).toEqual(["warn day-of-week-by-number @item"]);
    expect(codes(anyDay, change, plan)).toEqual([]);
  });
});
