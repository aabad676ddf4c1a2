import { describe, expect, test } from "vitest";
import { contractBookings } from "../../../../../lib/domain/booking/contract/contract-bookings.ts";
import { booking, nonPaceBudget } from "../../record/record-fixtures.ts";
import {
  budgetRow,
  contractSources,
  feeBooking,
  MONTHLY_FEE,
  SET_UP_FEE,
  supportRow,
} from "./contract-fixtures.ts";

type Change = Parameters<typeof contractSources>[0];
type Known = Parameters<typeof contractSources>[1];

function rail(code: string, change: Change = {}, known: Known = {}) {
  return contractBookings(contractSources(change, known)).rails.find((each) => each.code === code);
}
function ready(change: Change = {}, known: Known = {}): string[] {
  return contractBookings(contractSources(change, known)).ready.map(({ row }) => row.item ?? row.category);
}
const contract = (change: object) => ({ contract: { ...contractSources().contract, ...change } });

describe("guardRails", () => {
  test("F14: a contract that agrees, was synced and has its fees booked sends its rows", () => {
    const { rails, ready: rows } = contractBookings(contractSources());
    expect(rails.filter(({ state }) => state === "fails")).toEqual([]);
    expect(rows.map(({ row }) => row.category)).toEqual(["Consumables"]);
  });

  test("F1: without a connection to the NDIA nothing is sent, and the line says where to set it up", () => {
    const connectionProblem = { what: "This device isn't connected.", remedy: "Open Options." };
    expect(rail("registration", { connectionProblem })).toMatchObject({
      state: "fails",
      what: "This device isn't connected.",
      at: "options",
    });
    expect(ready({ connectionProblem })).toEqual([]);
    expect(rail("registration")?.state).toBe("holds");
  });

  test("F3: plan dates that differ keep everything back and lead to the contract's form", () => {
    const problem = {
      code: "plan-end-differs",
      what: "It differs.",
      remedy: "Edit.",
      field: "NDIS Plan End Date",
    };
    const change = { status: { outcome: "failed" as const, problem } };
    expect(rail("plan-dates", change)).toMatchObject({
      state: "fails",
      what: "It differs.",
      field: "NDIS Plan End Date",
      path: "/ServiceContracts/Edit/1",
    });
    expect(ready(change)).toEqual([]);
    expect(rail("plan-dates")?.state).toBe("holds");
    expect(rail("plan-dates", { status: undefined })?.state).toBe("unknown");
  });

  test("F3: the total is compared with the plan's budgets where they are told, and only warns", () => {
    const budgets = [nonPaceBudget({ approved: 1_900_000 })];
    expect(rail("plan-total", {}, { budgets })).toMatchObject({ state: "fails" });
    expect(rail("plan-total", {}, { budgets })?.what).toContain("$20,000.00 here and $19,000.00");
    expect(ready({}, { budgets })).toEqual(["Consumables"]);
    expect(rail("plan-total", {}, { budgets: [nonPaceBudget({ approved: 2_000_000 })] })?.state).toBe(
      "holds",
    );
    expect(rail("plan-total", {}, { budgets: [nonPaceBudget({ approved: null })] })?.state).toBe("unknown");
    expect(rail("plan-total")?.state).toBe("unknown");
  });

  test.each([
    ["Registered Plan Management Provider", "holds", 1],
    ["NDIA", "fails", 0],
    ["Participant", "fails", 0],
    ["", "unknown", 1],
  ])("F3: with the Funding Management “%s” the line says “%s”", (fundingManagement, state, sent) => {
    const change = contract({ fundingManagement });
    expect(rail("plan-management", change)?.state).toBe(state);
    expect(ready(change)).toHaveLength(sent);
  });

  test.each(["failed", "uncompleted", "not-active"] as const)(
    "F14: a contract whose last sync was %s sends nothing",
    (outcome) => {
      expect(rail("synced", { status: { outcome } })?.state).toBe("fails");
      expect(ready({ status: { outcome } })).toEqual([]);
    },
  );

  test("F14: a contract that was never synced sends nothing", () => {
    expect(rail("synced", { status: undefined })?.what).toBe("The contract was never synced with the NDIA.");
    expect(ready({ status: undefined })).toEqual([]);
  });

  test("F7: plan budgets before the first successful sync are named, and none of them holds", () => {
    expect(rail("blank-before-sync", { status: undefined })?.what).toContain("has a plan budget before");
    expect(rail("blank-before-sync", { status: undefined, rows: [] })?.state).toBe("holds");
    expect(rail("blank-before-sync")?.state).toBe("holds");
  });

  test("F4: the $1 total is a reminder that keeps nothing back", () => {
    expect(rail("placeholder-total", contract({ totalFunding: 100 }))).toMatchObject({
      state: "fails",
      field: "Total Funding $",
    });
    expect(ready(contract({ totalFunding: 100 }))).toEqual(["Consumables"]);
    expect(rail("placeholder-total")?.state).toBe("holds");
    expect(rail("placeholder-total", contract({ totalFunding: undefined }))?.state).toBe("unknown");
  });

  test("F16: the fees' rows are sent before the other rows", () => {
    const rows = [budgetRow(), supportRow()];
    expect(ready({ rows }, { bookings: [feeBooking({ lines: [] })] })).toEqual([MONTHLY_FEE]);
    expect(ready({ rows }, { bookings: null })).toEqual([MONTHLY_FEE, "Consumables"]);
  });

  test("F17: without a booking the line asks for the monthly fee as a service support of its own", () => {
    expect(rail("fees-first", {}, { bookings: [] })).toMatchObject({
      state: "fails",
      path: "/ServiceSupports/Create?contractId=1",
      remedy: expect.stringContaining(MONTHLY_FEE),
    });
  });

  test("F17: the set-up fee of a plan after 1 July 2025 warns and is sent all the same", () => {
    const setUp = supportRow({ item: SET_UP_FEE });
    const codes = contractBookings(contractSources({ rows: [setUp] })).rails.map(({ code }) => code);
    expect(codes).toContain(`fee-ended/${setUp.path}`);
    expect(ready({ rows: [setUp] })).toEqual([SET_UP_FEE]);
  });

  test.each([
    ["the same amount", 125_340, "holds"],
    ["another amount", 125_341, "fails"],
    ["an amount that isn't told", null, "unknown"],
  ])("F18: fees held against the plan, which tells %s (%s): the line says “%s”", (_what, approved, state) => {
    const budgets = [nonPaceBudget({ category: "CB_CHOICE_CONTROL", item: MONTHLY_FEE, approved })];
    expect(rail("fee-amounts", { rows: [supportRow()] }, { budgets, bookings: [] })?.state).toBe(state);
  });

  test.each([
    ["has none", [], "Your plan management fees have no booking, and"],
    [
      "has one that is rejected",
      [feeBooking({ status: "REJT" })],
      "Your plan management fees have no booking, and",
    ],
    [
      "has one of another plan",
      [feeBooking({ planReference: "7" })],
      "Your plan management fees have no booking, and",
    ],
    [
      "has one that is in process",
      [feeBooking({ status: "INPR" })],
      "The booking of your plan management fees isn't approved yet.",
    ],
  ])(
    "F192: the fee booking comes first: a plan that %s keeps the other categories back",
    (_what, bookings, what) => {
      expect(rail("fees-first", {}, { bookings })?.what).toContain(what);
      expect(ready({}, { bookings })).toEqual([]);
    },
  );

  test("F22: the other categories become available once the fee booking is approved", () => {
    expect(rail("fees-first")?.state).toBe("holds");
    expect(ready()).toEqual(["Consumables"]);
  });

  test("F22: what isn't known of the fee booking keeps nothing back", () => {
    for (const bookings of [null, [booking({ lines: null })], [feeBooking({ status: null })]]) {
      expect(rail("fees-first", {}, { bookings })?.state).toBe("unknown");
      expect(ready({}, { bookings })).toEqual(["Consumables"]);
    }
  });

  test("F22: a support coordinator's organisation needs no fee booking", () => {
    expect(rail("fees-first", {}, { bookings: [], role: "support-coordinator" })).toBeUndefined();
    expect(ready({}, { bookings: [], role: "support-coordinator" })).toEqual(["Consumables"]);
  });

  const total = (amount: number, requiresBooking = false) =>
    budgetRow({ category: "Choice and Control", amount, requiresBooking });

  test("F21: a stated category's total that asks for a booking is named, with the tick to take away", () => {
    const change = { rows: [total(125_340, true), supportRow()] };
    expect(rail("stated-items/Choice and Control", change, { bookings: [] })).toMatchObject({
      state: "fails",
      field: "Requires PRODA Service Booking",
      path: "/PlanBudgets/Edit/1",
    });
    expect(ready(change, { bookings: [] })).toEqual([MONTHLY_FEE]);
  });

  test("F6: a category whose stated item leaves money over is named and isn't sent", () => {
    const change = { rows: [total(200_000), supportRow()] };
    expect(rail("stated-items/Choice and Control", change)?.what).toBe(
      "The stated items of Choice and Control leave $746.60 over: don't sync it with service bookings.",
    );
    expect(ready(change)).toEqual([]);
  });

  test("F5: a category booked by its stated items alone ticks itself", () => {
    const change = { rows: [total(125_340), supportRow()] };
    expect(rail("stated-items/Choice and Control", change)?.state).toBe("holds");
  });

  test("F23: what is wrong with a row is a line of its own that leads to the row's form", () => {
    const rows = [budgetRow({ managementStyle: null })];
    expect(rail("booking-style//PlanBudgets/Edit/1", { rows })).toMatchObject({
      field: "Management Style",
      path: "/PlanBudgets/Edit/1",
    });
  });
});
