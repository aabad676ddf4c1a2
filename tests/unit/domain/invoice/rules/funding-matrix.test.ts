import { describe, expect, test } from "vitest";
import { checkInvoice } from "../../../../../lib/domain/invoice/rules/check.ts";
import type { BudgetState, InvoiceContext } from "../../../../../lib/domain/invoice/model/context.ts";
import type { EntryChannel } from "../../../../../lib/domain/invoice/model/finding.ts";
import type { InvoiceLine } from "../../../../../lib/domain/invoice/model/line.ts";
import { type Verdict, verdictOn } from "../verdict-on.ts";
import {
  budget,
  type Change,
  context,
  FIRST,
  FOURTH,
  invoice,
  line,
  QUARTERS,
  SECOND,
  THIRD,
} from "../invoice-fixtures.ts";

const FACES: readonly EntryChannel[] = ["service-entry", "streamline", "bulk-import"];
const ALL_ALLOW: Verdict[] = ["allowed", "allowed", "allowed"];
const ALL_WARN: Verdict[] = ["warning", "warning", "warning"];
const ALL_REFUSE: Verdict[] = ["error", "error", "error"];

/** A category that draws on its own money alone, and one of Core Flexible beside another with money to spare. */
const own = (change: Partial<BudgetState> = {}) => [budget({ periods: QUARTERS, ...change })];
const core = (change: Partial<BudgetState> = {}, other: Partial<BudgetState> = {}) => [
  budget({ category: "Consumables", coreFlexible: true, periods: QUARTERS, ...change }),
  budget({ category: "Assistance with Daily Life", coreFlexible: true, periods: QUARTERS, ...other }),
];
const CONSUMABLE: Partial<InvoiceLine> = { category: "Consumables", item: "03_040010057_0103_1_1" };
const $ = (dollars: number): Partial<InvoiceLine> => ({ rate: dollars * 100, total: dollars * 100 });
const PROVIDER = [{ provider: "harbour  therapy", total: 50_00, delivered: 0 }];
const ITEM = [{ item: "15_037_0117_1_3", total: 50_00, delivered: 0 }];
const spent = (delivered: number) => QUARTERS.map((period) => ({ ...period, delivered }));

interface Scenario {
  change?: Partial<InvoiceLine>;
  budgets?: readonly BudgetState[];
  given?: Partial<InvoiceContext>;
}

describe("what each of CareView's three ways of entry does", () => {
  test.each<[string, Scenario, string[], Verdict[]]>([
    [
      "F63: dates outside the contract",
      { change: { from: "2027-01-04" }, budgets: own() },
      ["outside-contract", "future-date"],
      ALL_REFUSE,
    ],
    [
      "dates in a pending period",
      { change: { from: "2026-10-05" }, budgets: own() },
      ["pending-period"],
      ALL_REFUSE,
    ],
    [
      "dates in a period that has begun, and the plan as retrieved says that it isn't released",
      { budgets: own({ periods: [FIRST, SECOND, { ...THIRD, released: false }, FOURTH] }) },
      ["not-released"],
      ALL_WARN,
    ],
    [
      "a future date in the active period",
      { change: { from: "2026-08-13" }, budgets: own() },
      ["future-date"],
      ALL_WARN,
    ],
    [
      "from and to span several periods",
      { change: { from: "2026-06-29", to: "2026-07-02" }, budgets: own() },
      ["spans-periods"],
      ALL_REFUSE,
    ],
    [
      "an expired period with enough",
      { change: { from: "2026-04-01" }, budgets: own() },
      ["period-expired"],
      ALL_ALLOW,
    ],
    [
      "an expired period with too little",
      { change: { from: "2026-04-01", ...$(1001) }, budgets: own() },
      ["funds-exceeded"],
      ALL_REFUSE,
    ],
    [
      "an expired period with too little, Core Flexible has enough",
      { change: { ...CONSUMABLE, from: "2026-04-01", ...$(1001) }, budgets: core() },
      ["expired-period-core-flexible"],
      ALL_WARN,
    ],
    [
      "an expired period with too little, Core Flexible has too little",
      {
        change: { ...CONSUMABLE, from: "2026-04-01", ...$(1001) },
        budgets: core({ delivered: 4000_00 }, { delivered: 3000_00 }),
      },
      ["funds-exceeded"],
      ALL_REFUSE,
    ],
    [
      "an expired period with too little, Core Flexible has enough only with its pending periods",
      {
        change: { ...CONSUMABLE, from: "2026-04-01", ...$(1001) },
        budgets: core({ delivered: 3000_00 }, { delivered: 2999_00 }),
      },
      ["core-flexible-pending"],
      ALL_WARN,
    ],
    [
      "an active period, the support item's budget is short",
      { budgets: own({ itemBudgets: ITEM }) },
      ["item-budget-short"],
      ["allowed", "allowed", "error"],
    ],
    [
      "an active period, the provider's category budget is short",
      { budgets: own({ providerBudgets: PROVIDER }) },
      ["provider-budget-short"],
      ALL_REFUSE,
    ],
    [
      "an active period, what the provider has used isn't known",
      { budgets: own({ providerBudgets: PROVIDER.map((each) => ({ ...each, delivered: null })) }) },
      ["provider-budget-unknown"],
      ALL_ALLOW,
    ],
    [
      "an active period, and the contract has others",
      { budgets: own({ periodsDiffer: true }) },
      ["periods-differ"],
      ALL_ALLOW,
    ],
    ["an active period with enough", { budgets: own() }, [], ALL_ALLOW],
    [
      "an active period with too little, Core Flexible has enough",
      { change: { ...CONSUMABLE, ...$(1001) }, budgets: core() },
      ["core-flexible-drawn"],
      ALL_ALLOW,
    ],
    [
      "an active period and Core Flexible with too little",
      {
        change: { ...CONSUMABLE, ...$(1001) },
        budgets: core({ delivered: 3500_00 }, { delivered: 3500_00 }),
      },
      ["funds-exceeded"],
      ALL_REFUSE,
    ],
    [
      "an active period with too little, Core Flexible has enough only with its pending periods",
      {
        change: { ...CONSUMABLE, ...$(1001) },
        budgets: core({ delivered: 2500_00 }, { delivered: 2500_00 }),
      },
      ["core-flexible-pending"],
      ALL_WARN,
    ],
    [
      "the same, not a cent too much",
      {
        change: { ...CONSUMABLE, ...$(1001) },
        budgets: core({ delivered: 3500_00 }, { delivered: 3499_00 }),
      },
      ["core-flexible-pending"],
      ALL_WARN,
    ],
    [
      "an active period with too little outside PACE, where no money is Core Flexible",
      { change: { ...CONSUMABLE, ...$(1001) }, budgets: core(), given: { isPace: false } },
      ["funds-exceeded"],
      ALL_REFUSE,
    ],
    [
      "an active period with too little, no Core Flexible category",
      { change: $(1001), budgets: [...own(), ...core()] },
      ["funds-exceeded"],
      ALL_REFUSE,
    ],
    [
      "an expired period with just enough",
      { change: { from: "2026-04-01", ...$(1000) }, budgets: own() },
      ["period-expired"],
      ALL_ALLOW,
    ],
    [
      "the last day of the active period",
      { change: { from: "2026-09-30" }, budgets: own(), given: { today: "2026-09-30" } },
      [],
      ALL_ALLOW,
    ],
    [
      "the day after it, for its last day",
      { change: { from: "2026-09-30" }, budgets: own(), given: { today: "2026-10-01" } },
      ["period-expired"],
      ALL_ALLOW,
    ],
    [
      "the first day of a period that is released",
      { change: { from: "2026-07-01" }, budgets: own(), given: { today: "2026-07-01" } },
      [],
      ALL_ALLOW,
    ],
    [
      "an active period with too little, Core Flexible has just enough",
      {
        change: { ...CONSUMABLE, ...$(1001) },
        budgets: core({ delivered: 2500_00 }, { delivered: 2499_00 }),
      },
      ["core-flexible-drawn"],
      ALL_ALLOW,
    ],
    [
      "the last day of the plan, a period with too little",
      { change: { from: "2026-12-31", ...$(1001) }, budgets: own(), given: { today: "2027-01-04" } },
      ["funds-exceeded"],
      ALL_REFUSE,
    ],
    ["no funding periods, enough", { budgets: [budget()] }, [], ALL_ALLOW],
    [
      "no funding periods, a future date in the contract",
      { change: { from: "2026-11-02" }, budgets: [budget()] },
      ["future-date"],
      ALL_WARN,
    ],
    [
      "no funding periods, the support item's budget is short",
      { budgets: [budget({ itemBudgets: ITEM })] },
      ["item-budget-short"],
      ["allowed", "allowed", "error"],
    ],
    [
      "no funding periods, the provider's category budget is short",
      { budgets: [budget({ providerBudgets: PROVIDER })] },
      ["provider-budget-short"],
      ALL_REFUSE,
    ],
    [
      "no funding periods, plan budget short, Core Flexible has enough",
      { change: { ...CONSUMABLE, ...$(4001) }, budgets: core({ periods: [] }, { periods: [] }) },
      ["core-flexible-drawn"],
      ALL_ALLOW,
    ],
    [
      "no funding periods, plan budget and Core Flexible short",
      { change: { ...CONSUMABLE, ...$(8001) }, budgets: core({ periods: [] }, { periods: [] }) },
      ["funds-exceeded"],
      ALL_REFUSE,
    ],
    [
      "no funding periods, plan budget short, no Core Flexible category",
      { change: $(4001), budgets: [budget()] },
      ["funds-exceeded"],
      ALL_REFUSE,
    ],
    [
      "the end of the plan: no active period, the expired one has funds",
      { change: { from: "2026-11-02" }, budgets: own(), given: { today: "2027-01-04" } },
      ["end-of-plan"],
      ALL_ALLOW,
    ],
    [
      "the end of the plan, the expired period has too little",
      {
        change: { from: "2026-11-02" },
        budgets: own({ periods: spent(950_00) }),
        given: { today: "2027-01-04" },
      },
      ["funds-exceeded"],
      ALL_REFUSE,
    ],
  ])(
    "funding checked for each entry channel: %s",
    (_scenario, { change = {}, budgets = [budget()], given = {} }, codes, verdicts) => {
      const findings = checkInvoice(
        invoice({ date: undefined, lines: [line(change)] }),
        context({ budgets, ...given }),
      );
      expect(findings.map(({ code }) => code)).toEqual(codes);
      expect(FACES.map((face) => verdictOn(face, findings))).toEqual(verdicts);
    },
  );

  test("a finding says where CareView's entry channels disagree or aren't documented", () => {
    const said = (change: Partial<BudgetState>, given: Partial<InvoiceContext> = {}) =>
      checkInvoice(invoice({ lines: [line()] }), context({ budgets: own(change), ...given })).map(
        ({ careview }) => careview,
      );
    expect(said({ itemBudgets: ITEM })).toEqual([
      "Service Entry and Streamline allow this; the bulk import rejects it.",
    ]);
    expect(said({}, { today: "2027-01-04" })).toEqual([
      "Service Entry and the bulk import allow this; what Streamline does isn't published.",
    ]);
    expect(said({})).toEqual([]);
  });
});

describe("what the rows above in the same invoice leave", () => {
  const codes = (lines: InvoiceLine[], budgets: readonly BudgetState[]) =>
    checkInvoice(invoice({ lines }), context({ budgets })).map(({ lineId, code }) => `${lineId} ${code}`);
  const rows = (count: number, change: Partial<InvoiceLine>) =>
    Array.from({ length: count }, (_, at) =>
      line({ id: String(at + 1), from: `2026-08-0${at + 3}`, ...change }),
    );

  test.each<[string, InvoiceLine[], readonly BudgetState[], string[]]>([
    ["the period, to the last cent", rows(2, $(500)), own(), []],
    ["the period", rows(3, $(500)), own(), ["3 funds-exceeded"]],
    ["the category, where it has no periods", rows(3, $(2000)), [budget()], ["3 funds-exceeded"]],
    [
      "the category, where its periods count less",
      rows(2, $(500)),
      own({ delivered: 3100_00 }),
      ["2 funds-exceeded"],
    ],
    [
      "Core Flexible",
      rows(4, { ...CONSUMABLE, ...$(2500) }),
      core(),
      ["1 core-flexible-drawn", "2 core-flexible-drawn", "3 core-flexible-pending", "4 funds-exceeded"],
    ],
    [
      "the provider's category budget",
      rows(2, $(30)),
      own({ providerBudgets: PROVIDER }),
      ["2 provider-budget-short"],
    ],
    ["the item's budget", rows(2, $(30)), own({ itemBudgets: ITEM }), ["2 item-budget-short"]],
    [
      "a row that spans periods takes its share of each",
      [
        line({ id: "1", from: "2026-06-30", to: "2026-07-01", ...$(1800) }),
        line({ id: "2", ...$(100) }),
        line({ id: "3", from: "2026-08-04", ...$(1) }),
        line({ id: "4", from: "2026-06-29", ...$(101) }),
      ],
      own(),
      ["1 spans-periods", "3 funds-exceeded", "4 funds-exceeded"],
    ],
  ])("funds after the lines above: %s", (_what, lines, budgets, expected) => {
    expect(codes(lines, budgets)).toEqual(expected);
  });
});

describe("amounts that nobody shows", () => {
  test.each<[string, Change<InvoiceLine>, readonly BudgetState[], string[]]>([
    [
      "delivered unknown: a note, no block",
      $(9000),
      own({ unknown: ["delivered", "periodsDelivered"] }),
      ["unknown-funds"],
    ],
    [
      "the same of the item's category, where none is written",
      { category: undefined, ...$(9000) },
      own({ unknown: ["delivered", "periodsDelivered"] }),
      ["unknown-funds"],
    ],
    [
      "total and delivered unknown: a note, no block",
      $(9000),
      [budget({ total: 0, unknown: ["total", "delivered"] })],
      ["unknown-funds"],
    ],
    [
      "paid by period unknown: all that was released counts as one",
      $(2900),
      own({ delivered: 100_00, unknown: ["periodsDelivered"] }),
      ["unknown-funds"],
    ],
    [
      "paid by period unknown: more than was released is still too much",
      $(2901),
      own({ delivered: 100_00, unknown: ["periodsDelivered"] }),
      ["unknown-funds", "funds-exceeded"],
    ],
    [
      "not all periods listed, and paid by period unknown: nothing is taken for all that was released",
      $(1500),
      own({ delivered: 2500_00, periods: [THIRD], unknown: ["periodsDelivered"] }),
      ["unknown-funds"],
    ],
    [
      "the same, more than the budget has",
      $(1501),
      own({ delivered: 2500_00, periods: [THIRD], unknown: ["periodsDelivered"] }),
      ["unknown-funds", "funds-exceeded"],
    ],
    [
      "not all periods of Core Flexible listed: how much of it is released isn't known",
      { ...CONSUMABLE, ...$(1001) },
      core({}, { periods: [THIRD] }),
      ["core-flexible-unknown"],
    ],
    [
      "the same, more than Core Flexible has in all",
      { ...CONSUMABLE, ...$(8001) },
      core({}, { periods: [THIRD] }),
      ["funds-exceeded"],
    ],
    [
      "Core Flexible unknown: a note in place of a block",
      { ...CONSUMABLE, ...$(1001) },
      core({}, { unknown: ["delivered"] }),
      ["core-flexible-unknown"],
    ],
  ])("funding with unknown amounts: %s", (_what, change, budgets, codes) => {
    const findings = checkInvoice(invoice({ lines: [line(change)] }), context({ budgets }));
    expect(findings.map(({ code }) => code)).toEqual(codes);
  });
});

test("Core Flexible counts only budgets that cover the service's days, and only under PACE", () => {
  const short = { ...CONSUMABLE, ...$(4001) };
  const said = (other: Partial<BudgetState>, given: Partial<InvoiceContext> = {}) =>
    checkInvoice(
      invoice({ lines: [line(short)] }),
      context({ budgets: core({ periods: [] }, { periods: [], ...other }), ...given }),
    ).map(({ code }) => code);
  expect(said({})).toEqual(["core-flexible-drawn"]);
  expect(said({ startDate: "2025-01-01", endDate: "2025-12-31" })).toEqual(["funds-exceeded"]);
  expect(said({ startDate: "2026-08-04" })).toEqual(["funds-exceeded"]);
  expect(said({ startDate: "2026-08-03", endDate: "2026-08-03" })).toEqual(["core-flexible-drawn"]);
  expect(said({ management: "agency" })).toEqual(["funds-exceeded"]);
  const { isPace: _, ...unsure } = context({ budgets: core({ periods: [] }, { periods: [] }) });
  const [note] = checkInvoice(invoice({ lines: [line(short)] }), unsure);
  expect(note).toMatchObject({ code: "core-flexible-unknown", severity: "note" });
  expect(note?.what).toContain("whether the contract is PACE isn't known");
});

test("a finding says when only the lines above make a line exceed its funds", () => {
  const rows = [line({ ...$(900) }), line({ id: "2", from: "2026-08-04", ...$(101) })];
  const [second] = checkInvoice(invoice({ lines: rows }), context({ budgets: own() }));
  expect(second?.what).toBe(
    "The funding period from 01/07/2026 to 30/09/2026 has $100.00 left after the lines above; the line is $101.00.",
  );
});

test("a finding on a short period names the funds unspent in earlier periods", () => {
  const [finding] = checkInvoice(invoice({ lines: [line($(1001))] }), context({ budgets: own() }));
  expect(finding?.what).toBe(
    "The funding period from 01/07/2026 to 30/09/2026 has $1,000.00 left; the line is $1,001.00.",
  );
  expect(finding?.remedy).toContain("Earlier periods have $2,000.00 unspent");
});
