import { expect, test } from "vitest";
import { dueDay } from "../../../../lib/domain/overview/due-day.ts";
import type { ParticipantOverview } from "../../../../lib/domain/overview/participant-overview.ts";
import { NOW } from "../../test-clock.ts";
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
  ["no day for what was over when it was retrieved", { plans: plans("2026-11-20") }, undefined],
  ["no day for what was retrieved on that day", { plans: plans("2026-11-21") }, undefined],
  [
    "the next day, for a plan that ends on the day of the retrieval",
    { plans: plans("2026-11-22") },
    "2026-11-23",
  ],
  ["no day for what was never retrieved", {}, undefined],
])("F111–F114: a participant is due on %s", (_title, overview, day) => {
  expect(dueDay(overview)).toBe(day);
});
