import { daysBetween, formatDate, type IsoDate } from "../../core/calendar-date.ts";
import { type Cents, formatMoney } from "../../core/money.ts";
import type { PeriodView } from "../record/funding-periods.ts";
import type { BudgetView } from "../record/record-view.ts";
import { onePerDay, type SpentOn } from "../record/weekly-spending.ts";

/** A place in the chart: shares of its width and height, 0 to 1, from the bottom left. */
export interface ChartPoint {
  x: number;
  y: number;
}

/** Money that comes on a day, as the NDIA states it. */
export interface BurnDownRelease {
  on: IsoDate;
  amount: Cents;
  released: boolean;
  x: number;
}

/** What was left of a budget's released money from its first day on, and a prediction of how long it lasts. */
export interface BurnDown {
  startDate: IsoDate;
  endDate: IsoDate;
  /** What the chart's height stands for. */
  top: Cents;
  today: number;
  /** From the budget's first day to the newest retrieval. Between retrievals spending is spread evenly: more isn't known. */
  left: ChartPoint[];
  /** From there on; empty where too little is known to predict. */
  predicted: ChartPoint[];
  releases: BurnDownRelease[];
  safeUntil: { on: IsoDate; x: number; words: string } | null;
  /** The whole of it in sentences. */
  words: string[];
}

/** `null` where days or amounts aren't told: then nothing can be drawn. */
export function burnDownOf(budget: BudgetView, today: IsoDate): BurnDown | null {
  const { startDate, endDate, approved, spentBefore, forecast } = budget;
  if (startDate === null || endDate === null || approved === null || endDate < startDate) return null;
  const known = onePerDay([{ on: startDate, spent: 0 }, ...spentBefore]).filter(
    ({ on }) => startDate <= on && on <= endDate && on <= today,
  );
  if (known.length < 2) return null;
  const releases = releasesOf(budget, startDate, approved);
  const length = daysBetween(startDate, endDate) + 1;
  const xOf = (on: IsoDate) => daysBetween(startDate, on) / length;
  const past = leftOver(known, releases, today);
  const last = known.at(-1) ?? { on: startDate, spent: 0 };
  const future = forecast ? predict(budget, last, releases, today) : [];
  const top = Math.max(1, ...[...past, ...future].map(({ left }) => left));
  const pointOf = ({ on, left }: Left): ChartPoint => ({ x: xOf(on), y: Math.max(0, left) / top });
  return {
    startDate,
    endDate,
    top,
    today: Math.min(1, Math.max(0, xOf(today))),
    left: past.map(pointOf),
    predicted: future.map(pointOf),
    releases: releases.map(({ on, amount, released }) => ({ on, amount, released, x: xOf(on) })),
    safeUntil: safeUntilOf(budget, xOf),
    words: wordsOf(budget, releases),
  };
}

interface Left {
  on: IsoDate;
  left: Cents;
}

type Release = Pick<BurnDownRelease, "on" | "amount" | "released">;

/** All of it on the first day where the budget has no periods. */
function releasesOf({ instalments }: BudgetView, startDate: IsoDate, approved: Cents): Release[] {
  if (!instalments) return [{ on: startDate, amount: approved, released: true }];
  return instalments.periods
    .filter((period: PeriodView) => period.startDate <= period.endDate)
    .map(({ startDate: on, amount, released }) => ({ on, amount, released }));
}

/** Money whose day has come and that isn't released all the same doesn't count. */
function releasedBy(releases: readonly Release[], on: IsoDate, today: IsoDate): Cents {
  return releases
    .filter((each) => each.on <= on && (each.released || each.on > today))
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** At each retrieval and, before and after it, at each release. */
function leftOver(known: readonly SpentOn[], releases: readonly Release[], today: IsoDate): Left[] {
  const [first, ...rest] = known;
  if (!first) return [];
  const points: Left[] = [{ on: first.on, left: releasedBy(releases, first.on, today) - first.spent }];
  let before = first;
  for (const point of rest) {
    for (const { on } of releases.filter((each) => each.on > before.on && each.on <= point.on)) {
      const share = daysBetween(before.on, on) / daysBetween(before.on, point.on);
      const spent = Math.round(before.spent + (point.spent - before.spent) * share);
      const after = releasedBy(releases, on, today);
      const came = releases.find((each) => each.on === on && each.released)?.amount ?? 0;
      points.push({ on, left: after - came - spent }, { on, left: after - spent });
    }
    points.push({ on: point.on, left: releasedBy(releases, point.on, today) - point.spent });
    before = point;
  }
  return points;
}

/** By the usual week, from the newest retrieval to the day on which the money ends or the budget does. */
function predict(
  { forecast, endDate }: BudgetView,
  last: SpentOn,
  releases: readonly Release[],
  today: IsoDate,
): Left[] {
  const end = forecast?.safeUntil ?? null;
  if (!forecast || endDate === null || end === null || end <= last.on) return [];
  const daily = forecast.weekly.typical / 7;
  const leftOn = (on: IsoDate) =>
    releasedBy(releases, on, today) - last.spent - Math.round(daily * daysBetween(last.on, on));
  const jumps = releases.filter(({ on, released }) => on > last.on && on <= end && (released || on > today));
  return [
    { on: last.on, left: leftOn(last.on) },
    ...jumps.flatMap(({ on, amount }) => [
      { on, left: leftOn(on) - amount },
      { on, left: leftOn(on) },
    ]),
    { on: end, left: forecast.lasts ? leftOn(end) : 0 },
  ];
}

function safeUntilOf({ forecast }: BudgetView, xOf: (on: IsoDate) => number): BurnDown["safeUntil"] {
  if (!forecast) return null;
  const { safeUntil, safeUntilRange, lasts } = forecast;
  const { earliest, latest } = safeUntilRange;
  const words = lasts
    ? `Prediction: lasts to its last day, ${formatDate(safeUntil)}.`
    : `Prediction: safe until ${formatDate(safeUntil)}${earliest === latest ? "" : ` (between ${formatDate(earliest)} and ${formatDate(latest)})`}.`;
  return { on: safeUntil, x: xOf(safeUntil), words };
}

function wordsOf({ forecast }: BudgetView, releases: readonly Release[]): string[] {
  if (!forecast) return ["Too few retrievals to predict how long it lasts."];
  const { weekly, shortfall } = forecast;
  const coming = releases.some(({ released }) => !released);
  return [
    `Usually ${formatMoney(weekly.typical)} a week, by ${weekly.weeks} weeks of retrievals.`,
    ...(shortfall && shortfall.typical > 0
      ? [
          `${formatMoney(shortfall.typical)} will be missing before the release on ${formatDate(shortfall.before)}.`,
        ]
      : []),
    ...(coming ? [] : ["Nothing more is released."]),
  ];
}
