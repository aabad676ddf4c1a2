import { describe, expect, test } from "vitest";
import { contractBookings } from "../../../../../lib/domain/booking/contract/contract-bookings.ts";
import { proposeRows } from "../../../../../lib/domain/booking/contract/propose-rows.ts";
import { AGREED } from "../../../../../lib/domain/booking/propose-create.ts";
import { budgetRow, contractSources, supportRow } from "./contract-fixtures.ts";

const propose = (
  change: Parameters<typeof contractSources>[0] = {},
  known: Parameters<typeof contractSources>[1] = {},
  areBudgetsKnown = true,
) => proposeRows(contractBookings(contractSources(change, known)), areBudgetsKnown);

describe("proposeRows", () => {
  test("F26: each ready row is a record of its own, with exactly what is sent and the row that it is for", () => {
    const { records, refusals, declaration } = propose();
    expect(refusals).toEqual([]);
    expect(declaration).toBe(AGREED);
    expect(records).toMatchObject([
      {
        id: "service-booking//PlanBudgets/Edit/1",
        kind: "service-booking",
        title: "Consumables",
        action: "create",
        booking: { kind: "create", request: { type: "plan-managed", lines: [{ rate: 100_000 }] } },
        row: { path: "/PlanBudgets/Edit/1", kind: "plan-budget" },
      },
    ]);
  });

  test("F16: rows that wait for the fee booking stay behind with the reason", () => {
    const { records } = propose({ rows: [budgetRow(), supportRow()] }, { bookings: [] });
    expect(records.map(({ title, action, leftOut }) => [title.slice(0, 15), action, leftOut?.code])).toEqual([
      ["14_034_0127_8_3", "create", undefined],
      ["Consumables", undefined, "fees-first"],
    ]);
  });

  test("F14: what keeps all rows back refuses the change in its own words", () => {
    expect(propose({ status: undefined }).refusals.map(({ code }) => code)).toEqual(["synced"]);
  });

  test("F23: a contract without a ticked row has nothing to send", () => {
    expect(propose({ rows: [] }).refusals.map(({ code }) => code)).toEqual(["nothing-to-send"]);
  });

  test("F4: the $1 total is a warning of the change", () => {
    const contract = { ...contractSources().contract, totalFunding: 100 };
    expect(propose({ contract }).warnings).toEqual([
      "Total Funding is still the $1.00 placeholder. Enter the plan's total once you know it.",
    ]);
  });

  test("F190: without the plan's budgets the change warns that the NDIA may refuse", () => {
    expect(propose({}, {}, false).warnings).toEqual([
      "The plan's budgets aren't known here. If one has too little funding, the NDIA may refuse its booking.",
    ]);
    expect(propose().warnings).toEqual([]);
  });
});
