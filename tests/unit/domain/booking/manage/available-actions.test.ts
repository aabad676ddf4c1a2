import { describe, expect, test } from "vitest";
import { addDays } from "../../../../../lib/core/days.ts";
import {
  type ActionSources,
  availableActions,
  reasonsAgainst,
} from "../../../../../lib/domain/booking/manage/available-actions.ts";
import {
  BOOKING_ACTIONS,
  type BookingAction,
} from "../../../../../lib/domain/booking/manage/booking-actions.ts";
import type { Booking } from "../../../../../lib/domain/record/booking.ts";
import { TODAY } from "../../../test-clock.ts";
import { PLAN } from "../../record/record-fixtures.ts";
import { actionSources, CARE, CONSUMABLES } from "./manage-fixtures.ts";

function possible(change: Partial<Booking>, rest: Partial<ActionSources> = {}): BookingAction[] {
  return availableActions(actionSources(change, rest))
    .filter(({ reasons }) => reasons.length === 0)
    .map(({ code }) => code);
}

const UNUSED = { lines: [{ ...CARE, remaining: CARE.allocated }, CONSUMABLES] };
/** It ends before its plan. */
const SHORTER = { endDate: addDays(PLAN.endDate, -30) };

describe("availableActions: what can be done with a booking", () => {
  test("F126: every action that there is has its place, whether it can be done or not", () => {
    expect(availableActions(actionSources()).map(({ code }) => code)).toEqual([...BOOKING_ACTIONS]);
  });

  test.each<[string, Partial<Booking>, BookingAction[]]>([
    ["F126: approved, used and up to the plan's end", {}, ["reallocate", "reduce-end", "force-sync"]],
    [
      "approved and ending before its plan",
      SHORTER,
      ["reallocate", "reduce-end", "extend-end", "force-sync"],
    ],
    ["F143: approved and unused", UNUSED, ["reallocate", "reduce-end", "force-sync", "delete"]],
    ["F139: made by the NDIA", { ...UNUSED, status: "APRO" }, ["approve", "reject", "force-sync", "delete"]],
    ["F139: changed by the NDIA", { status: "APRC" }, ["approve", "reject", "force-sync"]],
    ["waiting for the participant", { status: "APAP" }, ["force-sync"]],
    ["inactive, though approved", { ...UNUSED, isActive: false }, ["force-sync"]],
    ["rejected", { ...UNUSED, status: "REJT" }, ["force-sync"]],
    ["completed", { ...UNUSED, status: "CMPD" }, ["force-sync"]],
    ["F142: deleted", { ...UNUSED, status: "DELE" }, ["force-sync"]],
    [
      "in a status that nobody knows",
      { ...UNUSED, ...SHORTER, status: null, statusWord: "On hold" },
      ["force-sync"],
    ],
    [
      "F128: from before 1 July 2024",
      { ...UNUSED, ...SHORTER, startDate: "2024-06-30" },
      ["reduce-end", "force-sync"],
    ],
    [
      "F128: from 1 July 2024",
      { ...UNUSED, startDate: "2024-07-01" },
      ["reallocate", "reduce-end", "force-sync", "delete"],
    ],
    ["F129: with one line", { lines: [CARE] }, ["reduce-end", "force-sync"]],
    [
      "F129: with a line that isn't Core",
      { lines: [CARE, { ...CONSUMABLES, category: "SUPPORT_COORDINATION" }] },
      ["reduce-end", "force-sync"],
    ],
    ["without lines", { lines: null }, ["reduce-end", "force-sync", "delete"]],
    ["of a kind that nobody knows", { type: null, typeWord: "ZXYZ" }, ["reduce-end", "force-sync"]],
    ["F134: ending today", { endDate: TODAY }, ["reallocate", "extend-end", "force-sync"]],
    [
      "F134: ending tomorrow",
      { endDate: addDays(TODAY, 1) },
      ["reallocate", "reduce-end", "extend-end", "force-sync"],
    ],
    ["without an end that is told", { endDate: null }, ["reallocate", "force-sync"]],
  ])("%s", (_title, change, actions) => {
    expect(possible(change)).toEqual(actions);
  });

  test("the calls that aren't public can be chosen only where they are switched on", () => {
    const off = { sendsUnpublished: false };
    expect(possible({ ...UNUSED, ...SHORTER }, off)).toEqual(["reallocate", "force-sync", "delete"]);
    expect(possible({ status: "APRO", lines: null }, off)).toEqual(["force-sync", "delete"]);
    expect(reasonsAgainst("reduce-end", actionSources({}, off))).toEqual([
      "This call of the NDIA isn't public, and it is switched off in Options. Use the provider portal.",
    ]);
  });
});

describe("availableActions: why not, and what isn't known", () => {
  test.each<[string, BookingAction, Partial<Booking>, RegExp]>([
    [
      "F128: a booking from before 1 July 2024 explains itself",
      "delete",
      { startDate: "2024-06-30" },
      /before 01\/07\/2024/,
    ],
    ["an unknown status is quoted", "reallocate", { status: null, statusWord: "On hold" }, /“On hold”/],
    [
      "a status that isn't told says so",
      "reallocate",
      { status: null, statusWord: "" },
      /doesn't tell its status/,
    ],
    ["an inactive booking says so", "reduce-end", { isActive: false }, /inactive/],
    [
      "F143: a used booking can't be deleted, and an earlier end is named",
      "delete",
      {},
      /\$200\.00 of it is used.*Reduce its end date/,
    ],
    ["a booking that ends with its plan can't go on", "extend-end", {}, /its plan on 30\/06\/2027/],
    ["F141: a booking that doesn't wait can't be rejected", "reject", {}, /doesn't wait for your answer/],
  ])("%s", (_title, code, change, words) => {
    expect(reasonsAgainst(code, actionSources(change)).join(" ")).toMatch(words);
  });

  const notesOf = (code: BookingAction, change: Partial<Booking>, rest: Partial<ActionSources> = {}) =>
    availableActions(actionSources(change, rest))
      .find((action) => action.code === code)
      ?.notes.join(" ");

  test("F136, F188: that a second reduction is refused is said before the first", () => {
    expect(notesOf("reduce-end", {})).toContain("the NDIA refuses a second reduction");
  });

  test("F136: a booking whose end was moved to an earlier day says so, and can still be tried", () => {
    const change = { originalEnd: PLAN.endDate, endDate: addDays(PLAN.endDate, -60) };
    expect(notesOf("reduce-end", change)).toMatch(/moved already, from 30\/06\/2027 to 01\/05\/2027/);
    expect(possible(change)).toContain("reduce-end");
  });

  test("a booking that was extended isn't taken for one that was reduced", () => {
    expect(notesOf("reduce-end", { originalEnd: "2027-01-01" })).not.toContain("moved already");
  });

  test("F73: reducing the end says that there is no cancelling", () => {
    expect(notesOf("reduce-end", {})).toContain("There is no cancelling");
  });

  test.each<[string, BookingAction, Partial<Booking>, Partial<ActionSources>, RegExp]>([
    ["whether it is active", "reallocate", { isActive: null }, {}, /doesn't tell whether it is active/],
    ["the plan's end", "extend-end", {}, { plan: undefined }, /end of its plan isn't known/],
    ["what is used", "delete", { lines: null }, {}, /doesn't tell what of it is used/],
  ])(
    "%s, where it isn't known, keeps nobody from anything and is said",
    (_title, code, change, rest, words) => {
      expect(reasonsAgainst(code, actionSources(change, rest))).toEqual([]);
      expect(notesOf(code, change, rest)).toMatch(words);
    },
  );

  test("F143: deleting is advised against wherever it can be chosen", () => {
    expect(notesOf("delete", UNUSED)).toContain("shouldn't be deleted");
  });
});
