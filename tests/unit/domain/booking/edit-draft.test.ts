import { describe, expect, test } from "vitest";
import {
  editDraft,
  initialDraft,
  restoreDraft,
  splitsLines,
} from "../../../../lib/domain/booking/edit-draft.ts";
import { nonPaceBudget, PLAN } from "../record/record-fixtures.ts";
import { budgetsOf, draft, draftLine, facts, FEE_ITEM, feeBooking } from "./booking-fixtures.ts";

const budgets = budgetsOf([
  nonPaceBudget(),
  nonPaceBudget({ category: "Choice and Control", item: FEE_ITEM, approved: 125_340, allocated: 0 }),
]);
const noFees = { bookings: { retrievedAt: 0, bookings: [], unread: [] } };

describe("initialDraft", () => {
  test("F118: initialDraft begins with all days of the plan that runs", () => {
    const old = { ...PLAN, reference: "1070001", startDate: "2025-07-01", endDate: "2026-06-30" };
    const next = { ...PLAN, reference: "1090001", startDate: "2027-07-01", endDate: "2028-06-30" };
    expect(initialDraft(facts({ plans: [next, PLAN, old] }))).toMatchObject({
      planReference: PLAN.reference,
      period: "plan",
      startDate: PLAN.startDate,
      endDate: PLAN.endDate,
    });
    expect(initialDraft(facts({ plans: [old] })).planReference).toBe("1070001");
  });

  test("F16: initialDraft begins with the fee booking where a plan manager has none", () => {
    expect(initialDraft(facts({ budgets, ...noFees }))).toMatchObject({
      type: "standard",
      lines: [{ category: "CB_CHOICE_CONTROL", item: FEE_ITEM, rate: "1253.40" }],
    });
    expect(initialDraft(facts({ budgets }))).toMatchObject({
      type: "plan-managed",
      lines: [{ category: "CONSUMABLES", item: "" }],
    });
  });

  test.each([
    ["bookings that were never retrieved", { bookings: null }, "plan-managed"],
    ["a support coordinator", { role: "support-coordinator" as const }, "standard"],
    [
      "fees that are booked",
      { bookings: { retrievedAt: 0, bookings: [feeBooking()], unread: [] } },
      "plan-managed",
    ],
  ])("initialDraft chooses the kind for %s", (_, change, type) => {
    expect(initialDraft(facts(change)).type).toBe(type);
  });

  test("initialDraft asks for own dates where the plan has no end, and for a plan where there is none", () => {
    expect(initialDraft(facts({ plans: [{ ...PLAN, endDate: null }] })).period).toBe("custom");
    expect(initialDraft(facts({ plans: [{ ...PLAN, reference: null }] })).planReference).toBe("");
  });
});

describe("editDraft", () => {
  test("editDraft renews lines that nobody has changed when the kind changes", () => {
    const known = facts({ budgets });
    const edited = editDraft(initialDraft(known), { type: "standard" }, known);
    expect(edited.lines.map(({ category }) => category)).toEqual(["CB_CHOICE_CONTROL"]);
  });

  test("editDraft keeps lines that were typed, whatever else is chosen", () => {
    const known = facts({ budgets });
    const lines = [draftLine({ rate: "1.00" })];
    const typed = editDraft(initialDraft(known), { lines }, known);
    expect(editDraft(typed, { type: "standard", period: "custom" }, known).lines).toEqual(lines);
  });
});

test.each([
  [null, "plan-managed", true],
  [null, "standard", false],
  [false, "plan-managed", false],
  [true, "standard", true],
] as const)(
  "F26: splitsLines takes what was chosen (%s), else what is usual for %s",
  (isSplit, type, expected) => {
    expect(splitsLines({ isSplit, type })).toBe(expected);
  },
);

describe("restoreDraft", () => {
  test("restoreDraft gives back what was kept", () => {
    const kept = draft({ isSplit: true });
    expect(restoreDraft(JSON.parse(JSON.stringify(kept)), facts())).toEqual(kept);
  });

  test.each<[string, unknown]>([
    ["nothing", null],
    ["a text", "x"],
    ["a plan that is no more", draft({ planReference: "1" })],
    ["a kind of another version", { ...draft(), type: "other" }],
    ["lines that are none", { ...draft(), lines: [{ category: 3 }] }],
    ["no lines", { ...draft(), lines: undefined }],
  ])("restoreDraft leaves %s", (_, kept) => {
    expect(restoreDraft(kept, facts())).toBeUndefined();
  });
});
