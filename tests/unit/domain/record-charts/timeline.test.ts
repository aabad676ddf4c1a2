import { expect, test } from "vitest";
import { buildRecord } from "../../../../lib/domain/record/build-record.ts";
import { timelineOf } from "../../../../lib/domain/record-charts/timeline.ts";
import { budget, pacePlan } from "../plan/pace-fixtures.ts";
import { booking, NUMBER, paceRetrieval, PLAN, SITE, sources } from "../record/record-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const period = (startDate: string, endDate: string, released = true) => ({
  startDate,
  endDate,
  amount: 40_000,
  released,
});

test("timelineOf puts plan, contracts, budgets of the same days and their periods on one axis", () => {
  const fundingPeriods = [period("2026-07-01", "2026-12-31"), period("2027-01-01", "2027-06-30", false)];
  const { plans } = buildRecord(
    sources({
      retrievals: [
        paceRetrieval(
          pacePlan([
            budget({ fundingPeriods }),
            budget({ category: "Transport", fundingPeriods }),
            budget({ category: "Choice and Control", endDate: "2026-09-30" }),
          ]),
        ),
      ],
    }),
  );
  const contract = { reference: "SC-1", startDate: "2026-06-01", endDate: "2027-06-30" };
  const timeline = timelineOf(plans, [contract], TODAY);
  expect([timeline?.startDate, timeline?.endDate]).toEqual(["2026-06-01", "2027-06-30"]);
  expect(timeline?.rows.map(({ label, segments }) => [label, segments.length])).toEqual([
    ["Plan", 1],
    ["Service contract SC-1", 1],
    ["2 budgets", 1],
    ["Budget Choice and Control", 1],
    ["Funding periods of 2 budgets", 2],
  ]);
  const [running, coming] = timeline?.rows.at(-1)?.segments ?? [];
  expect(running?.words).toBe("01/07/2026 to 31/12/2026, $800.00 released");
  expect(coming).toMatchObject({ look: "coming", from: running?.to, to: 1 });
  expect(timeline?.today).toBeGreaterThan(running?.from ?? 1);
  expect(timeline?.today).toBeLessThan(running?.to ?? 0);
});

test("timelineOf says that a plan has no end, and leaves out what ends before it begins", () => {
  const { plans } = buildRecord(
    sources({
      retrievals: [{ retrievedAt: NOW, isPace: false, plans: [{ ...PLAN, endDate: null }] }],
      stored: {
        site: SITE,
        ndisNumber: NUMBER,
        bookings: {
          retrievedAt: NOW,
          bookings: [booking({ endDate: "2026-06-30" }), booking({ id: "2" })],
          unread: [],
        },
      },
    }),
  );
  const rows = timelineOf(plans, [], TODAY)?.rows ?? [];
  expect(rows.map(({ label }) => label)).toEqual(["Plan", "Service booking 2"]);
  expect(rows[0]?.segments[0]).toMatchObject({
    look: "open",
    to: 1,
    words: "01/07/2026 to an end that isn't told, current plan",
  });
});

test("a budget with a tenth or less of its money left has a line of its own, and says what is left of how much", () => {
  const { plans } = buildRecord(
    sources({
      retrievals: [
        paceRetrieval(
          pacePlan([
            budget({ total: 100_000, remaining: 10_001 }),
            budget({ category: "Transport", total: 100_000, remaining: 10_000 }),
            budget({ category: "Choice and Control", total: 50_000, remaining: 50_000 }),
          ]),
        ),
      ],
    }),
  );
  const budgets = timelineOf(plans, [], TODAY)?.rows.filter(({ kind }) => kind === "budget");
  expect(budgets?.map(({ label, money, isTight }) => [label, money, isTight])).toEqual([
    ["Budget Transport", "$100.00 left of $1,000.00", true],
    ["2 budgets", "$600.01 left of $1,500.00", undefined],
  ]);
  expect(budgets?.[0]?.segments[0]).toMatchObject({ look: "tight", spent: 0.9 });
});

test("a budget whose money isn't told isn't tight, and its line says nothing of money", () => {
  const { plans } = buildRecord(
    sources({
      retrievals: [paceRetrieval(pacePlan([budget({ notTold: ["remaining"] }), budget()]))],
    }),
  );
  const [row] = timelineOf(plans, [], TODAY)?.rows.filter(({ kind }) => kind === "budget") ?? [];
  expect(row).not.toHaveProperty("money");
  expect(row).not.toHaveProperty("isTight");
  expect(row?.segments[0]).not.toHaveProperty("spent");
});

test("timelineOf has nothing where nothing has days", () => {
  expect(timelineOf([], [], TODAY)).toBeUndefined();
});

test("the service dates of the invoice in front stand over the plan, as far as they can be meant", () => {
  const { plans } = buildRecord(sources({ retrievals: [paceRetrieval(pacePlan([budget()]))] }));
  const timeline = timelineOf(plans, [], TODAY, [
    { from: "2026-06-20", to: "2026-06-22" },
    { from: "2026-11-01", to: "2026-11-01" },
    { from: "1926-11-01", to: "1926-11-01" },
  ]);
  expect(timeline?.rows[0]).toMatchObject({ kind: "invoice", label: "Invoice in front" });
  expect(timeline?.rows[0]?.segments.map(({ words }) => words)).toEqual([
    "20/06/2026 to 22/06/2026, service dates",
    "01/11/2026 to 01/11/2026, service dates",
  ]);
  // The first of them is before the plan, and makes the axis begin earlier.
  expect(timeline?.startDate).toBe("2026-06-20");
  expect(timelineOf(plans, [], TODAY)?.rows[0]?.kind).toBe("plan");
});
