import type { IsoDate } from "../../../core/calendar-date.ts";
import type { CarePackage } from "./care-package.ts";
import { type HomeCareMonth, homeCareMonth } from "./home-care.ts";
import { type SupportAtHomeQuarter, supportAtHomeQuarter } from "./support-at-home.ts";
import { SUPPORT_AT_HOME_FROM } from "./support-at-home-rates.ts";

/** What a package says of a day: by the law of that day, whichever day it is today. */
export type PackageOnDay =
  | { scheme: "not-yet"; from: IsoDate }
  | { scheme: "over"; end: IsoDate }
  /** Classifications came with Support at Home. */
  | { scheme: "before-classes" }
  | HomeCareMonth
  | SupportAtHomeQuarter;

export function packageOnDay(held: CarePackage, day: IsoDate): PackageOnDay {
  if (day < held.start) return { scheme: "not-yet", from: held.start };
  if (held.end !== null && held.end < day) return { scheme: "over", end: held.end };
  if (day >= SUPPORT_AT_HOME_FROM) return supportAtHomeQuarter(held, day);
  return held.level.startsWith("hcp-") ? homeCareMonth(held, day) : { scheme: "before-classes" };
}

/** The package that counts on a day: the one that began last. */
export function packageFor(packages: readonly CarePackage[], day: IsoDate): CarePackage | undefined {
  const begun = packages.filter(({ start, end }) => start <= day && (end === null || day <= end));
  return begun.toSorted((a, b) => b.start.localeCompare(a.start))[0];
}
