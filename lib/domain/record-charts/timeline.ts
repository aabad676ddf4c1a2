import { daysBetween, formatDate, type IsoDate } from "../../core/calendar-date.ts";
import type { DateRange } from "../../core/date-range.ts";
import { addDays } from "../../core/days.ts";
import { formatMoney } from "../../core/money.ts";
import { sumOf } from "../record/amount.ts";
import type { BudgetView, PlanView } from "../record/record-view.ts";
import { RECORD_WORDS } from "../record/record-words.ts";
import { isTight } from "./tight-budget.ts";

/** The days of a service contract, as the CRM showed them when it was last compared. */
export interface ContractDays {
  reference: string;
  startDate: IsoDate;
  endDate: IsoDate;
}

export type TimelineKind = "invoice" | "plan" | "contract" | "budget" | "period" | "booking";

/** A piece of time. `from` and `to` are shares of the axis, 0 to 1. */
export interface TimelineSegment {
  from: number;
  to: number;
  /** `open`: no end is told. `coming`: money that isn't released yet. `tight`: a tenth of its money is left at most. */
  look: "plain" | "coming" | "open" | "tight";
  /** How much of its money is spent, 0 to 1; absent: not told. */
  spent?: number;
  /** `01/07/2026 to 30/06/2027`, with what it is about. */
  words: string;
}

export interface TimelineRow {
  kind: TimelineKind;
  label: string;
  /** What is left of how much, where it is told: `$320.00 left of $4,000.00`. */
  money?: string;
  isTight?: true;
  segments: TimelineSegment[];
}

/** Everything of a participant that has days, on one axis. */
export interface Timeline {
  startDate: IsoDate;
  endDate: IsoDate;
  /** Where today is, 0 to 1. */
  today: number;
  rows: TimelineRow[];
}

/** A piece of time before it has its place on the axis. */
interface Range {
  startDate: IsoDate;
  endDate: IsoDate | null;
  look?: "coming" | "tight";
  about?: string;
  spent?: number;
}

interface Lane {
  kind: TimelineKind;
  label: string;
  money?: string;
  isTight?: true;
  ranges: Range[];
}

/**
 * Budgets and bookings of the plan that runs; `undefined` where nothing has days.
 * @param services when the services of the invoice in front were delivered
 */
export function timelineOf(
  plans: readonly PlanView[],
  contracts: readonly ContractDays[],
  today: IsoDate,
  services: readonly DateRange[] = [],
): Timeline | undefined {
  const current = plans.find((plan) => plan.current);
  const lanes = [
    invoiceLane(services, today),
    ...(plans.length > 0 ? [planLane(plans)] : []),
    ...contracts.map((contract): Lane => ({
      kind: "contract",
      label: `Service contract ${contract.reference}`,
      ranges: [contract],
    })),
    ...budgetLanes(current?.budgets ?? []),
    ...periodLanes(current?.budgets ?? []),
    ...(current?.bookings ?? [])
      .filter(({ goneSince }) => goneSince === undefined)
      .map(({ id, startDate, endDate, statusLabel }): Lane => ({
        kind: "booking",
        label: `${RECORD_WORDS.booking} ${id}`,
        ranges: [{ startDate, endDate, about: statusLabel }],
      })),
  ]
    .map((lane) => ({ ...lane, ranges: lane.ranges.filter(isForward) }))
    .filter(({ ranges }) => ranges.length > 0);
  return lanes.length === 0 ? undefined : place(lanes, today);
}

/** A range that ends before it begins has no place; the record names it as a problem. */
function isForward({ startDate, endDate }: Range): boolean {
  return endDate === null || startDate <= endDate;
}

/** A day further away is a typing mistake, and would press everything else on the axis together. */
const SERVICES_BEFORE_DAYS = 3 * 366;
const SERVICES_AFTER_DAYS = 366;

/** Right over the plan, so that a day outside of it is seen at once. */
function invoiceLane(services: readonly DateRange[], today: IsoDate): Lane {
  const [first, last] = [addDays(today, -SERVICES_BEFORE_DAYS), addDays(today, SERVICES_AFTER_DAYS)];
  return {
    kind: "invoice",
    label: "Invoice in front",
    ranges: inRuns(services.filter(({ from, to }) => first <= from && to <= last)).map(({ from, to }) => ({
      startDate: from,
      endDate: to,
      about: "service dates",
    })),
  };
}

/** Days that follow each other, or meet, as one: sixty lines of two months are no sixty places in time. */
function inRuns(services: readonly DateRange[]): DateRange[] {
  const runs: DateRange[] = [];
  for (const { from, to } of services.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = runs.at(-1);
    if (last && from <= addDays(last.to, 1)) last.to = last.to > to ? last.to : to;
    else runs.push({ from, to });
  }
  return runs;
}

function planLane(plans: readonly PlanView[]): Lane {
  return {
    kind: "plan",
    label: plans.length === 1 ? RECORD_WORDS.plan : "Plans",
    ranges: plans.map(({ startDate, endDate, current }) => ({
      startDate,
      endDate,
      about: current ? "current plan" : "other plan",
    })),
  };
}

/** Budgets of the same days share a line, as most have those of the plan; one that is tight has its own, before them. */
function budgetLanes(budgets: readonly BudgetView[]): Lane[] {
  const dated = budgets.filter(({ startDate }) => startDate !== null);
  const tight = dated.filter(isTightView);
  const others = dated.filter((each) => !isTightView(each));
  const groups = Map.groupBy(others, ({ startDate, endDate }) => `${startDate} ${endDate}`);
  return [...tight.map((each) => [each]), ...groups.values()].map((group): Lane => {
    const [first] = group as [BudgetView];
    const money = moneyLeft(group);
    const mark = isTightView(first);
    return {
      kind: "budget",
      label: namesOf(group, "Budget", "budgets"),
      ...(money ? { money: money.words } : {}),
      ...(mark ? { isTight: true } : {}),
      ranges: [
        {
          startDate: first.startDate ?? "",
          endDate: first.endDate,
          ...(money ? { about: money.words, spent: money.spent } : {}),
          ...(mark ? { look: "tight" } : {}),
        },
      ],
    };
  });
}

function isTightView({ approved, remaining }: BudgetView): boolean {
  return isTight(approved, remaining);
}

/** Of budgets that share a line; `undefined` unless all of them tell both amounts: a sum of a part says nothing. */
function moneyLeft(budgets: readonly BudgetView[]): { words: string; spent: number } | undefined {
  const [approved, remaining] = [
    sumOf(budgets.map((each) => each.approved)),
    sumOf(budgets.map((each) => each.remaining)),
  ];
  if (approved.cents === null || remaining.cents === null || approved.notTold + remaining.notTold > 0)
    return undefined;
  const share = approved.cents > 0 ? 1 - remaining.cents / approved.cents : 0;
  return {
    words: `${formatMoney(remaining.cents)} left of ${formatMoney(approved.cents)}`,
    spent: Math.min(1, Math.max(0, share)),
  };
}

/** So do those of the same funding periods. */
function periodLanes(budgets: readonly BudgetView[]): Lane[] {
  const paid = budgets.filter(({ instalments }) => (instalments?.periods.length ?? 0) > 0);
  const keyOf = ({ instalments }: BudgetView) =>
    JSON.stringify(
      instalments?.periods.map(({ startDate, endDate, released }) => [startDate, endDate, released]),
    );
  return [...Map.groupBy(paid, keyOf).values()].map((group): Lane => {
    const [first] = group as [BudgetView];
    const periods = first.instalments?.periods ?? [];
    return {
      kind: "period",
      label: namesOf(group, "Funding periods of", "budgets"),
      ranges: periods.map(({ startDate, endDate, released }, at) => {
        const amount = group.reduce(
          (sum, { instalments }) => sum + (instalments?.periods[at]?.amount ?? 0),
          0,
        );
        const state = released ? "released" : "not yet released";
        return {
          startDate,
          endDate,
          about: `${formatMoney(amount)} ${state}`,
          ...(released ? {} : { look: "coming" as const }),
        };
      }),
    };
  });
}

function namesOf(group: readonly BudgetView[], one: string, many: string): string {
  const names = [...new Set(group.map(({ category }) => category))];
  if (names.length === 1) return `${one} ${names[0]}`;
  return one === "Budget" ? `${group.length} ${many}` : `${one} ${group.length} ${many}`;
}

/** From the first day to the last one that is told, and today within. */
function place(lanes: readonly Lane[], today: IsoDate): Timeline {
  const days = lanes.flatMap(({ ranges }) =>
    ranges.flatMap(({ startDate, endDate }) => [startDate, ...(endDate === null ? [] : [endDate])]),
  );
  const sorted = [...days, today].toSorted();
  const startDate = sorted[0] ?? today;
  const endDate = sorted.at(-1) ?? today;
  const length = Math.max(1, daysBetween(startDate, endDate) + 1);
  const shareOf = (day: IsoDate) => daysBetween(startDate, day) / length;
  return {
    startDate,
    endDate,
    today: (daysBetween(startDate, today) + 0.5) / length,
    rows: lanes.map(({ ranges, ...lane }) => ({
      ...lane,
      segments: ranges.map(({ startDate: start, endDate: end, look, about, spent }) => ({
        ...(spent === undefined ? {} : { spent }),
        from: shareOf(start),
        to: end === null ? 1 : shareOf(addDays(end, 1)),
        look: look ?? (end === null ? "open" : "plain"),
        words: [
          `${formatDate(start)} to ${end === null ? "an end that isn't told" : formatDate(end)}`,
          ...(about ? [about] : []),
        ].join(", "),
      })),
    })),
  };
}
