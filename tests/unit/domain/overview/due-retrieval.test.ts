import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../../lib/core/days.ts";
import {
  dueRetrieval,
  inRetrievalOrder,
  hasDiedTooOften,
  isAskable,
  mayAskForBudgets,
} from "../../../../lib/domain/overview/due-retrieval.ts";
import type { ParticipantOverview } from "../../../../lib/domain/overview/participant-overview.ts";
import { withAsked, withoutAnswer } from "../../../../lib/domain/overview/update-overview.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { PLAN } from "../record/record-fixtures.ts";
import { overview } from "./overview-fixtures.ts";

const LAST_WEEK = NOW - 7 * 86_400_000;
const YESTERDAY = addDays(TODAY, -1);
const total = { cents: 0, notTold: 0 };

function known(isPace: boolean, endDate: string | null, change: Partial<ParticipantOverview> = {}) {
  const plan = { ...PLAN, isPace, endDate };
  return overview({ plans: { retrievedAt: LAST_WEEK, isPace, plans: [plan] }, ...change });
}
const budgets = (
  cents: number | null,
  ...periodsOver: string[]
): ParticipantOverview["budgets"] & object => ({
  retrievedAt: LAST_WEEK,
  approved: total,
  spent: total,
  remaining: { cents, notTold: cents === null ? 1 : 0 },
  planManaged: 0,
  periodsOver,
});
const bookings = (...ends: string[]) => ({ bookings: { retrievedAt: LAST_WEEK, ends } });

test.each<[boolean, boolean | undefined, boolean, boolean]>([
  // consent, tick, had them before, may ask
  [false, undefined, false, false],
  [true, undefined, false, true],
  [false, true, false, true],
  [false, undefined, true, true],
  [false, false, true, false],
  [true, false, true, false],
])(
  "F149: with consent %s, the tick %s and budgets from before %s, budgets may be asked for: %s",
  (hasConsent, apiAccess, hadBudgets, may) => {
    expect(mayAskForBudgets({ hasConsent, apiAccess, hadBudgets })).toBe(may);
  },
);

describe("dueRetrieval: the fewest calls that answer what is due", () => {
  const all = { budgets: true, nonPaceBudgets: true, activeBookings: 2 };
  test.each<[string, ParticipantOverview, typeof all, object]>([
    [
      "a PACE plan that has ended takes two calls",
      known(true, YESTERDAY),
      all,
      { plans: "with-budgets", areDatesDue: true, bookings: false, calls: 2 },
    ],
    [
      "so does a funding period",
      known(true, null, { budgets: budgets(1, TODAY) }),
      all,
      { plans: "with-budgets", areDatesDue: false, calls: 2 },
    ],
    [
      "a PACE plan whose budgets may not be asked for takes one",
      known(true, YESTERDAY),
      { ...all, budgets: false },
      { plans: "dates", calls: 1 },
    ],
    [
      "a funding period whose budgets may not be asked for takes none",
      known(true, null, { budgets: budgets(1, TODAY) }),
      { ...all, budgets: false },
      { plans: null, calls: 0 },
    ],
    [
      "outside PACE a plan takes one, without budgets that are switched off",
      known(false, YESTERDAY),
      { ...all, nonPaceBudgets: false },
      { plans: "dates", bookings: false, nonPaceBudgets: false, calls: 1 },
    ],
    [
      "with a list of bookings, the details of two and budgets it takes five",
      known(false, YESTERDAY, bookings("2027-06-30")),
      all,
      { plans: "dates", bookings: true, nonPaceBudgets: true, calls: 5 },
    ],
    [
      "a booking that is about to end takes a list and the details of two",
      known(false, null, bookings(addDays(TODAY, 14))),
      all,
      { plans: null, bookings: true, nonPaceBudgets: false, calls: 3 },
    ],
    ["what isn't due takes none", known(false, null, bookings(addDays(TODAY, 15))), all, { calls: 0 }],
  ])("%s", (_title, of, access, wanted) => {
    expect(dueRetrieval(of, TODAY, access)).toMatchObject(wanted);
  });
});

test.each<[string, ParticipantOverview["asked"], boolean]>([
  ["that was never asked for", undefined, true],
  ["that was asked for today", { day: TODAY, failures: 0 }, false],
  ["that failed yesterday", { day: YESTERDAY, failures: 2 }, true],
  ["that failed three times", { day: YESTERDAY, failures: 3 }, false],
  ["whose worker died today", { day: TODAY, failures: 0, isOpen: true }, true],
  ["whose worker has died three times", { day: TODAY, failures: 2, isOpen: true }, false],
  ["that a clock ahead has noted", { day: addDays(TODAY, 90), failures: 1 }, true],
])("a participant %s may be asked for: %s, %s", (_title, asked, may) => {
  expect(isAskable(overview(asked ? { asked } : {}), TODAY)).toBe(may);
});

test("a worker's death counts as a failure once it is asked for anew, and too many of them are told", () => {
  let once = withAsked(overview(), TODAY);
  expect(once.asked).toEqual({ day: TODAY, failures: 0, isOpen: true });
  expect(hasDiedTooOften(once)).toBe(false);
  once = withAsked(withAsked(once, TODAY), TODAY);
  expect(once.asked).toEqual({ day: TODAY, failures: 2, isOpen: true });
  expect(hasDiedTooOften(once)).toBe(true);
  expect(withoutAnswer(once).asked).toEqual({ day: TODAY, failures: 2 });
  expect(hasDiedTooOften(withoutAnswer(once))).toBe(false);
  expect(withoutAnswer(overview())).toEqual(overview());
});

describe("inRetrievalOrder", () => {
  const of = (ndisNumber: string, dueOn: string, cents: number | null | undefined) => ({
    ...overview({ ndisNumber, dueOn }),
    ...(cents === undefined ? {} : { budgets: budgets(cents) }),
  });

  test("who has waited for a week goes first, then the most money, and those of whom it isn't told last", () => {
    const listed = [
      of("1", TODAY, undefined),
      of("2", TODAY, 5),
      of("3", TODAY, 900),
      of("4", addDays(TODAY, -7), null),
      of("5", addDays(TODAY, -30), 0),
      of("6", YESTERDAY, 5),
      of("7", TODAY, null),
    ];
    expect(inRetrievalOrder(listed, TODAY).map(({ ndisNumber }) => ndisNumber)).toEqual([
      "5",
      "4",
      "3",
      "6",
      "2",
      "1",
      "7",
    ]);
  });

  test("the order doesn't depend on how they come, and loses nobody", () => {
    const anyOne = fc.record({
      ndisNumber: fc.stringMatching(/^\d{9}$/),
      days: fc.integer({ min: 0, max: 40 }),
      cents: fc.option(fc.integer({ min: -5, max: 5 })),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyOne, { selector: ({ ndisNumber }) => ndisNumber }), (people) => {
        const listed = people.map(({ ndisNumber, days, cents }) =>
          of(ndisNumber, addDays(TODAY, -days), cents),
        );
        const ordered = inRetrievalOrder(listed, TODAY);
        expect(new Set(ordered)).toEqual(new Set(listed));
        expect(inRetrievalOrder(listed.toReversed(), TODAY)).toEqual(ordered);
      }),
    );
  });
});
