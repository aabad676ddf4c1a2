import type { IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import type { FundingPeriod, PlanBudget } from "../plan/plan-budget.ts";
import { reversedDays } from "./reversed-days.ts";

/** The lengths of funding periods (F96), in months. */
const INTERVALS = [1, 3, 6, 12] as const;

export type IntervalMonths = (typeof INTERVALS)[number];

export interface PeriodView {
  /** The NDIA's own id (F100); `null`: not told. */
  id: string | null;
  startDate: IsoDate;
  endDate: IsoDate;
  amount: Cents;
  released: boolean;
  /** `null`: of another length, as the last period of a plan may be. */
  months: IntervalMonths | null;
  state: "ended" | "running" | "coming";
}

/** How a budget's money is paid out (F96–F100). */
export interface Instalments {
  /** Oldest first. */
  periods: PeriodView[];
  /** Most periods are of this length; `null`: none of the usual ones. */
  months: IntervalMonths | null;
  running: PeriodView | null;
  /** What is released next. */
  next: PeriodView | null;
  /** What can't be right, each a sentence. Such a period is in the list and is neither running nor next. */
  problems: string[];
}

/** `null` where the budget has no periods: all of its money is released. */
export function instalmentsOf(
  { fundingPeriods, periodsUnreadable, category }: PlanBudget,
  today: IsoDate,
): Instalments | null {
  if (fundingPeriods.length === 0 && !periodsUnreadable) return null;
  const periods = fundingPeriods
    .map((period) => viewPeriod(period, today))
    .toSorted((a, b) => a.startDate.localeCompare(b.startDate));
  const sound = periods.filter((period) => !isReversed(period));
  const running = sound.filter(({ state }) => state === "running");
  return {
    periods,
    months: mostFrequent(sound.flatMap(({ months }) => months ?? [])),
    running: running[0] ?? null,
    next: sound.find(({ state }) => state === "coming") ?? null,
    problems: [
      ...(periodsUnreadable ? [`Not all funding periods of ${category} can be read.`] : []),
      ...periods.flatMap((period) => reversedDays(`A funding period of ${category}`, period)),
      ...(running.length > 1 ? [`More than one funding period of ${category} runs today.`] : []),
    ],
  };
}

function viewPeriod({ id, startDate, endDate, amount, released }: FundingPeriod, today: IsoDate): PeriodView {
  return {
    id: id ?? null,
    startDate,
    endDate,
    amount,
    released,
    months: intervalOf(startDate, endDate),
    state: endDate < today ? "ended" : startDate > today ? "coming" : "running",
  };
}

function isReversed({ startDate, endDate }: Pick<PeriodView, "startDate" | "endDate">): boolean {
  return endDate < startDate;
}

/** By the day after its last: months differ in length, so a period that begins on the 31st may end some days early. */
function intervalOf(startDate: IsoDate, endDate: IsoDate): IntervalMonths | null {
  if (endDate < startDate) return null;
  const start = Temporal.PlainDate.from(startDate);
  const after = Temporal.PlainDate.from(endDate).add({ days: 1 });
  return INTERVALS.find((months) => Math.abs(start.add({ months }).until(after).days) <= 3) ?? null;
}

function mostFrequent(months: readonly IntervalMonths[]): IntervalMonths | null {
  const counts = INTERVALS.map((each) => ({ each, times: months.filter((one) => one === each).length }));
  const [most] = counts.filter(({ times }) => times > 0).toSorted((a, b) => b.times - a.times);
  return most?.each ?? null;
}
