import { describe, expect, test } from "vitest";
import {
  clientContext,
  type ListedContract,
} from "../../../../../lib/domain/invoice/context/client-context.ts";
import type { PacePlan } from "../../../../../lib/domain/plan/plan-budget.ts";

const plan = (startDate: string, endDate: string, current = true): PacePlan => ({
  isPace: true,
  reference: null,
  startDate,
  endDate,
  current,
  budgets: [],
  oddities: [],
});
const listed = (year: number, change: Partial<ListedContract["contract"]> = {}): ListedContract => ({
  contract: {
    reference: `Plan ${year}`,
    planStartDate: `${year}-01-01`,
    planEndDate: `${year}-12-31`,
    status: "Active",
    ...change,
  },
  budgets: [],
  delivered: [],
});
const named = (contracts: ListedContract[], plans: PacePlan[] = []) => {
  const { contract, otherContracts = [] } = clientContext(contracts, plans);
  return [contract?.reference, ...otherContracts.map((each) => each.contract?.reference)];
};

describe("the contract that an invoice is checked against", () => {
  test.each<[string, ListedContract[], (string | undefined)[]]>([
    ["the newest, with those before it", [listed(2025), listed(2026)], ["Plan 2026", "Plan 2025"]],
    [
      "the newest that is active",
      [listed(2026, { status: "Inactive" }), listed(2024), listed(2025)],
      ["Plan 2025", "Plan 2024", "Plan 2026"],
    ],
    [
      "where none is active, the newest",
      [listed(2025, { status: "Inactive" }), listed(2026, { status: "Inactive" })],
      ["Plan 2026", "Plan 2025"],
    ],
    [
      "one without dates covers no days",
      [listed(2026), { contract: { reference: "x", status: "Active" } }],
      ["Plan 2026"],
    ],
    ["none", [], [undefined]],
  ])("%s", (_what, contracts, expected) => {
    expect(named(contracts)).toEqual(expected);
  });

  test.each<[string, boolean, boolean, boolean]>([
    ["of a new invoice, it is known", false, false, true],
    ["of one that is stored, with its services listed, it is known", true, true, true],
    ["of one that is stored, without them, its own part of it isn't known", true, false, false],
  ])("what was delivered of a budget: %s", (_title, isStored, isListed, isKnown) => {
    const { delivered: _none, ...hidden } = listed(2026);
    const budgets = [{ category: "Consumables", amount: 500_00, delivered: 100_00 }];
    const contract = { ...(isListed ? listed(2026) : hidden), budgets };
    const invoice = { provider: "Reef Care", number: "INV-7", lines: [], sure: true };
    const [budget] = clientContext([contract], [], isStored ? invoice : undefined).budgets ?? [];
    expect(budget?.unknown?.includes("delivered") ?? false).toBe(!isKnown);
  });

  test("a contract's own dates take precedence over its plan's", () => {
    const joined = listed(2026, { startDate: "2026-03-01", endDate: "2026-11-30" });
    expect(clientContext([joined], []).contract).toEqual({
      reference: "Plan 2026",
      startDate: "2026-03-01",
      endDate: "2026-11-30",
      active: true,
    });
  });
});

describe("which plan a contract is about", () => {
  const now = plan("2026-01-01", "2026-12-31");
  const before = plan("2025-01-01", "2025-12-31", false);
  const planOf = (contract: ListedContract, ...plans: PacePlan[]) =>
    clientContext([contract], plans).plan?.startDate;

  test("F62: a contract is about the plan that covers most of it", () => {
    expect(planOf(listed(2026), now, before)).toBe("2026-01-01");
    expect(planOf(listed(2025), now, before)).toBe("2025-01-01");
  });

  test("F62: a contract has no plan where the retrieved plan is outside it", () => {
    expect(clientContext([listed(2025)], [now])).not.toHaveProperty("plan");
  });

  test("F62: the current plan counts where the contract doesn't say, or there is no contract", () => {
    expect(planOf({ contract: { reference: "" } }, before, now)).toBe("2026-01-01");
    expect(clientContext([], [before, now]).plan?.startDate).toBe("2026-01-01");
  });

  test("F62: an earlier contract is only about the plan that began with it", () => {
    const contracts = [listed(2026), listed(2025, { planStartDate: "2025-02-01" }), listed(2024)];
    const plans = [now, before, plan("2024-01-01", "2024-12-31", false)];
    const { otherContracts } = clientContext(contracts, plans);
    expect(otherContracts?.map((each) => each.plan?.startDate)).toEqual([undefined, "2024-01-01"]);
  });

  test("F63: a non-PACE contract is marked as such beside a PACE one", () => {
    const old: ListedContract = { ...listed(2025), isPace: false };
    const { isPace, otherContracts } = clientContext([listed(2026), old], [now]);
    expect([isPace, otherContracts?.[0]?.isPace]).toEqual([true, false]);
  });
});
