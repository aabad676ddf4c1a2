import { expect, test } from "vitest";
import type { ContractDetails, FundingPeriod } from "../../../sandbox/crm/records/contracts.ts";
import type { LineDraft } from "../../../sandbox/crm/records/invoices.ts";
import { fundFindings } from "../../../sandbox/crm/records/line-funds.ts";
import { addToDate } from "../../../sandbox/dates.ts";
import { billable, signedIn } from "../invoices.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox(60);
const control = () => sandbox().control;

const TODAY = "2026-11-22";
const DAILY_LIFE = "Assistance with Daily Life";
const THERAPY = "Improved Daily Living Skills";

/** Three periods of $100, of which the second is running, and $1,000 more in another flexible category. */
function contentWith(category: string, hasPeriods: boolean): ContractDetails {
  const starts = ["2026-07-01", "2026-10-01", "2027-01-01"];
  const ends = ["2026-09-30", "2026-12-31", "2027-06-30"];
  const budget = (name: string, amount: number, id: number) => ({
    id,
    contract_id: 1,
    category: name,
    amount,
    stated_support_type: "N/A",
    excluded: 0,
    requires_booking: 0,
    proda_status: "Pending",
    management_style: "Plan Management",
    start_date: "2026-07-01",
    end_date: "2027-06-30",
  });
  const period = (start: string, index: number): FundingPeriod => ({
    id: index + 1,
    budget_id: 1,
    category,
    component_amount: 30_000,
    start_date: start,
    end_date: ends[index] ?? "",
    amount: 10_000,
  });
  return {
    budgets: [budget(category, 30_000, 1), budget("Consumables", 100_000, 2)],
    providerBudgets: [],
    supports: [],
    deliveries: [],
    periods: hasPeriods ? starts.map(period) : [],
  };
}

function line(changes: Partial<LineDraft>): LineDraft {
  return {
    type: "STAN",
    cancellation_reason: "",
    gst_code: "P2",
    delivered_from: "2026-11-02",
    delivered_to: "2026-11-02",
    category: DAILY_LIFE,
    support_item: "01_011_0107_1_1",
    quantity: 100,
    hours: null,
    rate: 5000,
    total: 5000,
    ...changes,
  };
}

const on = (delivered_from: string, delivered_to = delivered_from) => ({ delivered_from, delivered_to });

test.each([
  ["within the running period", line({}), []],
  [
    "in a Pending period",
    line(on("2027-01-01")),
    ["error: The delivered date is in a Pending funding period."],
  ],
  [
    "over two periods",
    line(on("2026-09-30", "2026-10-01")),
    ["error: Delivered From and Delivered To span several funding periods."],
  ],
  [
    "in a later part of the period",
    line(on("2026-12-01")),
    ["warning: The delivered date is in the future."],
  ],
  ["in an expired period that has funds", line(on("2026-08-01")), []],
  [
    "in an expired period that is short, with Core Flexible",
    line({ ...on("2026-08-01"), total: 20_000 }),
    ["warning: The funding period has expired. The line draws from Core Flexible."],
  ],
  [
    "in an expired period that is short, without Core Flexible",
    line({ ...on("2026-08-01"), total: 20_000, category: THERAPY }),
    ["error: Remaining Funds Exceeded"],
  ],
  ["in a period that is short, with Core Flexible", line({ total: 20_000 }), []],
  [
    "in a period that is short, without Core Flexible",
    line({ total: 20_000, category: THERAPY }),
    ["error: Remaining Funds Exceeded"],
  ],
  ["beyond all of Core Flexible", line({ total: 130_001 }), ["error: Remaining Funds Exceeded"]],
])("with funding periods, %s", (_what, given, said) => {
  const found = fundFindings(given, contentWith(given.category, true), true, TODAY);
  expect(found.map(({ level, text }) => `${level}: ${text}`)).toEqual(said);
});

test.each([
  ["a date to come", line(on("2027-03-01")), true, ["warning: The delivered date is in the future."]],
  ["more than the budget, with Core Flexible", line({ total: 40_000 }), true, []],
  ["more than the budget, outside PACE", line({ total: 40_000 }), false, ["error: Remaining Funds Exceeded"]],
  ["all of the budget", line({ total: 30_000, category: THERAPY }), true, []],
  ["a cent more", line({ total: 30_001, category: THERAPY }), true, ["error: Remaining Funds Exceeded"]],
])("without funding periods, %s", (_what, given, isPace, said) => {
  const found = fundFindings(given, contentWith(given.category, false), isPace, TODAY);
  expect(found.map(({ level, text }) => `${level}: ${text}`)).toEqual(said);
});

test.each([
  ["enough of it left", line({ total: 4000 }), "Reef Care", []],
  ["too little of it left", line({ total: 4001 }), "Reef Care", ["error: Remaining Funds Exceeded"]],
  ["another provider", line({ total: 4001 }), "Harbour Therapy", []],
  ["another category", line({ total: 4001, category: "Consumables" }), "Reef Care", []],
  ["days that it isn't for", line({ total: 4001, ...on("2026-10-31") }), "Reef Care", []],
])("with a provider's budget of the category, %s", (_what, given, provider, said) => {
  const content = contentWith(DAILY_LIFE, true);
  const shared = { contract_id: 1, category: DAILY_LIFE, note: "" };
  content.providerBudgets = [
    { ...shared, id: 1, provider: "Reef Care", amount: 5000, start_date: "2026-11-01", end_date: null },
  ];
  const delivered = { support_item: "", item_number: "", item_description: "", status: "", note: "" };
  content.deliveries = [
    {
      ...shared,
      ...delivered,
      id: 1,
      provider: "Reef Care",
      contract_support: "",
      quantity: null,
      hours: null,
      invoice_number: "",
      rate: 1000,
      invoice_date: null,
      gst_code: "P2",
      total: 1000,
      delivered_date: "2026-11-01",
    },
  ];
  const found = fundFindings(given, content, true, TODAY, provider);
  expect(found.map(({ level, text }) => `${level}: ${text}`)).toEqual(said);
});

test("sandbox CRM: a provider's budget is created, shown, changed and deleted on the contract", async () => {
  const browser = await signedIn(sandbox());
  const { contract, budget } = billable(sandbox());
  const page = `/ServiceContracts/Details/${contract.id}`;
  await browser.submit(`/ProviderBudgets/Create?contractId=${contract.id}`, {
    ServiceProvider: "Southern Cross Therapy",
    Category: budget.category,
    BudgetAmount: "1,200.00",
  });
  const [made] = control().contractParts(contract.id).providerBudgets;
  expect(made).toMatchObject({ provider: "Southern Cross Therapy", amount: 120_000, start_date: null });
  expect(await browser.text(page)).toContain("<td>Southern Cross Therapy</td>");
  await browser.submit(`/ProviderBudgets/Edit/${made?.id}`, { BudgetAmount: "900.00" });
  expect(control().contractParts(contract.id).providerBudgets).toMatchObject([{ amount: 90_000 }]);
  const token = /name="__RequestVerificationToken" value="([^"]+)"/.exec(await browser.text(page))?.[1] ?? "";
  await browser.post(`/ProviderBudgets/Delete/${made?.id}`, { __RequestVerificationToken: token });
  expect(control().contractParts(contract.id).providerBudgets).toEqual([]);
});

test("sandbox CRM: a budget outside PACE shows the state of its service booking", async () => {
  const browser = await signedIn(sandbox());
  const other = billable(sandbox(), { pace: false });
  await browser.submit(`/PlanBudgets/Edit/${other.budget.id}`, { RequiresServiceBooking: "true" });
  const page = await browser.text(`/ServiceContracts/Details/${other.contract.id}`);
  expect(page).toContain('<th scope="col">PRODA Status</th>');
  expect(page).toContain("<td>Pending</td>");
  const { contract } = billable(sandbox());
  expect(await browser.text(`/ServiceContracts/Details/${contract.id}`)).not.toContain("PRODA Status");
});

test("sandbox CRM: funding periods of a PACE contract cover it and add up", () => {
  const kinds = new Set<number>();
  const outside: number[] = [];
  for (const { id } of control().clients()) {
    for (const contract of control().contractsOf(id)) {
      const { periods, budgets } = control().contractParts(contract.id);
      if (contract.pace_plan === 0) outside.push(periods.length);
      for (const { id: budgetId, amount } of budgets) {
        const own = periods.filter(({ budget_id }) => budget_id === budgetId);
        kinds.add(Math.min(own.length, 2));
        if (own.length === 0) continue;
        expect(own.reduce((sum, period) => sum + period.amount, 0)).toBe(amount);
        expect([own[0]?.start_date, own.at(-1)?.end_date]).toEqual([contract.start_date, contract.end_date]);
        for (const [index, period] of own.slice(1).entries())
          expect(period.start_date).toBe(addToDate(own[index]?.end_date ?? "", { days: 1 }));
      }
    }
  }
  expect(kinds).toEqual(new Set([0, 1, 2]));
  expect(new Set(outside)).toEqual(new Set([0]));
});

test("sandbox CRM: a PACE contract shows its funding periods, and a deleted budget removes its own", async () => {
  const browser = await signedIn(sandbox());
  const { contract, budget, periods } = billable(sandbox(), { trait: "several-periods" });
  const page = await browser.text(`/ServiceContracts/Details/${contract.id}`);
  expect(page).toContain(
    '<th scope="col">Plan Budget</th><th scope="col">Funding Component Amount</th><th scope="col">Period Start Date</th>' +
      '<th scope="col">Period End Date</th><th scope="col">Amount</th><th scope="col">Status</th><th scope="col">Available</th>',
  );
  expect(page).toContain("<td>Pending</td>");
  expect(periods.length).toBeGreaterThan(1);
  const token = /name="__RequestVerificationToken" value="([^"]+)"/.exec(page)?.[1] ?? "";
  await browser.post(`/PlanBudgets/Delete/${budget.id}`, { __RequestVerificationToken: token });
  const left = control().contractParts(contract.id).periods;
  expect(left.some(({ budget_id }) => budget_id === budget.id)).toBe(false);
  const other = billable(sandbox(), { pace: false });
  expect(await browser.text(`/ServiceContracts/Details/${other.contract.id}`)).not.toContain(
    "Funding Components",
  );
});
