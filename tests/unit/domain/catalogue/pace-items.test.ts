import { describe, expect, test } from "vitest";
import { checkInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import { clientContext } from "../../../../lib/domain/invoice/context/client-context.ts";
import type { InvoiceContext } from "../../../../lib/domain/invoice/model/context.ts";
import type { InvoiceLine } from "../../../../lib/domain/invoice/model/line.ts";
import { remainingFunds } from "../../../../lib/domain/invoice/funding/remaining-funds.ts";
import { itemCategory } from "../../../../lib/domain/catalogue/item-category.ts";
import { budget, type Change, context, invoice, line } from "../invoice/invoice-fixtures.ts";

const DAILY = "Assistance with Daily Life";
const HOME = "Home and Living";
const SLEEPOVER = "01_832_0115_1_1";

/** As the catalogue lists them: sequence and registration group, by the category under PACE. Written anew, so that a slip shows. */
const both = (...sequences: number[]) =>
  sequences.flatMap((each) => [`01_${each}_0115_1_1`, `01_${each}_0138_1_1`]);
const BEHAVIOUR = ["11_022_0110_7_3", "11_023_0110_7_3"];
const MOVED: Record<number, string[]> = {
  16: [
    "01_050_0115_1_1",
    "01_082_0115_1_1",
    "01_799_0115_1_1",
    "01_850_0106_1_1",
    "01_851_0115_1_1",
    ...both(450, 451, 452, 453, 454, 455),
    ...both(801, 802, 803, 804, 805, 806, 811, 812, 813, 814, 815, 816, 821, 822, 832),
  ],
  17: ["06_431_0131_2_2", "06_432_0131_2_2"],
  19: (
    "040312115_0103 060000115_0135 090000155_0103 121227125_0108 150000115_0123 220300115_0113 220600112_0122 " +
    "222100115_0124 300000115_0112 500000303_0103 500433443_0103 500612441_0135 500624304_0135 500624305_0135 " +
    "500933306_0103 501200307_0105 501200308_0105 501212373_0109 501224309_0105 501224310_0105 501236025_0105 " +
    "501288435_0105 501812311_0103 502200312_0124 502206151_0122 502218315_0113 503000316_0112"
  )
    .split(" ")
    .map((each) => `05_${each}_1_2`)
    .concat("05_500403159_0103_1_1"),
  20: [
    ...BEHAVIOUR,
    ...BEHAVIOUR.flatMap((item) => ["CA", "NF", "PT", "RR", "TH"].map((suffix) => `${item}_${suffix}`)),
    "11_799_0110_7_3",
  ],
};
const ALL = Object.entries(MOVED).flatMap(([number, items]) =>
  items.map((item) => [item, Number(number)] as const),
);

describe("the category of an item", () => {
  test("itemCategory differs under PACE for 90 items, suffixed ones included", () => {
    expect(Object.values(MOVED).map((items) => items.length)).toEqual([47, 2, 28, 13]);
  });

  test.each(ALL)(
    "itemCategory of %s is category %i under PACE, else by its first two digits",
    (item, number) => {
      expect(itemCategory(item, true)?.number).toBe(number);
      expect(itemCategory(item, false)?.number).toBe(Number(item.slice(0, 2)));
      expect(itemCategory(item, undefined)).toBeUndefined();
      for (const suffix of ["_CA", "_T", "_T_PT", "_ca"])
        expect(itemCategory(`${item}${suffix}`, true)?.number).toBe(number);
    },
  );

  test.each([
    "01_011_0107_1_1",
    "05_0002_0103_1_2",
    "06_433_0131_2_2",
    "11_024_0110_7_3",
    "15_037_0117_1_3_PT",
  ])("itemCategory of %s stays in the category of its first two digits", (item) => {
    for (const isPace of [true, false, undefined])
      expect(itemCategory(item, isPace)?.number).toBe(Number(item.slice(0, 2)));
  });

  test("itemCategory of a word is unknown", () => {
    expect(itemCategory("Bereavement", true)).toBeUndefined();
  });
});

const budgets = [
  budget({ category: DAILY, total: 100_00, coreFlexible: true }),
  budget({ category: HOME, total: 50_000_00 }),
];
const sleepover = (change: Change<InvoiceLine> = {}) =>
  line({ category: undefined, item: SLEEPOVER, rate: 2000_00, total: 2000_00, ...change });
const ofLine = (change: Change<InvoiceLine> = {}, given: Change<InvoiceContext> = {}) =>
  checkInvoice(invoice({ date: undefined, lines: [sleepover(change)] }), context({ budgets, ...given }));
const codes = (...args: Parameters<typeof ofLine>) =>
  ofLine(...args).map(({ severity, code }) => `${severity} ${code}`);

describe("a line of $2,000 for an item that PACE pays from Home and Living, beside $100 of Daily Life", () => {
  test("an item that PACE moved is paid from Home and Living, with a note on CareView's import", () => {
    expect(ofLine()).toMatchObject([
      {
        code: "item-paid-by-pace",
        severity: "note",
        what: `Under PACE, ${SLEEPOVER} is paid from Home and Living, not from Assistance with Daily Life.`,
        careview:
          "The bulk import takes the category from the item's number and may use its first two digits: Assistance with Daily Life.",
      },
    ]);
    const left = remainingFunds(invoice({ lines: [sleepover()] }), context({ budgets }));
    expect(left.categories).toMatchObject([{ category: HOME, after: 48_000_00 }]);
  });

  test.each<[string, string[], Change<InvoiceLine>, Change<InvoiceContext>]>([
    ["the category written: nothing is said", [], { category: HOME }, {}],
    ["the item with a suffix", ["note item-paid-by-pace"], { item: `${SLEEPOVER}_CA` }, {}],
    [
      "a budget named as the CRM numbers it",
      ["note item-paid-by-pace"],
      {},
      {
        budgets: [budget({ category: "16 - Home & Living (CORE)", total: 50_000_00 })],
      },
    ],
    [
      "too little in Home and Living",
      ["block funds-exceeded", "note item-paid-by-pace"],
      {},
      {
        budgets: [budget({ category: DAILY, total: 9000_00 }), budget({ category: HOME, total: 1999_99 })],
      },
    ],
    ["a plan that isn't PACE: Daily Life is short", ["block funds-exceeded"], {}, { isPace: false }],
    [
      "a plan that isn't PACE: Daily Life has enough",
      [],
      {},
      {
        isPace: false,
        budgets: [budget({ category: DAILY })],
      },
    ],
    [
      "PACE or not isn't known, with a budget that only PACE has",
      ["note item-paid-by-pace"],
      {},
      { isPace: undefined },
    ],
    [
      "PACE or not isn't known: nothing is held against Daily Life",
      ["note item-category-unsure"],
      {},
      {
        isPace: undefined,
        budgets: [budget({ category: DAILY, total: 100_00 })],
      },
    ],
    [
      "PACE, and no Home and Living",
      ["warn item-category-not-in-plan"],
      {},
      {
        budgets: [budget({ category: DAILY, total: 100_00 })],
      },
    ],
    [
      "the digits' category written",
      ["block funds-exceeded", "block item-not-in-category"],
      { category: DAILY },
      {},
    ],
    [
      "the digits' category written, no Home and Living",
      ["warn item-category-not-in-plan"],
      { category: DAILY },
      {
        budgets: [budget({ category: DAILY })],
      },
    ],
    [
      "the digits' category written, PACE or not isn't known",
      [],
      { category: DAILY },
      {
        isPace: undefined,
        budgets: [budget({ category: DAILY })],
      },
    ],
    [
      "neither category written",
      ["block item-not-in-category"],
      { category: "Consumables" },
      {
        isPace: undefined,
        budgets: [budget({ category: "Consumables" })],
      },
    ],
  ])("checkInvoice of an item's category: %s", (_title, expected, change, given) => {
    expect(codes(change, given)).toEqual(expected);
  });

  test("an item that PACE moved, entered under its digits' category, offers the right one", () => {
    expect(ofLine({ category: DAILY, total: 50_00, rate: 50_00 })).toMatchObject([
      {
        code: "item-not-in-category",
        what: `${SLEEPOVER} is an item of Home and Living, not of Assistance with Daily Life.`,
        fix: { kind: "set", field: "category", value: HOME },
        careview: "It may use the first two digits of the item's number and allow this.",
      },
    ]);
  });

  test("two lines overdraw Home and Living together", () => {
    const lines = [sleepover(), sleepover({ id: "2", from: "2026-08-04" })];
    const given = context({ budgets: [budget({ category: HOME, total: 3000_00 })] });
    const short = checkInvoice(invoice({ date: undefined, lines }), given).filter(
      ({ severity }) => severity === "block",
    );
    expect(short.map(({ code, lineId }) => [code, lineId])).toEqual([["funds-exceeded", "2"]]);
  });

  test("without a budget of the digits' category, a note says that CareView's import finds none", () => {
    const [note] = ofLine({}, { budgets: [budget({ category: HOME })] });
    expect(note?.careview).toContain("Assistance with Daily Life, of which the plan has no budget.");
  });
});

describe("a support row of the contract without a category", () => {
  const held = (isPace: boolean | undefined) =>
    clientContext(
      [
        {
          contract: { reference: "A", startDate: "2026-01-01", endDate: "2026-12-31", status: "Active" },
          ...(isPace === undefined ? {} : { isPace }),
          budgets: [DAILY, HOME].map((category) => ({ category, amount: 4000_00, delivered: 0 })),
          delivered: [],
          supports: [{ item: SLEEPOVER, total: 500_00 }],
        },
      ],
      [],
    ).budgets?.map(({ category, itemBudgets }) => [category, itemBudgets?.length ?? 0]);

  test.each([
    [
      true,
      [
        [DAILY, 0],
        [HOME, 1],
      ],
    ],
    [
      false,
      [
        [DAILY, 1],
        [HOME, 0],
      ],
    ],
    [
      undefined,
      [
        [DAILY, 0],
        [HOME, 0],
      ],
    ],
  ])(
    "a support row without a category belongs to the category that pays its item, PACE being %s",
    (isPace, expected) => {
      expect(held(isPace)).toEqual(expected);
    },
  );
});

describe("a stated budget", () => {
  const stated = (statedItems: string[]) => ({ budgets: [budget({ stated: true, statedItems })] });
  test.each([
    ["15_037_0117_1_3_PT", ["15_037_0117_1_3"], []],
    ["15_037_0117_1_3", ["15_037_0117_1_3_T"], []],
    ["15_005_0118_1_3_PT", ["15_037_0117_1_3"], ["block item-not-stated"]],
  ])("a stated budget pays for %s where it names %j: %j", (item, items, expected) => {
    const lines = [line({ item })];
    const found = checkInvoice(invoice({ lines }), context(stated(items)));
    expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
  });
});

describe("a category that can't be told for certain", () => {
  const social = { category: "Improved Daily Living Skills", item: undefined };
  test.each<[string, string[], Change<InvoiceLine>, Change<InvoiceContext>]>([
    [
      "a name that Planbridge doesn't know",
      ["warn category-unsure"],
      { ...social, category: "Skills for Daily Living" },
      {},
    ],
    [
      "the same name in a budget",
      [],
      { ...social, category: "Moon" },
      { budgets: [budget({ category: "Moon" })] },
    ],
    [
      "a number that contradicts the name",
      ["warn category-unsure"],
      { ...social, category: "03 Improved Daily Living Skills" },
      {},
    ],
    [
      "a budget whose number contradicts its name",
      ["warn category-unsure"],
      social,
      {
        budgets: [budget({ category: "03 Improved Daily Living Skills" })],
      },
    ],
    [
      "a category that the plan certainly lacks",
      ["block category-not-in-plan"],
      { ...social, category: "02 Transport" },
      {
        budgets: [budget({ category: "03 Improved Daily Living Skills" })],
      },
    ],
  ])("checkInvoice of an item's category: %s", (_title, expected, change, given) => {
    const lines = [line(change)];
    const found = checkInvoice(invoice({ date: undefined, lines }), context(given));
    expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
  });
});
