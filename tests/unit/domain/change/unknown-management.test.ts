import { describe, expect, test } from "vitest";
import { clientContext } from "../../../../lib/domain/invoice/context/client-context.ts";
import { checkInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import { budgetStates } from "../../../../lib/domain/invoice/context/build-context.ts";
import type { InvoiceContext } from "../../../../lib/domain/invoice/model/context.ts";
import type { Invoice, InvoiceLine } from "../../../../lib/domain/invoice/model/line.ts";
import { remainingFunds } from "../../../../lib/domain/invoice/funding/remaining-funds.ts";
import { proposeContract } from "../../../../lib/domain/change/propose-contract.ts";
import {
  budgetToUpdate,
  proposePlan,
  proposePlanAndBudgets,
} from "../../../../lib/domain/change/propose-sync.ts";
import { managedTotal } from "../../../../lib/domain/plan/plan-budget.ts";
import { diffPlans, isUnchanged } from "../../../../lib/domain/change/plan-diff.ts";
import { budget, differing, held, pacePlan, START, values } from "../plan/pace-fixtures.ts";

const TODAY = "2026-11-22";
const CRM = { categories: ["Consumables", "Transport"] };
const contract = {
  reference: "NDIS-0042",
  editPath: "/e",
  planStartDate: START,
  planEndDate: "2027-06-30",
  totalFunding: 1,
};
/** As the public samples tell most budgets: no word of who manages it, nor of its kind. */
const untold = (change: Parameters<typeof budget>[0] = {}) =>
  budget({ management: null, stated: null, component: "Core", ...change });

describe("a budget whose management isn't told", () => {
  test("a budget with unknown management isn't created and says why; the others are, and make up the total", () => {
    const plan = pacePlan([
      budget(),
      untold({ category: "Transport", spent: 5, managementWord: "Moon-managed" }),
    ]);
    const { records, refusals } = proposeContract(plan, CRM, TODAY);
    const transport = records.find(({ title }) => title === "Transport");
    expect(transport).not.toHaveProperty("action");
    expect(transport?.leftOut).toEqual({
      code: "management-not-told",
      what: "The NDIA doesn't say who manages Transport (it says “Moon-managed”).",
      remedy: expect.stringMatching(/^It was left out\. Check in the plan or the provider portal/),
    });
    expect(values(transport ?? { fields: [] })).not.toHaveProperty("managementStyle");
    expect(values(records[0] ?? { fields: [] })["totalFunding"]).toBe(100_000);
    expect(records.filter(({ kind }) => kind === "adjustment")).toEqual([]);
    expect(refusals).toEqual([]);
  });

  test("unknown management makes the contract's total unknown: it isn't compared or written, with a warning", () => {
    const plan = pacePlan([budget(), untold({ category: "Transport" })]);
    expect(managedTotal(plan.budgets)).toBeNull();
    const { records, warnings } = proposePlan(contract, plan, CRM);
    expect(values(records[0] ?? { fields: [] })).not.toHaveProperty("totalFunding");
    expect(warnings).toEqual([
      expect.stringContaining("The NDIA doesn't say who manages Transport. So Total Funding isn't compared."),
    ]);
  });

  test("a budget with unknown management is synced in amount and dates only, with a warning", () => {
    const record = budgetToUpdate(held(), untold({ total: 200_000 }), pacePlan([]));
    expect(record.action).toBe("update");
    expect(differing(record)).toEqual({ budgetAmount: [100_000, 200_000] });
    expect(values(record)).not.toHaveProperty("managementStyle");
    expect(values(record)).not.toHaveProperty("excluded");
    expect(record.warnings).toEqual([
      expect.stringContaining("The NDIA doesn't say who manages this budget."),
    ]);
  });

  test("a budget with unknown management isn't matched to one of several of its category, and each says so", () => {
    const self = held({ managementStyle: "Self Managed", excluded: true, editPath: "/PlanBudgets/Edit/8" });
    const { records } = proposePlanAndBudgets(
      contract,
      [held(), self],
      pacePlan([untold({ total: 5 })]),
      CRM,
    );
    expect(records.slice(1).map(({ action, leftOut }) => [action, leftOut?.code])).toEqual([
      [undefined, "management-not-told"],
      [undefined, "budget-not-matched"],
      [undefined, "budget-not-matched"],
    ]);
  });

  test.each([
    ["told before and not told now", budget(), untold()],
    ["not told before and told now", untold(), budget({ management: "self" })],
    ["never told", untold(), untold({ managementWord: "x" })],
  ])("a plan whose management is %s is unchanged", (_title, before, after) => {
    expect(isUnchanged(diffPlans(pacePlan([before]), pacePlan([after])))).toBe(true);
  });

  test("a budget with unknown management is changed where its amount changes", () => {
    const { changed, added, removed } = diffPlans(pacePlan([budget()]), pacePlan([untold({ total: 5 })]));
    expect([changed[0]?.fields.map(({ field }) => field), added, removed]).toEqual([
      ["budgetAmount"],
      [],
      [],
    ]);
  });

  test("a budget with unknown management takes the CRM's management where there is one", () => {
    const plan = pacePlan([untold()]);
    const { managementStyle: _hidden, ...hidden } = held();
    const of = (...mine: Parameters<typeof budgetStates>[0]["crmBudgets"] & {}) =>
      budgetStates({ plan, crmBudgets: mine, isPace: true })[0];
    expect(of(held())).toMatchObject({ management: "plan", from: { management: "crm" } });
    expect(of(held({ managementStyle: "Self Managed" }))).toMatchObject({ management: "self" });
    expect(of(held({ excluded: true }))).toMatchObject({ management: "agency", excluded: true });
    expect(of(hidden)).toMatchObject({ management: null });
    expect(of()).toMatchObject({ management: null, stated: null });
  });
});

describe("an invoice for a category whose management isn't told", () => {
  const line: InvoiceLine = {
    id: "1",
    category: "Consumables",
    from: "2026-11-02",
    quantity: 100,
    rate: 5000,
    total: 5000,
  };
  const invoice = (change: Partial<InvoiceLine> = {}): Invoice => ({
    number: "INV-1",
    lines: [{ ...line, ...change }],
  });
  const context = (...budgets: ReturnType<typeof budget>[]): InvoiceContext => ({
    today: TODAY,
    ...clientContext([], [pacePlan(budgets)]),
  });
  const codes = (given: Invoice, known: InvoiceContext) =>
    checkInvoice(given, known).map(({ code, severity }) => `${severity} ${code}`);

  test("an invoice for a budget with unknown management has only a note", () => {
    const found = codes(invoice(), context(untold()));
    expect(found).toContain("note unknown-management");
    expect(found.filter((each) => each.startsWith("block"))).toEqual([]);
  });

  test("an invoice isn't blocked for low funds where unknown management may be Core Flexible", () => {
    const found = codes(
      invoice({ total: 200_000, rate: 200_000 }),
      context(budget(), untold({ category: "Assistance with Daily Life" })),
    );
    expect(found).toContain("note core-flexible-unknown");
    expect(found).not.toContain("block funds-exceeded");
  });

  test("an invoice isn't blocked for low funds where another budget of the category may pay", () => {
    const found = codes(
      invoice({ total: 200_000, rate: 200_000 }),
      context(budget({ stated: true }), untold({ stated: true, total: 900_000 })),
    );
    expect(found).not.toContain("block funds-exceeded");
  });

  test("an invoice is blocked for low funds where no budget has enough, whoever manages it", () => {
    const transport = untold({ category: "Transport" });
    const found = codes(
      invoice({ category: "Transport", total: 200_000, rate: 200_000 }),
      context(transport),
    );
    expect(found).toContain("block funds-exceeded");
  });

  test("an invoice is blocked where the budget isn't plan-managed", () => {
    expect(codes(invoice(), context(budget({ management: "self" })))).toContain("block not-plan-managed");
  });

  test("unknown management leaves the remaining plan and Core Flexible funds unknown, but not the category's", () => {
    const left = remainingFunds(invoice(), context(untold(), budget({ category: "Transport" })));
    expect(left.categories).toMatchObject([{ category: "Consumables", before: 100_000, after: 95_000 }]);
    expect(left.plan).toMatchObject({ before: null, after: null });
    expect(left.coreFlexible).toMatchObject({ before: null, after: null });
  });
});

test("a plan with unknown budgets checks no line against them, and its sync says why", () => {
  const budgetsProblem = { code: "history-without-budgets", what: "x", remedy: "y" };
  const plan = pacePlan([], { budgetsProblem });
  expect(clientContext([], [plan])).not.toHaveProperty("budgets");
  expect(proposePlanAndBudgets(contract, [held()], plan, CRM).refusals).toEqual([budgetsProblem]);
});
