import { describe, expect, test } from "vitest";
import type { BookingFacts } from "../../../../lib/domain/booking/booking-checks.ts";
import { type BookingDraft, readDraft } from "../../../../lib/domain/booking/booking-draft.ts";
import { checkDraft, checkRequest } from "../../../../lib/domain/booking/check-booking.ts";
import { booking, nonPaceBudget, PLAN } from "../record/record-fixtures.ts";
import { budgetsOf, draft, draftLine, facts, FEE_ITEM, feeBooking } from "./booking-fixtures.ts";

interface Case {
  facts?: Partial<BookingFacts>;
  draft?: Partial<BookingDraft>;
  isForContract?: boolean;
}

function checks({ facts: known, draft: typed, isForContract = false }: Case) {
  const written = draft(typed);
  const about = facts(known);
  return checkDraft(about, written, readDraft(written, about.plans[0]), { isForContract });
}

/** The checks of that code, each in short. */
function ofCode(code: string, sources: Case) {
  return checks(sources)
    .filter((check) => check.code === code)
    .map(({ state, prevents, field }) => [state, prevents, field]);
}

const bookings = (...list: ReturnType<typeof booking>[]) => ({
  bookings: { retrievedAt: 0, bookings: list, unread: [] },
});
const line = (change: Parameters<typeof draftLine>[0]) => ({ lines: [draftLine(change)] });

describe("checkDraft", () => {
  test("F117: a booking that may be made meets every point", () => {
    expect(checks({}).map(({ code, state }) => [code, state])).toEqual([
      ["outside-pace", "holds"],
      ["plan-number", "holds"],
      ["plan-manager", "holds"],
      ["within-plan", "holds"],
      ["fee-booking", "holds"],
      ["in-budgets", "holds"],
      ["enough-budget", "holds"],
      ["no-overlap", "holds"],
    ]);
  });

  test.each<[string, string, Case, unknown[][]]>([
    [
      "F115: a participant on PACE",
      "outside-pace",
      { facts: { isPace: true } },
      [["fails", true, undefined]],
    ],
    [
      "F115: a participant whose plan was never retrieved",
      "outside-pace",
      { facts: { isPace: null } },
      [["unknown", false, undefined]],
    ],
    [
      "a plan without the NDIA's number",
      "plan-number",
      { facts: { plans: [{ ...PLAN, reference: null }] } },
      [["fails", true, "plan"]],
    ],
    [
      "F116: a plan managed booking of a support coordinator",
      "plan-manager",
      { facts: { role: "support-coordinator" } },
      [["fails", true, "type"]],
    ],
    [
      "F116: a standard booking of a support coordinator",
      "plan-manager",
      { facts: { role: "support-coordinator" }, draft: { type: "standard" } },
      [],
    ],
    [
      "F117: registration, which only the NDIA knows",
      "registered",
      { draft: { type: "standard" } },
      [["unknown", false, undefined]],
    ],
    [
      "F117: a start before the plan",
      "within-plan",
      { draft: { period: "custom", startDate: "2026-06-30", endDate: "2027-06-30" } },
      [["fails", true, "start"]],
    ],
    [
      "F117: an end after the plan",
      "within-plan",
      { draft: { period: "custom", startDate: "2026-07-01", endDate: "2027-07-01" } },
      [["fails", true, "end"]],
    ],
    [
      "F117: both outside the plan",
      "within-plan",
      { draft: { period: "custom", startDate: "2026-06-30", endDate: "2027-07-01" } },
      [
        ["fails", true, "start"],
        ["fails", true, "end"],
      ],
    ],
    [
      "dates that aren't entered",
      "within-plan",
      { draft: { period: "custom" } },
      [["unknown", false, undefined]],
    ],
    [
      "a plan without an end",
      "within-plan",
      {
        facts: { plans: [{ ...PLAN, endDate: null }] },
        draft: { period: "custom", startDate: "2026-07-01", endDate: "2029-07-01" },
      },
      [["holds", false, undefined]],
    ],
    [
      "F192: a plan managed booking without a fee booking",
      "fee-booking",
      { facts: bookings(booking({ lines: [] })) },
      [["fails", true, "type"]],
    ],
    [
      "F22: a fee booking that isn't approved yet",
      "fee-booking",
      { facts: bookings(feeBooking({ status: "INPR" })) },
      [["fails", true, "type"]],
    ],
    ["F16: the fee booking itself", "fee-booking", { facts: bookings(), draft: { type: "standard" } }, []],
    [
      "F192: bookings that were never retrieved",
      "fee-booking",
      { facts: { bookings: null } },
      [["unknown", false, undefined]],
    ],
    [
      "a fee booking of the next plan",
      "fee-booking",
      {
        facts: {
          ...bookings(feeBooking({ startDate: "2027-07-01", endDate: "2028-06-30" })),
          plans: [{ ...PLAN, startDate: "2027-07-01", endDate: "2028-06-30" }],
        },
      },
      [["holds", false, undefined]],
    ],
    [
      "Transport, which only the portal takes",
      "transport",
      { draft: line({ category: "TRANSPORT" }) },
      [["fails", true, "line/1/category"]],
    ],
    [
      "an item of another category",
      "item-in-category",
      { draft: line({ item: "04_104_0125_6_1" }) },
      [["fails", true, "line/1/item"]],
    ],
    ["an item of its category", "item-in-category", { draft: line({ item: "03_040010057_0103_1_1" }) }, []],
    [
      "a category in a word that isn't known",
      "item-in-category",
      { draft: line({ category: "COMMUNITY_X", item: "04_104_0125_6_1" }) },
      [],
    ],
    [
      "F121: a category without a budget",
      "in-budgets",
      { draft: line({ category: "CB_EMPLOYMENT" }) },
      [["fails", true, "line/1/category"]],
    ],
    [
      "a category without a budget, where some couldn't be read",
      "in-budgets",
      {
        facts: { budgets: budgetsOf([nonPaceBudget()], ["line 2"]) },
        draft: line({ category: "CB_EMPLOYMENT" }),
      },
      [["fails", false, "line/1/category"]],
    ],
    [
      "F117: a stated support without its item",
      "in-budgets",
      { facts: { budgets: budgetsOf([nonPaceBudget({ item: "03_040010057_0103_1_1" })]) } },
      [["fails", true, "line/1/item"]],
    ],
    [
      "F117: a stated support by its item",
      "in-budgets",
      {
        facts: { budgets: budgetsOf([nonPaceBudget({ item: "03_040010057_0103_1_1" })]) },
        draft: line({ item: "03_040010057_0103_1_1" }),
      },
      [["holds", false, undefined]],
    ],
    ["F122: budgets that aren't known", "in-budgets", { facts: { budgets: [] } }, []],
    [
      "F123: budgets that aren't known",
      "enough-budget",
      { facts: { budgets: [] } },
      [["unknown", false, undefined]],
    ],
    [
      "F190: more than is left",
      "enough-budget",
      { draft: line({ rate: "1000.01" }) },
      [["fails", false, undefined]],
    ],
    [
      "F117: exactly what is left",
      "enough-budget",
      { draft: line({ rate: "1000.00" }) },
      [["holds", false, undefined]],
    ],
    [
      "what is left isn't told",
      "enough-budget",
      { facts: { budgets: budgetsOf([nonPaceBudget({ allocated: null, remaining: null })]) } },
      [["unknown", false, undefined]],
    ],
    [
      "a live booking of the same category",
      "no-overlap",
      { facts: bookings(feeBooking(), booking({ status: "INPR" })) },
      [["fails", true, "line/1/category"]],
    ],
    [
      "a booking of another kind",
      "no-overlap",
      { facts: bookings(feeBooking(), booking({ type: "standard" })) },
      [["holds", false, undefined]],
    ],
    [
      "a rejected booking",
      "no-overlap",
      { facts: bookings(feeBooking(), booking({ status: "REJT" })) },
      [["holds", false, undefined]],
    ],
    [
      "an inactive booking",
      "no-overlap",
      { facts: bookings(feeBooking(), booking({ isActive: false })) },
      [["holds", false, undefined]],
    ],
    [
      "a booking of other days",
      "no-overlap",
      { facts: bookings(feeBooking(), booking({ startDate: "2025-07-01", endDate: "2026-06-30" })) },
      [["holds", false, undefined]],
    ],
    [
      "a booking in a status that isn't known",
      "no-overlap",
      { facts: bookings(feeBooking(), booking({ status: null })) },
      [["fails", false, undefined]],
    ],
    [
      "a booking whose lines aren't known",
      "no-overlap",
      { facts: bookings(feeBooking(), booking({ lines: null })) },
      [["fails", false, undefined]],
    ],
    [
      "a booking of the whole category beside an item",
      "no-overlap",
      { facts: bookings(feeBooking(), booking()), draft: line({ item: "03_040010057_0103_1_1" }) },
      [["fails", false, undefined]],
    ],
    [
      "bookings of which some can't be read",
      "no-overlap",
      { facts: { bookings: { retrievedAt: 0, bookings: [feeBooking()], unread: ["line 2"] } } },
      [["unknown", false, undefined]],
    ],
  ])("checkDraft judges %s (%s)", (_, code, sources, expected) => {
    expect(ofCode(code, sources)).toEqual(expected);
  });

  const withRest = {
    budgets: budgetsOf([nonPaceBudget({ item: "03_040010057_0103_1_1", approved: 50_000 }), nonPaceBudget()]),
  };
  test("F185: a stated item that leaves money over is refused for a contract, and said elsewhere", () => {
    expect(ofCode("stated-leaves-money", { facts: withRest, isForContract: true })).toEqual([
      ["fails", true, "line/1/category"],
    ]);
    expect(ofCode("stated-leaves-money", { facts: withRest })).toEqual([["fails", false, "line/1/category"]]);
    expect(ofCode("stated-leaves-money", {})).toEqual([]);
  });

  test("F17: a set-up fee of days after 30/06/2025 is warned of and never barred", () => {
    const setUp = line({ category: "CB_CHOICE_CONTROL", item: "14_033_0127_8_3" });
    const typed = { ...setUp, type: "standard" as const };
    expect(ofCode("fee-in-force", { draft: typed })).toEqual([["fails", false, "line/1/item"]]);
    const monthly = { type: "standard" as const, ...line({ category: "CB_CHOICE_CONTROL", item: FEE_ITEM }) };
    expect(ofCode("fee-in-force", { draft: monthly })).toEqual([]);
  });

  test("every point that doesn't hold says what to do", () => {
    const all = checks({
      facts: { isPace: true, bookings: null, budgets: [] },
      draft: { planReference: "" },
    });
    expect(all.filter(({ state, remedy }) => state !== "holds" && !remedy)).toEqual([]);
  });
});

test("F117: checkRequest judges a complete booking as it was judged while it was typed", () => {
  const { request } = readDraft(draft(), PLAN);
  expect(request && checkRequest(facts(), request, { isForContract: false })).toEqual(checks({}));
});
