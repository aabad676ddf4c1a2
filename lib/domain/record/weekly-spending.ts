import { daysBetween, type IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";

/** What had been spent of a budget by the day on which it was retrieved. */
export interface SpentOn {
  on: IsoDate;
  spent: Cents;
}

/** What is usually spent in a week, in cents. */
export interface WeeklySpending {
  /** The median of the weeks that count. */
  typical: Cents;
  /** Their first and third quartile: half of them lie between the two. */
  low: Cents;
  high: Cents;
  weeks: number;
  /** Weeks far above the others, such as the purchase of equipment: they say nothing of the next ones. */
  oneOffs: Cents[];
}

/** Fewer weeks, or fewer retrievals, tell nothing about the next ones. */
const LEAST_WEEKS = 4;
const LEAST_RETRIEVALS = 4;

/** A week this many times the usual spread above the median is a one-off; 1.4826 makes the spread that of a normal curve. */
const OUTLIER_SPREADS = 3 * 1.4826;
/** Where the weeks hardly differ, only one of this many times the median is. */
const OUTLIER_TIMES = 3;

/** `undefined`: there are too few retrievals to say. */
export function weeklySpending(retrievals: readonly SpentOn[]): WeeklySpending | undefined {
  const points = onePerDay(retrievals);
  if (points.length < LEAST_RETRIEVALS) return undefined;
  const weeks = weeklyAmounts(points);
  if (weeks.length < LEAST_WEEKS) return undefined;
  const middle = quantile(weeks, 0.5);
  const spread = quantile(
    weeks.map((week) => Math.abs(week - middle)),
    0.5,
  );
  const limit = middle + Math.max(OUTLIER_SPREADS * spread, (OUTLIER_TIMES - 1) * middle);
  const regular = weeks.filter((week) => week <= limit);
  return {
    typical: Math.round(quantile(regular, 0.5)),
    low: Math.round(quantile(regular, 0.25)),
    high: Math.round(quantile(regular, 0.75)),
    weeks: regular.length,
    oneOffs: weeks.filter((week) => week > limit).map(Math.round),
  };
}

/** The last of each day, oldest first. */
export function onePerDay(retrievals: readonly SpentOn[]): SpentOn[] {
  const byDay = new Map(retrievals.map((each) => [each.on, each]));
  return [...byDay.values()].toSorted((a, b) => a.on.localeCompare(b.on));
}

/**
 * Whole weeks back from the newest retrieval, oldest first. What was spent between two retrievals is spread evenly over the
 * days between them: more isn't known. A week in which more was cancelled than claimed counts as one without spending.
 */
function weeklyAmounts(points: readonly SpentOn[]): number[] {
  const daily = points.slice(1).flatMap(({ on, spent }, at) => {
    const before = points[at] ?? { on, spent };
    const days = daysBetween(before.on, on);
    return Array.from({ length: days }, () => (spent - before.spent) / days);
  });
  const count = Math.floor(daily.length / 7);
  const first = daily.length - count * 7;
  return Array.from({ length: count }, (_, week) => {
    const days = daily.slice(first + week * 7, first + week * 7 + 7);
    return Math.max(
      0,
      days.reduce((sum, each) => sum + each, 0),
    );
  });
}

/** Between the two nearest values where none stands at that place. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
