// @vitest-environment node
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
  test("isn't created, and says why and what to do; the others are, and the total is theirs", () => {
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

  test("makes the contract's total unknown: it is neither compared nor written, and that is said", () => {
    const plan = pacePlan([budget(), untold({ category: "Transport" })]);
    expect(managedTotal(plan.budgets)).toBeNull();
    const { records, warnings } = proposePlan(contract, plan, CRM);
    expect(values(records[0] ?? { fields: [] })).not.toHaveProperty("totalFunding");
    expect(warnings).toEqual([
      expect.stringContaining("The NDIA doesn't say who manages Transport. So Total Funding isn't compared."),
    ]);
  });

  test("is synced in amount and dates only, with the CRM's management kept and a warning", () => {
    const record = budgetToUpdate(held(), untold({ total: 200_000 }), pacePlan([]));
    expect(record.action).toBe("update");
    expect(differing(record)).toEqual({ budgetAmount: [100_000, 200_000] });
    expect(values(record)).not.toHaveProperty("managementStyle");
    expect(values(record)).not.toHaveProperty("excluded");
    expect(record.warnings).toEqual([
      expect.stringContaining("The NDIA doesn't say who manages this budget."),
    ]);
  });

  test("isn't matched to one of several budgets of its category, and each of them says so", () => {
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
  ])("that is %s is no change of the plan", (_title, before, after) => {
    expect(isUnchanged(diffPlans(pacePlan([before]), pacePlan([after])))).toBe(true);
  });

  test("is changed where its amount is", () => {
    const { changed, added, removed } = diffPlans(pacePlan([budget()]), pacePlan([untold({ total: 5 })]));
    expect([changed[0]?.fields.map(({ field }) => field), added, removed]).toEqual([
      ["budgetAmount"],
      [],
      [],
    ]);
  });

  test("has the CRM's management where the CRM shows one, and nobody's where it doesn't", () => {
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

  test("isn't blocked for it; a note says what isn't known", () => {
    const found = codes(invoice(), context(untold()));
    expect(found).toContain("note unknown-management");
    expect(found.filter((each) => each.startsWith("block"))).toEqual([]);
  });

  test("isn't blocked for too little money where other money may be Core Flexible", () => {
    const found = codes(
      invoice({ total: 200_000, rate: 200_000 }),
      context(budget(), untold({ category: "Assistance with Daily Life" })),
    );
    expect(found).toContain("note core-flexible-unknown");
    expect(found).not.toContain("block funds-exceeded");
  });

  test("isn't blocked for too little money where another budget of the category may pay", () => {
    const found = codes(
      invoice({ total: 200_000, rate: 200_000 }),
      context(budget({ stated: true }), untold({ stated: true, total: 900_000 })),
    );
    expect(found).not.toContain("block funds-exceeded");
  });

  test("is blocked for too little money where no budget has enough, whoever manages it", () => {
    const transport = untold({ category: "Transport" });
    const found = codes(
      invoice({ category: "Transport", total: 200_000, rate: 200_000 }),
      context(transport),
    );
    expect(found).toContain("block funds-exceeded");
  });

  test("is blocked where the budget is known to be somebody else's", () => {
    expect(codes(invoice(), context(budget({ management: "self" })))).toContain("block not-plan-managed");
  });

  test("leaves what remains of the plan and of Core Flexible unknown, and of the category known", () => {
    const left = remainingFunds(invoice(), context(untold(), budget({ category: "Transport" })));
    expect(left.categories).toMatchObject([{ category: "Consumables", before: 100_000, after: 95_000 }]);
    expect(left.plan).toMatchObject({ before: null, after: null });
    expect(left.coreFlexible).toMatchObject({ before: null, after: null });
  });
});

test("a plan whose budgets aren't known has none to hold a line against, and its sync says why", () => {
  const budgetsProblem = { code: "history-without-budgets", what: "x", remedy: "y" };
  const plan = pacePlan([], { budgetsProblem });
  expect(clientContext([], [plan])).not.toHaveProperty("budgets");
  expect(proposePlanAndBudgets(contract, [held()], plan, CRM).refusals).toEqual([budgetsProblem]);
});
