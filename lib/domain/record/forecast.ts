import { daysBetween, type IsoDate } from "../../core/calendar-date.ts";
import { addDays } from "../../core/days.ts";
import type { Cents } from "../../core/money.ts";
import { type SpentOn, weeklySpending, type WeeklySpending } from "./weekly-spending.ts";

/** Money that comes on a day. */
export interface Release {
  on: IsoDate;
  amount: Cents;
}

/** How long the money of a budget lasts if it is spent as it was. It is a prediction, from what earlier retrievals said. */
export interface Forecast {
  isPrediction: true;
  weekly: WeeklySpending;
  /**
   * The last day on which everything is still paid for, by the typical week and by the range's two ends: the budget's last day
   * where the money lasts.
   */
  safeUntil: IsoDate;
  safeUntilRange: { earliest: IsoDate; latest: IsoDate };
  lasts: boolean;
  /** What will be missing by the day before the next release: 0 where nothing is, `null` where nothing is released any more. */
  shortfall: { typical: Cents; worst: Cents; before: IsoDate } | null;
}

/** What a forecast is made of. */
export interface ForecastInput {
  spentBefore: readonly SpentOn[];
  today: IsoDate;
  /** What may be spent today: money that isn't released doesn't count. */
  available: Cents;
  /** The budget's last day. */
  endDate: IsoDate;
  /** Those to come, in any order. */
  releases: readonly Release[];
}

/** `undefined`: too little is known, or the budget is over. */
export function forecastOf(input: ForecastInput): Forecast | undefined {
  const weekly = weeklySpending(input.spentBefore);
  if (!weekly || input.endDate < input.today) return undefined;
  const releases = input.releases
    .filter(({ on }) => on > input.today && on <= input.endDate)
    .toSorted((a, b) => a.on.localeCompare(b.on));
  const until = (rate: Cents) => lastPaidDay({ ...input, releases }, rate);
  const safeUntil = until(weekly.typical);
  const [next] = releases;
  return {
    isPrediction: true,
    weekly,
    safeUntil,
    safeUntilRange: { earliest: until(weekly.high), latest: until(weekly.low) },
    lasts: safeUntil === input.endDate,
    shortfall: next
      ? {
          typical: missingBefore(next, input, weekly.typical),
          worst: missingBefore(next, input, weekly.high),
          before: next.on,
        }
      : null,
  };
}

/** From release to release: between two of them money only goes. */
function lastPaidDay({ today, endDate, available, releases }: ForecastInput, weeklyRate: Cents): IsoDate {
  let money = available;
  let from = today;
  for (const { on, amount } of [...releases, { on: addDays(endDate, 1), amount: 0 }]) {
    const days = daysBetween(from, on);
    const affordable = daysPaid(money, weeklyRate);
    if (affordable < days) return addDays(from, affordable - 1);
    money += amount - (weeklyRate * days) / 7;
    from = on;
  }
  return endDate;
}

/** Whole days; none where the money is gone already. */
function daysPaid(money: number, weeklyRate: Cents): number {
  if (money < 0) return 0;
  // A sum of fractions may be a hair below the whole.
  return weeklyRate === 0 ? Infinity : Math.floor((money * 7) / weeklyRate + 1e-6);
}

function missingBefore({ on }: Release, { today, available }: ForecastInput, weeklyRate: Cents): Cents {
  return Math.max(0, Math.round((weeklyRate * daysBetween(today, on)) / 7 - available));
}
