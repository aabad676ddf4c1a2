import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../../lib/core/days.ts";
import { daysBetween } from "../../../../lib/core/calendar-date.ts";
import { type ForecastInput, forecastOf } from "../../../../lib/domain/record/forecast.ts";
import { weeklySpending } from "../../../../lib/domain/record/weekly-spending.ts";

const TODAY = "2026-11-22";

/** Retrievals once a week up to today, in which these amounts were spent since the one before; cents. */
const weekly = (...spent: number[]) => {
  const first = addDays(TODAY, -7 * spent.length);
  return [0, ...spent].map((_, at) => ({
    on: addDays(first, 7 * at),
    spent: spent.slice(0, at).reduce((sum, amount) => sum + amount, 0),
  }));
};
const steady = weekly(7000, 7000, 7000, 7000, 7000);

describe("weeklySpending", () => {
  test("weeklySpending takes the median of the weeks and their quartiles", () => {
    expect(weeklySpending(weekly(4000, 5000, 6000, 7000, 8000))).toEqual({
      typical: 6000,
      low: 5000,
      high: 7000,
      weeks: 5,
      oneOffs: [],
    });
  });

  test("weeklySpending sets a purchase aside that is far above every other week", () => {
    expect(weeklySpending(weekly(5000, 6000, 90_000, 5500, 6500, 6000))).toMatchObject({
      typical: 6000,
      weeks: 5,
      oneOffs: [90_000],
    });
    expect(weeklySpending(weekly(5000, 5000, 5000, 5000, 9000))).toMatchObject({ oneOffs: [] });
  });

  test("weeklySpending spreads what was spent between two retrievals, in any order and several a day", () => {
    const retrievals = [
      { on: "2026-11-22", spent: 28_000 },
      { on: "2026-10-11", spent: 0 },
      { on: "2026-10-25", spent: 3000 },
      { on: "2026-10-25", spent: 14_000 },
      { on: "2026-11-08", spent: 21_000 },
    ];
    expect(weeklySpending(retrievals)).toMatchObject({ low: 3500, high: 6125, weeks: 6 });
  });

  test("weeklySpending counts a week in which more was cancelled than claimed as one without spending", () => {
    expect(weeklySpending(weekly(7000, 7000, -3000, 7000, 7000))).toMatchObject({
      typical: 7000,
      oneOffs: [],
    });
  });

  test.each([
    ["nothing", []],
    ["three weeks", weekly(7000, 7000, 7000)],
    ["two retrievals far apart", [steady[0], steady[5]].flatMap((each) => each ?? [])],
    ["one retrieval many times", Array.from({ length: 9 }, () => ({ on: TODAY, spent: 5 }))],
  ])("weeklySpending says nothing from %s", (_title, retrievals) => {
    expect(weeklySpending(retrievals)).toBeUndefined();
  });
});

describe("forecastOf", () => {
  const forecast = (change: Partial<ForecastInput>) =>
    forecastOf({
      spentBefore: steady,
      today: TODAY,
      available: 70_000,
      endDate: "2027-06-30",
      releases: [],
      ...change,
    });

  test("forecastOf pays for as many days as the money lasts, today included", () => {
    expect(forecast({})).toMatchObject({
      isPrediction: true,
      safeUntil: addDays(TODAY, 69),
      lasts: false,
      shortfall: null,
    });
    expect(forecast({ available: 0 })).toMatchObject({ safeUntil: addDays(TODAY, -1) });
    expect(forecast({ available: -5 })).toMatchObject({ safeUntil: addDays(TODAY, -1) });
  });

  test("forecastOf adds what is released on the way, and tells what is missing before the next release", () => {
    const next = { on: addDays(TODAY, 14), amount: 21_000 };
    expect(forecast({ available: 14_000, releases: [next] })).toMatchObject({
      safeUntil: addDays(TODAY, 34),
      shortfall: { typical: 0, worst: 0, before: next.on },
    });
    // Money that comes later doesn't pay for what is due before.
    expect(forecast({ available: 10_000, releases: [next] })).toMatchObject({
      safeUntil: addDays(TODAY, 9),
      shortfall: { typical: 4000 },
    });
  });

  test("forecastOf lasts to the budget's end where the money does, or where nothing is usually spent", () => {
    expect(forecast({ available: 9_000_000 })).toMatchObject({ safeUntil: "2027-06-30", lasts: true });
    expect(forecast({ spentBefore: weekly(0, 0, 0, 0, 0), available: 1 })).toMatchObject({ lasts: true });
    expect(forecast({ endDate: addDays(TODAY, -1) })).toBeUndefined();
  });

  test("forecastOf never lasts longer for a higher rate or less money, and keeps its range around the typical day", () => {
    const amount = fc.integer({ min: 0, max: 50_000 });
    const release = fc.record({
      on: fc.integer({ min: 1, max: 200 }).map((days) => addDays(TODAY, days)),
      amount,
    });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 5, maxLength: 12 }),
        amount,
        fc.array(release, { maxLength: 4 }),
        (weeks, available, releases) => {
          const input = { spentBefore: weekly(...weeks), available, releases };
          const found = forecast(input);
          const richer = forecast({ ...input, available: available + 1000 });
          if (!found || !richer) throw new Error("five weeks are enough");
          const { earliest, latest } = found.safeUntilRange;
          expect([earliest <= found.safeUntil, found.safeUntil <= latest]).toEqual([true, true]);
          expect(richer.safeUntil >= found.safeUntil).toBe(true);
          expect(daysBetween(addDays(TODAY, -1), found.safeUntil)).toBeGreaterThanOrEqual(0);
          expect(found.safeUntil <= "2027-06-30").toBe(true);
        },
      ),
    );
  });
});
