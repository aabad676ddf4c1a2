import { describe, expect, test } from "vitest";
import { budgetStates } from "../../../../../lib/domain/invoice/context/build-context.ts";
import type { ListedPeriod } from "../../../../../lib/domain/invoice/context/funding-tables.ts";
import type { CrmBudget } from "../../../../../lib/domain/change/crm-contract.ts";
import type { PacePlan, PlanBudget } from "../../../../../lib/domain/plan/plan-budget.ts";

const ndia = (change: Partial<PlanBudget> = {}): PlanBudget => ({
  category: "Consumables",
  supportType: "Core",
  stated: false,
  component: null,
  management: "plan",
  startDate: "2026-01-01",
  endDate: "2026-12-31",
  total: 4000_00,
  spent: 300_00,
  remaining: 3700_00,
  fundingPeriods: [],
  ...change,
});

const plan = (...budgets: PlanBudget[]): PacePlan => ({
  isPace: true,
  reference: null,
  startDate: "2026-01-01",
  endDate: "2026-12-31",
  current: true,
  budgets,
  oddities: [],
});

const crm = (change: Partial<CrmBudget> = {}): CrmBudget => ({
  category: "03 Consumables",
  amount: 3900_00,
  startDate: "2026-02-01",
  endDate: "2026-11-30",
  managementStyle: "Plan Management",
  excluded: false,
  delivered: 450_00,
  ...change,
});

const HALVES = [
  { startDate: "2026-01-01", endDate: "2026-06-30", amount: 2000_00, released: true },
  { startDate: "2026-07-01", endDate: "2026-12-31", amount: 2000_00, released: false },
];

const HALVES_LISTED = HALVES.map(({ startDate, endDate, amount, released }) => ({
  startDate,
  endDate,
  amount,
  released,
})) as [Omit<ListedPeriod, "category">, Omit<ListedPeriod, "category">];

describe("the budgets that an invoice is checked against", () => {
  test("F62: a budget on both sides has the CRM's delivered amount and the NDIA's other values", () => {
    expect(budgetStates({ plan: plan(ndia()), crmBudgets: [crm()] })).toEqual([
      {
        category: "03 Consumables",
        management: "plan",
        startDate: "2026-01-01",
        endDate: "2026-12-31",
        total: 4000_00,
        delivered: 450_00,
        coreFlexible: true,
        stated: false,
        periods: [],
        crm: { startDate: "2026-02-01", endDate: "2026-11-30", total: 3900_00 },
        from: { dates: "ndia", management: "ndia", total: "ndia", periods: "ndia", delivered: "crm" },
      },
    ]);
  });

  test("budgetStates takes the NDIA's delivered amount where the CRM hides it", () => {
    const [budget] = budgetStates({ plan: plan(ndia()), crmBudgets: [{ category: "Consumables" }] });
    expect(budget).toMatchObject({ delivered: 300_00, from: { delivered: "ndia" } });
  });

  test("budgetStates includes a budget that only the NDIA has", () => {
    expect(budgetStates({ plan: plan(ndia()) })).toMatchObject([
      { category: "Consumables", delivered: 300_00 },
    ]);
  });

  test("budgetStates keeps the CRM's values of a budget that only the CRM has", () => {
    expect(budgetStates({ crmBudgets: [crm()] })).toMatchObject([
      {
        startDate: "2026-02-01",
        endDate: "2026-11-30",
        total: 3900_00,
        delivered: 450_00,
        from: { total: "crm" },
      },
    ]);
  });

  test("budgetStates marks hidden CRM values as unknown and takes the contract's dates", () => {
    const contract = { startDate: "2026-01-01", endDate: "2026-12-31" };
    expect(budgetStates({ crmBudgets: [{ category: "Transport" }], contract })).toMatchObject([
      { ...contract, management: "plan", coreFlexible: false, unknown: ["total", "delivered"] },
    ]);
    expect(budgetStates({ crmBudgets: [{ category: "Transport" }] })).toMatchObject([
      { startDate: "0001-01-01", endDate: "9999-12-31" },
    ]);
  });

  test.each<[string, PlanBudget[], CrmBudget[], object]>([
    [
      "agency-managed at the NDIA",
      [ndia({ management: "agency" })],
      [crm()],
      { management: "agency", from: { management: "ndia" } },
    ],
    [
      "excluded in the CRM",
      [ndia()],
      [crm({ excluded: true })],
      { management: "agency", excluded: true, from: { management: "crm" } },
    ],
    ["excluded in the CRM alone", [], [crm({ excluded: true })], { management: "agency", excluded: true }],
    ["self-managed in the CRM alone", [], [crm({ managementStyle: "Self Managed" })], { management: "self" }],
    [
      "stated: no part of Core Flexible",
      [ndia({ stated: true })],
      [crm()],
      { stated: true, coreFlexible: false },
    ],
  ])("budgetStates of a budget %s", (_what, theirs, mine, expected) => {
    expect(budgetStates({ plan: plan(...theirs), crmBudgets: mine })).toMatchObject([expected]);
  });
});

describe("what each funding period has paid", () => {
  const theirs = plan(ndia({ fundingPeriods: HALVES }));
  const paid = (date: string, amount: number) => ({ category: "Consumables", date, amount });

  test.each<[string, Parameters<typeof budgetStates>[0], number[], boolean]>([
    ["isn't known by itself", { plan: theirs, crmBudgets: [crm()] }, [0, 0], false],
    [
      "is known from dated services that make up all of it",
      {
        plan: theirs,
        crmBudgets: [crm()],
        deliveries: [paid("2026-06-30", 400_00), paid("2026-07-01", 50_00)],
      },
      [400_00, 50_00],
      true,
    ],
    [
      "isn't, where some of them are missing",
      { plan: theirs, crmBudgets: [crm()], deliveries: [paid("2026-06-30", 400_00)] },
      [0, 0],
      false,
    ],
    [
      "is known where nothing was delivered",
      { plan: theirs, crmBudgets: [crm({ delivered: 0 })] },
      [0, 0],
      true,
    ],
    [
      "is all of it, where there is one period as long as the budget",
      {
        plan: plan(ndia({ endDate: "2026-06-30", fundingPeriods: HALVES.slice(0, 1) })),
        crmBudgets: [crm()],
      },
      [450_00],
      true,
    ],
    [
      "isn't, where the only period that is listed is a part of the budget's days",
      { plan: plan(ndia({ fundingPeriods: HALVES.slice(1) })), crmBudgets: [crm()] },
      [0],
      false,
    ],
    [
      "is known of that one too from dated services that make up all of it",
      {
        plan: plan(ndia({ fundingPeriods: HALVES.slice(1) })),
        crmBudgets: [crm()],
        deliveries: [paid("2026-06-30", 400_00), paid("2026-07-01", 50_00)],
      },
      [50_00],
      true,
    ],
  ])("budgetStates tells what each period has paid: %s", (_what, sources, delivered, known) => {
    const [budget] = budgetStates(sources);
    expect(budget?.periods.map((period) => period.delivered)).toEqual(delivered);
    expect(budget?.unknown?.includes("periodsDelivered") ?? false).toBe(!known);
  });

  test("what a period has paid isn't known for two budgets of one category", () => {
    const two = plan(
      ndia({ fundingPeriods: HALVES, spent: 0 }),
      ndia({ fundingPeriods: HALVES, stated: true }),
    );
    const states = budgetStates({ plan: two, deliveries: [paid("2026-02-02", 300_00)] });
    expect(states.map(({ unknown }) => unknown)).toEqual([undefined, ["periodsDelivered"]]);
  });
});

describe("the CRM's own funding periods", () => {
  const listed = (change: Partial<ListedPeriod> = {}): ListedPeriod[] => [
    { category: "Consumables", ...HALVES_LISTED[0], ...change },
    { category: "Consumables", ...HALVES_LISTED[1] },
  ];
  const only = (periods: ListedPeriod[], theirs?: PacePlan) =>
    budgetStates({
      ...(theirs ? { plan: theirs } : {}),
      crmBudgets: [crm({ delivered: 0 })],
      listed: { periods },
    })[0];

  test("F62: the CRM's funding periods count where no plan was retrieved, in order of time", () => {
    expect(only(listed().toReversed())).toMatchObject({
      periods: HALVES.map((half) => ({ ...half, delivered: 0 })),
      from: { periods: "crm" },
    });
  });

  test("F62: the CRM's funding periods count where the NDIA has none", () => {
    expect(only(listed(), plan(ndia()))).toMatchObject({ periods: HALVES, from: { periods: "crm" } });
  });

  test("F62: the NDIA's funding periods replace the CRM's", () => {
    const [first, second] = HALVES.map((half) => ({ ...half, amount: 1_00 }));
    const whole = first && second && { ...first, endDate: second.endDate };
    const theirs = (...fundingPeriods: (typeof first)[]) =>
      plan(ndia({ fundingPeriods: fundingPeriods.flatMap((each) => each ?? []) }));
    const same = only(listed(), theirs(first, second));
    expect(same).toMatchObject({ periods: [{ amount: 1_00 }, { amount: 1_00 }], from: { periods: "ndia" } });
    expect(same).not.toHaveProperty("periodsDiffer");
    expect(only(listed(), theirs(whole))).toMatchObject({ periods: [whole], periodsDiffer: true });
  });

  test.each<[string, Partial<ListedPeriod>]>([
    ["a day can't be read", { endDate: null }],
    ["an amount can't be read", { amount: null }],
    ["two of them share a day", { endDate: "2026-07-01" }],
    ["one ends before it begins", { endDate: "2025-12-31" }],
    ["one doesn't say whose it is", { category: "" }],
  ])("the CRM's funding periods are unknown where %s", (_what, change) => {
    expect(only(listed(change))).toMatchObject({ periods: [], unknown: ["periodsDelivered"] });
  });

  test("the CRM's funding periods count only for their own category", () => {
    const states = only(listed().map((period) => ({ ...period, category: "Transport" })));
    expect(states).toMatchObject({ periods: [] });
    expect(states).not.toHaveProperty("unknown");
  });
});

describe("what one provider or one item may use", () => {
  const paid = (amount: number, change: object = {}) => ({
    category: "Consumables",
    date: "2026-08-03",
    amount,
    provider: "Reef Care",
    item: "03_040010057_0103_1_1",
    ...change,
  });
  const own = (...deliveries: ReturnType<typeof paid>[]) =>
    budgetStates({
      crmBudgets: [crm()],
      deliveries,
      listed: {
        providerBudgets: [
          { provider: "REEF CARE", category: "03 Consumables", amount: 500_00 },
          { provider: "Reef Care", category: "Transport", amount: 500_00 },
          { provider: "Harbour Therapy", category: "Consumables", amount: null },
        ],
        supports: [
          { item: "03_040010057_0103_1_1", category: "Consumables", total: 100_00 },
          { item: "03_040010057_0103_1_1", total: 50_00 },
          { item: "03_060606060_0103_1_1", total: null },
          { item: "01_011_0107_1_1", total: 10_00 },
        ],
      },
    })[0];

  test("a provider or item budget has what the CRM's services used of it", () => {
    const all = own(paid(400_00), paid(50_00, { provider: "Harbour Therapy", item: undefined }));
    expect(all).toMatchObject({
      providerBudgets: [{ provider: "REEF CARE", total: 500_00, delivered: 400_00 }],
      itemBudgets: [{ item: "03_040010057_0103_1_1", total: 150_00, delivered: 400_00 }],
    });
  });

  test("where services are missing, a provider budget is unknown and an item budget is left out", () => {
    const some = own(paid(400_00));
    expect(some?.providerBudgets).toEqual([{ provider: "REEF CARE", total: 500_00, delivered: null }]);
    expect(some).not.toHaveProperty("itemBudgets");
  });

  test("a provider budget takes the delivered amount of its table, within its own dates", () => {
    const [budget] = budgetStates({
      crmBudgets: [crm({ delivered: 30_00 })],
      deliveries: [paid(20_00), paid(10_00, { date: "2026-02-02" })],
      listed: {
        providerBudgets: [
          { provider: "Reef Care", category: "Consumables", amount: 90_00, delivered: 70_00 },
          {
            provider: "Reef Care",
            category: "Consumables",
            amount: 60_00,
            startDate: "2026-07-01",
            endDate: "2026-12-31",
          },
        ],
      },
    });
    expect(budget?.providerBudgets).toMatchObject([{ delivered: 70_00 }, { delivered: 20_00 }]);
  });
});

test("budgetStates keeps only what the CRM has differently", () => {
  const of = (change: Partial<CrmBudget>) =>
    budgetStates({ plan: plan(ndia()), crmBudgets: [crm(change)] })[0];
  const same = { amount: 4000_00, startDate: "2026-01-01", endDate: "2026-12-31" };
  expect(of(same)).not.toHaveProperty("crm");
  expect(of({ amount: null, startDate: null, endDate: null })).not.toHaveProperty("crm");
  expect(of({ ...same, endDate: "2027-06-30" })?.crm).toEqual({
    startDate: "2026-01-01",
    endDate: "2027-06-30",
    total: 4000_00,
  });
});

test("budgetStates marks funds as Core Flexible only under PACE", () => {
  const of = (sources: object) => budgetStates({ crmBudgets: [crm()], ...sources })[0]?.coreFlexible;
  expect([of({}), of({ isPace: true }), of({ isPace: false })]).toEqual([true, true, false]);
});

test("budgetStates takes the end of a service booking from its CRM budget", () => {
  expect(budgetStates({ crmBudgets: [crm({ booked: true })] })[0]?.bookingEnd).toBe("2026-11-30");
  expect(budgetStates({ crmBudgets: [crm({ booked: true, endDate: null })] })[0]).not.toHaveProperty(
    "bookingEnd",
  );
  expect(budgetStates({ crmBudgets: [crm()] })[0]).not.toHaveProperty("bookingEnd");
});
