import type { IsoDate } from "../../core/calendar-date.ts";
import { addDays } from "../../core/days.ts";

/** How many calls of the NDIA were made by itself on one day. */
export interface CallsOfDay {
  day: IsoDate;
  calls: number;
}

/** Calls a day, unless Options says another number; and the most that it may say. 0 switches retrieving by itself off. */
export const DEFAULT_ALLOWANCE = 200;
export const MAX_ALLOWANCE = 2000;

/** The average that is never exceeded: so many calls in so many days, for ten participants. */
const CALLS_OF_TEN = 11;
const WINDOW_DAYS = 30;
/** Days with calls that are kept. */
const MAX_DAYS_KEPT = 31;

/**
 * With one more call. Days that lie ahead were noted before the clock was set back: their calls count as today's, so that a
 * clock that jumps neither begins anew nor keeps anything from being asked for longer than 30 days.
 */
export function withCall(ledger: readonly CallsOfDay[], today: IsoDate): CallsOfDay[] {
  const before = ledger.filter(({ day }) => day < today);
  return [...before, { day: today, calls: callsOn(ledger, today) + 1 }]
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .slice(-MAX_DAYS_KEPT);
}

/** Calls of this day, with those that another clock noted for later days. */
export function callsOn(ledger: readonly CallsOfDay[], today: IsoDate): number {
  return sum(ledger.filter(({ day }) => day >= today));
}

/** Calls of the 30 days that end with this one. */
export function callsInWindow(ledger: readonly CallsOfDay[], today: IsoDate): number {
  const first = addDays(today, 1 - WINDOW_DAYS);
  return sum(ledger.filter(({ day }) => day >= first));
}

/** How many calls 30 days have room for: 1.1 for each participant of whom something is known. */
export function windowLimit(participants: number): number {
  return Math.floor((participants * CALLS_OF_TEN) / 10);
}

/** How many more calls may be made today. */
export function callsLeft(
  ledger: readonly CallsOfDay[],
  { today, allowance, participants }: { today: IsoDate; allowance: number; participants: number },
): number {
  const ofDay = allowance - callsOn(ledger, today);
  const ofWindow = windowLimit(participants) - callsInWindow(ledger, today);
  return Math.max(0, Math.min(ofDay, ofWindow));
}

function sum(days: readonly CallsOfDay[]): number {
  return days.reduce((total, { calls }) => total + calls, 0);
}
