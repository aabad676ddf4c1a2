import { describe, expect, test } from "vitest";
import { addDays } from "../../../../../lib/core/days.ts";
import {
  type ActionRequest,
  proposeAction,
} from "../../../../../lib/domain/booking/manage/propose-action.ts";
import {
  type FieldChange,
  isDifferent,
  totalMoneyMoved,
} from "../../../../../lib/domain/change/change-set.ts";
import type { Booking } from "../../../../../lib/domain/record/booking.ts";
import { TODAY } from "../../../test-clock.ts";
import { actionSources, CARE, CONSUMABLES } from "./manage-fixtures.ts";

function proposed(request: ActionRequest, change: Partial<Booking> = {}) {
  const proposal = proposeAction(actionSources(change), request);
  if ("problem" in proposal) throw new Error(proposal.problem.what);
  return proposal.proposal;
}
function refused(request: ActionRequest, change: Partial<Booking> = {}, rest = {}) {
  const proposal = proposeAction(actionSources(change, rest), request);
  return "problem" in proposal ? proposal.problem : null;
}
const changed = (fields: readonly FieldChange[] = []) =>
  fields.filter(isDifferent).map(({ label, before, after }) => [label, before, after]);

/** $130.00 less of care, $130.00 more of consumables. */
const MOVE: ActionRequest = {
  code: "reallocate",
  lines: [
    { at: 1, quantity: 100, rate: 43_000 },
    { at: 0, quantity: 1000, rate: 6500 },
  ],
};

describe("proposeAction: money between the lines", () => {
  test("F129: the line that gives is written first, by quantity and rate", () => {
    const { purpose, records } = proposed(MOVE);
    expect(purpose).toBe("reallocate-booking");
    expect(records.map(({ title, fields }) => [title, ...changed(fields)])).toEqual([
      ["01_011_0107_1_1 Assistance with self-care", ["Quantity", "12", "10"], ["Allocated", 78_000, 65_000]],
      ["03 Consumables", ["Rate", "$300.00", "$430.00"], ["Allocated", 30_000, 43_000]],
    ]);
    expect(records[0]?.booking).toEqual({
      kind: "line",
      bookingId: "50081234",
      type: "plan-managed",
      line: { category: "DAILY_ACTIVITIES", item: "01_011_0107_1_1", quantity: 1000, rate: 6500 },
    });
  });

  test("F131: that it was talked over with the participant is declared", () => {
    expect(proposed(MOVE).declaration).toContain("discussed this change with the participant");
  });

  test("the amounts that move are what a person types", () => {
    expect(totalMoneyMoved(proposed(MOVE).records)).toBe(26_000);
  });

  test("F130: what stays within the booking has no warning", () => {
    expect(proposed(MOVE).warnings).toEqual([]);
  });

  test("F130, F133, F189: going over what remains warns, and isn't refused", () => {
    const { warnings, refusals } = proposed({
      code: "reallocate",
      lines: [{ at: 1, quantity: 100, rate: 50_001 }],
    });
    expect(refusals).toEqual([]);
    expect(warnings).toEqual([
      expect.stringContaining("$200.01 more than the booking holds ($1,080.00, of which $880.00 is left)"),
    ]);
    expect(warnings[0]).toContain("goes over what remains");
  });

  test("a line that gets less than is used of it has a warning", () => {
    const { records } = proposed({ code: "reallocate", lines: [{ at: 0, quantity: 100, rate: 19_999 }] });
    expect(records[0]?.warnings).toEqual([expect.stringContaining("$200.00 of this item is used already")]);
  });

  test("amounts that aren't told are no 0: that nothing can be checked is said", () => {
    const lines = [
      { ...CARE, remaining: null },
      { ...CONSUMABLES, allocated: null },
    ];
    const { warnings, records } = proposed(
      { code: "reallocate", lines: [{ at: 0, quantity: 100, rate: 100 }] },
      { lines },
    );
    expect(warnings).toEqual([expect.stringContaining("doesn't tell all amounts")]);
    expect(records[0]?.warnings).toEqual([expect.stringContaining("doesn't tell what of this item is used")]);
  });

  test.each([
    ["a line that isn't there", { at: 2, quantity: 100, rate: 100 }],
    ["a quantity of 0", { at: 0, quantity: 0, rate: 100 }],
    ["a negative rate", { at: 0, quantity: 100, rate: -1 }],
  ])("%s is refused", (_title, line) => {
    expect(refused({ code: "reallocate", lines: [line] })?.code).toBe("booking-line");
  });
});

const atEnd = (words: string | null): unknown =>
  words === null
    ? null
    : expect.objectContaining({ field: "New end date", what: expect.stringContaining(words) });

const withWords = (words: string | undefined): unknown => words && expect.stringContaining(words);

describe("proposeAction: the end", () => {
  const reduce = (to: string, retained = [0, 0]): ActionRequest => ({ code: "reduce-end", to, retained });

  test("F134, F137, F138: an earlier end, with what is held back and what goes back to its category", () => {
    const { purpose, records, warnings } = proposed(reduce("2026-12-31", [15_000, 0]));
    expect(purpose).toBe("end-booking");
    expect(changed(records[0]?.fields)).toEqual([
      ["End Date", "2027-06-30", "2026-12-31"],
      ["Held back of 01_011_0107_1_1 Assistance with self-care", null, 15_000],
    ]);
    const facts = records[0]?.fields.filter((field) => !isDifferent(field));
    expect(facts?.map(({ label, after }) => [label, after])).toEqual([
      ["Goes back from 01_011_0107_1_1 Assistance with self-care", "$430.00"],
      ["Goes back from 03 Consumables", "$300.00"],
    ]);
    expect(records[0]?.booking).toEqual({
      kind: "end",
      bookingId: "50081234",
      from: "2027-06-30",
      to: "2026-12-31",
      retained: [{ category: "DAILY_ACTIVITIES", item: "01_011_0107_1_1", amount: 15_000 }],
    });
    expect(warnings.join(" ")).toContain("goes back to its category ($730.00) and can be booked anew");
  });

  test("F136, F188: that it can be reduced once is said with the proposal", () => {
    expect(proposed(reduce("2026-12-31")).warnings[0]).toMatch(/refuses to reduce it a second time/);
  });

  test("F73: an earlier end moves no money that would have to be typed", () => {
    expect(totalMoneyMoved(proposed(reduce("2026-12-31", [100, 0])).records)).toBe(0);
  });

  test.each<[string, string, Partial<Booking>, string | null]>([
    ["F134: today", TODAY, {}, null],
    ["F134: the day before the present end", "2027-06-29", {}, null],
    ["F135: yesterday", addDays(TODAY, -1), {}, "is in the past"],
    ["F134: the present end", "2027-06-30", {}, "isn't earlier than the present end, 30/06/2027"],
    ["F134: after the present end", "2027-07-01", {}, "isn't earlier than the present end"],
    [
      "before a booking that hasn't begun",
      "2026-12-01",
      { startDate: "2027-01-01" },
      "before the booking begins",
    ],
  ])("an earlier end, %s", (_title, to, change, words) => {
    const problem = refused(reduce(to), change);
    expect(problem).toEqual(atEnd(words));
  });

  test.each<[string, number[], string | undefined]>([
    ["F137: all that is left", [58_000, 0], undefined],
    ["F137: more than is left", [58_001, 0], "$580.01 is more than what is left of it, $580.00."],
    ["a negative amount", [-1, 0], "isn't an amount in dollars and cents"],
  ])("%s is held back", (_title, retained, words) => {
    const what = refused(reduce("2026-12-31", retained))?.what;
    expect(what).toEqual(withWords(words));
  });

  test("what is left of a line and isn't told is told as such, and doesn't keep anything from being held back", () => {
    const lines = [{ ...CARE, remaining: null }];
    const { records, warnings } = proposed(reduce("2026-12-31", [100]), { lines });
    expect(changed(records[0]?.fields).map(([label]) => label)).toEqual([
      "End Date",
      "Held back of 01_011_0107_1_1 Assistance with self-care",
    ]);
    expect(warnings.join(" ")).toContain("(not told)");
  });

  const SHORT = { endDate: "2027-01-31" };
  test.each<[string, string, object, string | null]>([
    ["the plan's end", "2027-06-30", {}, null],
    ["after the plan's end", "2027-07-01", {}, "is after the plan's end, 30/06/2027"],
    ["after a plan's end that isn't known", "2027-07-01", { plan: undefined }, null],
    ["the present end", "2027-01-31", {}, "isn't later than the present end, 31/01/2027"],
  ])("F126: a later end, %s", (_title, to, rest, words) => {
    const problem = refused({ code: "extend-end", to }, SHORT, rest);
    expect(problem).toEqual(atEnd(words));
  });

  test("a later end says that amounts stay", () => {
    const { purpose, records, warnings } = proposed({ code: "extend-end", to: "2027-03-31" }, SHORT);
    expect(purpose).toBe("extend-booking");
    expect(changed(records[0]?.fields)).toEqual([["End Date", "2027-01-31", "2027-03-31"]]);
    expect(warnings).toEqual([expect.stringContaining("amounts stay as they are")]);
  });
});

describe("proposeAction: answers and deletion", () => {
  const WAITS = { status: "APRO" as const, lines: [{ ...CARE, remaining: CARE.allocated }] };

  test("F140: approving shows what is approved, and nothing of it changes", () => {
    const { purpose, records } = proposed({ code: "approve" }, WAITS);
    expect(purpose).toBe("answer-booking");
    expect(changed(records[0]?.fields)).toEqual([["Your answer", null, "Approve"]]);
    expect(records[0]?.fields.map(({ label }) => label)).toEqual([
      "Your answer",
      "Kind",
      "Start Date",
      "End Date",
      "01_011_0107_1_1 Assistance with self-care",
    ]);
    expect(records[0]?.fields.at(-1)?.after).toBe("$780.00");
    expect(records[0]?.booking).toEqual({ kind: "answer", bookingId: "50081234", answer: "approve" });
  });

  test("F141: rejecting sends the reason", () => {
    const { records, warnings } = proposed({ code: "reject", reason: "Other dates were agreed" }, WAITS);
    expect(records[0]?.booking).toEqual({
      kind: "answer",
      bookingId: "50081234",
      answer: "reject",
      reason: "Other dates were agreed",
    });
    expect(warnings).toHaveLength(1);
  });

  test("F142, F143: deleting says what it becomes, and advises an earlier end", () => {
    const { purpose, records, warnings } = proposed({ code: "delete" }, WAITS);
    expect(purpose).toBe("delete-booking");
    expect(changed(records[0]?.fields)).toEqual([["Service booking", "Approved", "Deleted"]]);
    expect(warnings[0]).toContain("an earlier end date ends them");
  });

  test("F127: an action that can't be done is refused with its reason, whatever a form has let through", () => {
    expect(refused({ code: "approve" })).toMatchObject({
      code: "booking-action-unavailable",
      what: expect.stringContaining("Approve can't be done: It doesn't wait for your answer"),
    });
  });
});
