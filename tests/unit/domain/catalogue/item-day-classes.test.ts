import { describe, expect, test } from "vitest";
import { checkInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import { dayClassesForItem } from "../../../../lib/domain/invoice/rules/day-class.ts";
import type { InvoiceContext } from "../../../../lib/domain/invoice/model/context.ts";
import type { InvoiceLine } from "../../../../lib/domain/invoice/model/line.ts";
import { type Change, context, invoice, line } from "../invoice/invoice-fixtures.ts";

const DAYS: Record<string, string[]> = {
  Weekday: [
    "01_011_0107_1_1",
    "01_015_0107_1_1",
    "01_002_0107_1_1",
    "01_801_0115_1_1",
    "01_802_0115_1_1",
    "01_803_0115_1_1",
    "04_104_0125_6_1",
    "04_103_0125_6_1",
    "01_011_0107_1_1_T",
    "04_104_0125_6_1_CA",
  ],
  Saturday: ["01_013_0107_1_1", "01_804_0115_1_1", "04_105_0125_6_1"],
  Sunday: ["01_014_0107_1_1", "01_805_0115_1_1", "04_106_0125_6_1"],
  "Public Holiday": ["01_012_0107_1_1", "01_806_0115_1_1", "04_102_0125_6_1"],
};
/** Sleepovers, other registration groups, therapies, words. */
const ANY_DAY = ["01_010_0107_1_1", "01_832_0115_1_1", "01_011_0104_1_1", "15_037_0117_1_3", "Bereavement"];

const codesOf = (change: Change<InvoiceLine>, given: Change<InvoiceContext> = {}) =>
  checkInvoice(
    invoice({ date: undefined, lines: [line({ category: undefined, ...change })] }),
    context({ budgets: undefined, ...given }),
  )
    .filter(({ code }) => /day/.test(code) || code === "unknown-state")
    .map(({ severity, code }) => `${severity} ${code}`);

describe("the days that an item is for", () => {
  test.each(Object.entries(DAYS).flatMap(([day, items]) => items.map((item) => [item, day] as const)))(
    "%s is for a %s, by its number",
    (item, day) => {
      expect([...dayClassesForItem({ id: "1", item }, undefined)]).toEqual([day]);
    },
  );

  test.each(ANY_DAY)("dayClassOfItem of %s is unknown, as its number fits any day", (item) => {
    expect([...dayClassesForItem({ id: "1", item }, undefined)]).toEqual([]);
  });

  test.each([
    ["the name and the number agree", "Self-Care - Saturday", "01_013_0107_1_1", ["Saturday"]],
    ["the name tells more than the number", "Self-Care - Weekend", "01_013_0107_1_1", ["Saturday", "Sunday"]],
    ["the name tells no day, so it counts for any", "Self-Care Activities", "01_013_0107_1_1", []],
    ["the number tells no day", "Therapy - Sunday", "15_037_0117_1_3", ["Sunday"]],
    ["they contradict each other, so it isn't known", "Self-Care - Sunday", "01_013_0107_1_1", []],
  ])("dayClassesForItem of %s", (_title, itemName, item, days) => {
    expect([...dayClassesForItem({ id: "1", item, itemName }, undefined)]).toEqual(days);
  });
});

describe("an item without a name, against the day of the service", () => {
  // 8 August 2026 is a Saturday; 8 June 2026 is the King's Birthday in NSW, and not in Queensland.
  test.each<[string, string, string, Change<InvoiceContext>, string[]]>([
    ["a weekday item on a Friday", "01_011_0107_1_1", "2026-08-07", {}, []],
    ["a weekday item on a Saturday", "01_011_0107_1_1", "2026-08-08", {}, ["warn day-of-week-by-number"]],
    ["a Saturday item on a Saturday", "04_105_0125_6_1", "2026-08-08", {}, []],
    ["a Sunday item on a Saturday", "04_106_0125_6_1", "2026-08-08", {}, ["warn day-of-week-by-number"]],
    ["a weekday item on a public holiday", "01_801_0115_1_1", "2026-06-08", {}, ["warn public-holiday"]],
    ["a weekday item where it is none", "01_801_0115_1_1", "2026-06-08", { state: "QLD" }, []],
    ["a holiday item on a public holiday", "01_012_0107_1_1", "2026-06-08", {}, []],
    ["a holiday item on another day", "01_012_0107_1_1", "2026-08-07", {}, ["warn not-a-public-holiday"]],
    ["a sleepover on a public holiday", "01_832_0115_1_1", "2026-06-08", {}, []],
    [
      "a weekday item in an unknown state",
      "01_011_0107_1_1",
      "2026-06-08",
      { state: undefined },
      ["note unknown-state"],
    ],
    ["a sleepover in an unknown state", "01_010_0107_1_1", "2026-06-08", { state: undefined }, []],
  ])("day class by item number: %s", (_title, item, from, given, expected) => {
    expect(codesOf({ item, from }, given)).toEqual(expected);
  });

  test("a day class by item number never blocks, by name it does", () => {
    const item = "01_011_0107_1_1";
    expect(codesOf({ item, from: "2026-08-08", itemName: "Self-Care - Weekday Daytime" })).toEqual([
      "block day-of-week",
    ]);
    expect(codesOf({ item, from: "2026-08-08", itemName: "Self-Care - Sunday" })).toEqual([]);
  });
});
