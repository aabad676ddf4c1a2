import type { IsoDate } from "../../../core/calendar-date.ts";
import { addDays } from "../../../core/days.ts";
import { quarterEnd, quarterStart } from "./quarters.ts";
import { SUPPORT_AT_HOME_FROM } from "./support-at-home-rates.ts";

/** The first days of the quarters of Support at Home from a package's first day until today's, the latest first. */
export function quartersUntil(start: IsoDate, today: IsoDate): IsoDate[] {
  const first = start > SUPPORT_AT_HOME_FROM ? start : SUPPORT_AT_HOME_FROM;
  const quarters: IsoDate[] = [];
  for (let from = quarterStart(first); from <= today; from = addDays(quarterEnd(from), 1))
    quarters.unshift(from);
  return quarters;
}
