import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { CareLevel } from "./care-package.ts";

/** Figures of the Support at Home program for a time. */
export interface SupportAtHomeRates {
  from: IsoDate;
  /** The last day on which they hold; `null`: not told. */
  to: IsoDate | null;
  /** Cents a whole quarter, by what somebody was approved for. They are indicative, and indexed from time to time. */
  quarterly: Readonly<Record<CareLevel, Cents>>;
  /** The least that may be carried over into the next quarter, in cents. */
  carryOverFloor: Cents;
  /** What of the quarter's amount may be carried over where that is more. */
  carryOverPercent: number;
  /** What of the quarter's amount is set aside for care management. */
  careManagementPercent: number;
  source: string;
}

/** The first day of Support at Home: up to the day before, packages were Home Care Packages. */
export const SUPPORT_AT_HOME_FROM: IsoDate = "2025-11-01";

/** Whoever had a Home Care Package keeps an amount of their own, by its level. */
const SUPPORT_AT_HOME_RATES: readonly SupportAtHomeRates[] = [
  {
    from: SUPPORT_AT_HOME_FROM,
    to: null,
    quarterly: {
      "class-1": 267_418,
      "class-2": 399_542,
      "class-3": 547_994,
      "class-4": 738_633,
      "class-5": 988_376,
      "class-6": 1_198_935,
      "class-7": 1_453_053,
      "class-8": 1_942_725,
      "hcp-1": 270_800,
      "hcp-2": 476_200,
      "hcp-3": 1_036_500,
      "hcp-4": 1_571_300,
    },
    carryOverFloor: 100_000,
    carryOverPercent: 10,
    careManagementPercent: 10,
    source:
      "Department of Health, Disability and Ageing: Support at Home program, ongoing services and quarterly budgets, as published in 2025",
  },
];

/** The figures that hold on a day; `undefined`: none are known. */
export function ratesOn(day: IsoDate): SupportAtHomeRates | undefined {
  return SUPPORT_AT_HOME_RATES.find(({ from, to }) => from <= day && (to === null || day <= to));
}
