import { describe, expect, test } from "vitest";
import type { CareItem, CarePackage } from "../../../../../lib/domain/profile/care-package/care-package.ts";
import { dailySums } from "../../../../../lib/domain/profile/care-package/home-care.ts";
import { packageFor, packageOnDay } from "../../../../../lib/domain/profile/care-package/package-on-day.ts";
import {
  daysInMonth,
  quarterEnd,
  quarterStart,
} from "../../../../../lib/domain/profile/care-package/quarters.ts";

const item = (kind: CareItem["kind"], daily: number, changes: Partial<CareItem> = {}): CareItem => ({
  id: `${kind} ${daily}`,
  kind,
  name: kind,
  daily,
  from: null,
  to: null,
  ...changes,
});

const held = (changes: Partial<CarePackage> = {}): CarePackage => ({
  id: "a",
  level: "hcp-3",
  start: "2025-03-01",
  end: null,
  items: [
    item("subsidy", 10_000),
    item("supplement", 1_453),
    item("contribution", 1_150),
    item("claimable-fee", 900),
    item("billable-fee", 5_000),
  ],
  quarters: [],
  homeCareUnspent: null,
  ...changes,
});

describe("a Home Care Package, up to 31 October 2025", () => {
  test("F157: income is subsidies and supplements, beside contributions and the two kinds of fees", () => {
    expect(dailySums(held().items, "2025-10-31")).toEqual({
      income: 11_453,
      contributions: 1_150,
      claimableFees: 900,
      billableFees: 5_000,
    });
  });

  test("F157: an item counts from its first to its last day", () => {
    const oxygen = item("supplement", 1_453, { from: "2025-05-02", to: "2025-05-04" });
    const incomes = ["2025-05-01", "2025-05-02", "2025-05-04", "2025-05-05"].map(
      (day) => dailySums([oxygen], day).income,
    );
    expect(incomes).toEqual([0, 1_453, 1_453, 0]);
  });

  test.each([
    ["2025-10-31", 31, 362_793],
    ["2025-09-15", 30, 351_090],
    ["2025-04-30", 30, 351_090],
  ])("F158: the month of %s has %i days; billable fees aren't taken off", (day, days, available) => {
    expect(packageOnDay(held(), day)).toMatchObject({ scheme: "home-care", days, available });
  });

  test("F158: February of a leap year has 29 days", () => {
    expect(packageOnDay(held({ start: "2024-02-01" }), "2024-02-10")).toMatchObject({ days: 29 });
  });

  test("a classification wasn't there yet, and a package has its first and last day", () => {
    expect(packageOnDay(held({ level: "class-2" }), "2025-10-31")).toEqual({ scheme: "before-classes" });
    expect(packageOnDay(held(), "2025-02-28")).toEqual({ scheme: "not-yet", from: "2025-03-01" });
    expect(packageOnDay(held({ end: "2025-09-30" }), "2025-10-01")).toEqual({
      scheme: "over",
      end: "2025-09-30",
    });
  });
});

describe("Support at Home, from 1 November 2025", () => {
  const quarter = (from: string, spent: number | null, amount: number | null = null) => ({
    from,
    spent,
    amount,
  });

  test("F158: from 1 November 2025 the quarter counts, and no daily sum", () => {
    expect(packageOnDay(held(), "2025-10-31")).toMatchObject({ scheme: "home-care" });
    expect(packageOnDay(held(), "2025-11-01")).toMatchObject({
      scheme: "support-at-home",
      from: "2025-11-01",
      to: "2025-12-31",
    });
  });

  test("the amount of a quarter that began in its middle isn't the list's", () => {
    expect(packageOnDay(held(), "2025-12-01")).toMatchObject({ amount: null, available: null });
    const entered = held({ quarters: [quarter("2025-10-01", 100_000, 600_000)] });
    expect(packageOnDay(entered, "2025-12-01")).toMatchObject({
      amount: 600_000,
      amountFrom: "entered",
      careManagement: 60_000,
      carriedOver: 0,
      available: 440_000,
    });
  });

  test("what is left of a quarter is carried over up to the larger of $1,000 and 10 %", () => {
    const of = (spent: number, level: CarePackage["level"] = "hcp-3") =>
      packageOnDay(
        held({ start: "2026-01-01", level, quarters: [quarter("2026-01-01", spent)] }),
        "2026-04-20",
      );
    // 10,365.00 less 10 % is 9,328.50.
    expect(of(500_000)).toMatchObject({ amount: 1_036_500, carriedOver: 103_650 });
    expect(of(900_000)).toMatchObject({ carriedOver: 32_850 });
    expect(of(950_000)).toMatchObject({ carriedOver: 0 });
    // 10 % of 2,674.18 is less than $1,000.
    expect(of(0, "class-1")).toMatchObject({ amount: 267_418, carriedOver: 100_000 });
  });

  test("nothing is worked out of a quarter before of which nobody said what was spent", () => {
    const view = packageOnDay(held({ start: "2026-01-01" }), "2026-04-01");
    expect(view).toMatchObject({ amount: 1_036_500, carriedOver: null, spent: null, available: null });
    expect(packageOnDay(held({ start: "2026-01-01" }), "2026-01-01")).toMatchObject({ carriedOver: 0 });
  });

  test("what was left of the Home Care Package stands beside, without a cap", () => {
    expect(packageOnDay(held({ homeCareUnspent: 9_999_900 }), "2026-02-01")).toMatchObject({
      homeCareUnspent: 9_999_900,
    });
  });
});

test("the package of a day is the one that counts then", () => {
  const old = held({ id: "old", end: "2025-06-30" });
  const next = held({ id: "next", start: "2025-07-01" });
  const idOn = (day: string) => packageFor([next, old], day)?.id;
  expect(["2025-02-28", "2025-06-30", "2025-07-01"].map(idOn)).toEqual([undefined, "old", "next"]);
});

test.each([
  ["2026-01-01", "2026-01-01", "2026-03-31", 31],
  ["2026-03-31", "2026-01-01", "2026-03-31", 31],
  ["2026-06-15", "2026-04-01", "2026-06-30", 30],
  ["2025-12-31", "2025-10-01", "2025-12-31", 31],
  ["2027-02-01", "2027-01-01", "2027-03-31", 28],
])("the quarter of %s goes from %s to %s, and its month has %i days", (day, from, to, days) => {
  expect([quarterStart(day), quarterEnd(quarterStart(day)), daysInMonth(day)]).toEqual([from, to, days]);
});
