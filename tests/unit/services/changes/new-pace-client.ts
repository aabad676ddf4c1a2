import { expect } from "vitest";
import { ADJUSTMENT_DESCRIPTION, ADJUSTMENT_NOTE } from "../../../../lib/domain/change/adjustment.ts";
import { update } from "../../../sandbox/database/query.ts";
import { addToDate } from "../../../sandbox/dates.ts";
import type { NewBudget } from "../../../sandbox/ndia/pace-changes.ts";
import type { SandboxServices } from "../sandbox-office.ts";

/** A PACE client with a plan and no contract for it yet. */
export interface NewPaceClient {
  id: number;
  path: string;
  ndisNumber: string;
  plan: { start: string; end: string };
  /** The contract of before, which isn't active any more. */
  formerContract: number;
  /** Every contract of before. */
  before: number[];
}

/** Makes one of a client whose two sides agree: their contract is ended, and their plan gets these budgets alone. */
export function createNewPaceClient(
  office: SandboxServices,
  budgets: (plan: { start: string; end: string }) => NewBudget[],
): NewPaceClient {
  const { control } = office;
  const client = control
    .clients()
    .find(({ caseName, pace, paceTraits }) => caseName === "matching" && pace && paceTraits.length > 0);
  if (!client?.ndisNumber) throw new Error("no matching PACE client was generated");
  const { id, ndisNumber } = client;
  const contracts = control.contractsOf(id);
  const active = contracts.find(({ status }) => status === "Active");
  if (!active?.plan_start || !active.plan_end) throw new Error("a matching client has an active contract");
  update(office.database, "contracts", active.id, { status: "Inactive" });
  const plan = { start: active.plan_start, end: active.plan_end };
  givePlan(office, ndisNumber, budgets(plan));
  return {
    id,
    path: `/Clients/Profile/${id}`,
    ndisNumber,
    plan,
    formerContract: active.id,
    before: contracts.map((contract) => contract.id),
  };
}

/** These budgets are the plan's, and no others. */
export function givePlan(
  { control }: SandboxServices,
  ndisNumber: string,
  budgets: readonly NewBudget[],
): void {
  for (const { category } of control.paceBudgetsOf(ndisNumber))
    control.changeBudget(ndisNumber, category, { remove: true });
  for (const budget of budgets) control.addBudget(ndisNumber, budget);
}

/** One of each kind that is written otherwise: with an adjustment of each provider, and without. */
export function threeBudgets(): NewBudget[] {
  return [
    { category: "Assistance with Daily Life", approved: 1_234_567, spent: 345_678 },
    { category: "Consumables", approved: 200_001 },
    { category: "Choice and Control", approved: 150_000, spent: 41_780 },
  ];
}

/** Eight budgets of every kind: with and without spending, with a time of its own, self-managed beside plan-managed. */
export function eightBudgets(plan: { start: string; end: string }): NewBudget[] {
  const own = { start: addToDate(plan.start, { days: 14 }), end: addToDate(plan.end, { months: -3 }) };
  return [
    { category: "Assistance with Daily Life", approved: 1_234_567, spent: 345_678 },
    { category: "Consumables", approved: 200_001 },
    {
      category: "Assistance with Social, Economic and Community Participation",
      approved: 3_000_000,
      spent: 12,
    },
    { category: "Choice and Control", approved: 150_000, spent: 41_780 },
    { category: "Improved Daily Living Skills", approved: 999_999, spent: 500 },
    { category: "Support Coordination", approved: 456_700, ...own },
    { category: "Improved Health and Wellbeing", approved: 80_000, spent: 10_000 },
    { category: "Improved Health and Wellbeing", approved: 90_000, spent: 5000, management: "Self-managed" },
  ];
}

/** The contracts that came into the CRM since, with what is in them. */
export function contractsCreatedFor({ control }: SandboxServices, { id, before }: NewPaceClient) {
  return control
    .contractsOf(id)
    .filter((contract) => !before.includes(contract.id))
    .map((contract) => ({ contract, ...control.contractParts(contract.id) }));
}

const STYLES: Record<string, string> = {
  "Plan-managed": "Plan Management",
  "Self-managed": "Self Managed",
  "Agency-managed": "Agency",
};

/** Asks the CRM's tables, not the client: one contract, one budget for each of the NDIA's, one adjustment a category. */
export function expectExactlyOnce(office: SandboxServices, client: NewPaceClient): void {
  const made = contractsCreatedFor(office, client);
  const budgets = office.control
    .paceBudgetsOf(client.ndisNumber)
    .filter((budget) => budget.plan_start === client.plan.start);
  const managed = budgets.filter(({ management }) => management === "Plan-managed");
  expect(
    made.map(({ contract }) => [contract.plan_start, contract.plan_end, contract.total_funding]),
  ).toEqual([[client.plan.start, client.plan.end, managed.reduce((sum, { approved }) => sum + approved, 0)]]);
  expect(
    made
      .flatMap((each) =>
        each.budgets.map(({ category, management_style, amount, excluded, start_date, end_date }) =>
          [category, management_style, amount, excluded, start_date, end_date].join(" | "),
        ),
      )
      .toSorted(),
  ).toEqual(
    budgets
      .map(({ category, management, approved, start_date, end_date }) =>
        [
          category,
          STYLES[management],
          approved,
          management === "Plan-managed" ? 0 : 1,
          start_date,
          end_date,
        ].join(" | "),
      )
      .toSorted(),
  );
  expect(
    made
      .flatMap((each) =>
        each.deliveries.map(({ category, item_number, item_description, provider, note, total, status }) =>
          [category, item_number, item_description, provider, note, total, status].join(" | "),
        ),
      )
      .toSorted(),
  ).toEqual(
    managed
      .filter(({ spent }) => spent > 0)
      .map(({ category, spent }) =>
        [
          category,
          "",
          ADJUSTMENT_DESCRIPTION,
          category === "Choice and Control" ? "Previous Plan Manager" : "NDIA refer to PACE",
          ADJUSTMENT_NOTE,
          spent,
          "Provider Paid",
        ].join(" | "),
      )
      .toSorted(),
  );
}
