import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../../lib/core/days.ts";
import { dueDay, dueParts } from "../../../../lib/domain/overview/due-day.ts";
import type { ParticipantOverview } from "../../../../lib/domain/overview/participant-overview.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { PLAN } from "../record/record-fixtures.ts";

const none = { cents: 0, notTold: 0 };
const plans = (endDate: string | null): NonNullable<ParticipantOverview["plans"]> => ({
  retrievedAt: NOW,
  isPace: false,
  plans: [{ ...PLAN, endDate }],
});
const budgets = (...periodsOver: string[]): NonNullable<ParticipantOverview["budgets"]> => ({
  retrievedAt: NOW,
  approved: none,
  spent: none,
  remaining: none,
  planManaged: 0,
  periodsOver,
});

// The test clock stands at 22 November 2026.
test.each<[string, Parameters<typeof dueDay>[0], string | undefined]>([
  ["the day after the plan's end", { plans: plans("2026-12-31") }, "2027-01-01"],
  [
    "the day after the next funding period's end",
    { budgets: budgets("2026-10-01", "2027-01-01") },
    "2027-01-01",
  ],
  ["two weeks before a booking ends", { bookings: { retrievedAt: NOW, ends: ["2026-12-31"] } }, "2026-12-17"],
  ["the first of all", { plans: plans("2027-06-30"), budgets: budgets("2026-12-01") }, "2026-12-01"],
  ["no day for an open plan", { plans: plans(null) }, undefined],
  [
    "a week later, for a plan that was over when it was retrieved",
    { plans: plans("2026-11-20") },
    "2026-11-28",
  ],
  [
    "a week later, for a plan retrieved on the day after its end",
    { plans: plans("2026-11-21") },
    "2026-11-29",
  ],
  ["two weeks later, after the first week", { plans: plans("2026-11-13") }, "2026-11-28"],
  ["four weeks later, after the second", { plans: plans("2026-11-01") }, "2026-11-30"],
  ["no day for a plan that has been over for four weeks", { plans: plans("2026-10-24") }, undefined],
  [
    "no further day for a plan that another one follows",
    {
      plans: {
        ...plans(null),
        plans: [
          { ...PLAN, endDate: "2026-11-20" },
          { ...PLAN, reference: "2", startDate: "2026-11-21", endDate: "2027-11-20" },
        ],
      },
    },
    "2027-11-21",
  ],
  ["no day for a period that was over when it was retrieved", { budgets: budgets("2026-11-20") }, undefined],
  [
    "no day after three failures",
    { plans: plans("2026-11-30"), asked: { day: "2026-11-22", failures: 3 } },
    undefined,
  ],
  ["a day after whatever is settled", { plans: plans("2026-11-30"), settledOn: "2026-12-01" }, "2026-12-08"],
  [
    "the next day, for a plan that ends on the day of the retrieval",
    { plans: plans("2026-11-22") },
    "2026-11-23",
  ],
  ["no day for what was never retrieved", {}, undefined],
])("F111–F114: a participant is due on %s", (_title, overview, day) => {
  expect(dueDay(overview)).toBe(day);
});

const days = fc.integer({ min: -400, max: 400 }).map((count) => addDays(TODAY, count));
const known = fc.record(
  {
    plans: days.map(plans),
    budgets: fc.array(days, { maxLength: 3 }).map((over) => budgets(...over)),
    bookings: fc.array(days, { maxLength: 3 }).map((ends) => ({ retrievedAt: NOW, ends })),
    settledOn: days,
  },
  { requiredKeys: [] },
);

test("F111–F114: whoever is retrieved is never due on the same day or before", () => {
  fc.assert(fc.property(known, (overview) => (dueDay(overview) ?? "9999") > TODAY));
});

test("F111–F114: a participant is due by a day exactly when one of the parts is", () => {
  fc.assert(
    fc.property(
      known,
      days.filter((day) => day >= TODAY),
      (overview, day) => {
        const isDue = Object.values(dueParts(overview, day)).includes(true);
        expect(isDue).toBe((dueDay(overview) ?? "9999") <= day);
      },
    ),
  );
});

test("what another clock noted for a later day is of unknown age, so it is due", () => {
  const ahead = { plans: { ...plans(null), retrievedAt: NOW + 90 * 86_400_000 } };
  expect(dueParts(ahead, TODAY)).toEqual({ plans: true, budgets: false, bookings: false });
});
