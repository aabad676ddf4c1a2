import type { IsoDate } from "../../../core/calendar-date.ts";
import { addDays } from "../../../core/days.ts";
import type { Cents } from "../../../core/money.ts";
import type { CarePackage } from "./care-package.ts";
import { quarterEnd, quarterStart } from "./quarters.ts";
import { ratesOn, SUPPORT_AT_HOME_FROM, type SupportAtHomeRates } from "./support-at-home-rates.ts";

/** What Support at Home makes available in the quarter of a day. What isn't known is `null`, and so is what follows from it. */
export interface SupportAtHomeQuarter {
  scheme: "support-at-home";
  from: IsoDate;
  to: IsoDate;
  amount: Cents | null;
  /** Where the amount comes from; `null`: it isn't known, as of a quarter that began in its middle. */
  amountFrom: "entered" | "list" | null;
  careManagement: Cents | null;
  /** What was left of the quarter before, as far as it may be carried over. */
  carriedOver: Cents | null;
  spent: Cents | null;
  available: Cents | null;
  /** Kept besides, without a cap. */
  homeCareUnspent: Cents | null;
  source: string | null;
}

export function supportAtHomeQuarter(held: CarePackage, day: IsoDate): SupportAtHomeQuarter {
  const start = quarterStart(day);
  const first = firstDay(held, start);
  const { amount, amountFrom, rates } = amountOf(held, start);
  const careManagement = amount === null || !rates ? null : percentOf(amount, rates.careManagementPercent);
  const carriedOver = carriedInto(held, start);
  const { spent } = entered(held, start);
  return {
    scheme: "support-at-home",
    from: first,
    to: quarterEnd(start),
    amount,
    amountFrom,
    careManagement,
    carriedOver,
    spent,
    available: remaining({ amount, careManagement, carriedOver, spent }),
    homeCareUnspent: held.homeCareUnspent,
    source: amountFrom === "list" ? (rates?.source ?? null) : null,
  };
}

/** A quarter in which the program or the package began has fewer days, and the list's amount isn't its. */
function firstDay({ start }: CarePackage, quarter: IsoDate): IsoDate {
  return [quarter, start, SUPPORT_AT_HOME_FROM].toSorted().at(-1) ?? quarter;
}

function entered({ quarters }: CarePackage, start: IsoDate) {
  return quarters.find(({ from }) => from === start) ?? { amount: null, spent: null };
}

function amountOf(
  held: CarePackage,
  start: IsoDate,
): { amount: Cents | null; amountFrom: "entered" | "list" | null; rates: SupportAtHomeRates | undefined } {
  const first = firstDay(held, start);
  const rates = ratesOn(first);
  const { amount } = entered(held, start);
  if (amount !== null) return { amount, amountFrom: "entered", rates };
  const endsWithin = held.end !== null && held.end < quarterEnd(start);
  if (!rates || first !== start || endsWithin) return { amount: null, amountFrom: null, rates };
  return { amount: rates.quarterly[held.level], amountFrom: "list", rates };
}

/** The larger of the floor and the percentage, of what was left. The first quarter has nothing before it. */
function carriedInto(held: CarePackage, start: IsoDate): Cents | null {
  const before = quarterStart(addDays(start, -1));
  if (quarterEnd(before) < firstDay(held, "")) return 0;
  const { amount, rates } = amountOf(held, before);
  if (amount === null || !rates) return null;
  const left = remaining({
    amount,
    careManagement: percentOf(amount, rates.careManagementPercent),
    carriedOver: carriedInto(held, before),
    spent: entered(held, before).spent,
  });
  if (left === null) return null;
  const cap = Math.max(rates.carryOverFloor, percentOf(amount, rates.carryOverPercent));
  return Math.max(0, Math.min(left, cap));
}

function remaining(of: Record<"amount" | "careManagement" | "carriedOver" | "spent", Cents | null>) {
  const { amount, careManagement, carriedOver, spent } = of;
  if (amount === null || careManagement === null || carriedOver === null || spent === null) return null;
  return amount - careManagement + carriedOver - spent;
}

function percentOf(amount: Cents, percent: number): Cents {
  return Math.round((amount * percent) / 100);
}
