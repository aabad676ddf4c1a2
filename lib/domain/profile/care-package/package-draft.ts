import { type IsoDate, parseIsoDate } from "../../../core/calendar-date.ts";
import { type Cents, parseMoney, plainMoney } from "../../../core/money.ts";
import type { CareItemKind, CareLevel, CarePackage } from "./care-package.ts";
import { checkPackage, type PackageFault } from "./check-package.ts";

/** A package as it is typed: days as `YYYY-MM-DD`, amounts as people write them; empty: not told. */
export interface PackageDraft {
  id: string;
  level: CareLevel;
  start: string;
  end: string;
  items: readonly ItemDraft[];
  quarters: readonly QuarterDraft[];
  homeCareUnspent: string;
}

export interface ItemDraft {
  id: string;
  kind: CareItemKind;
  name: string;
  daily: string;
  from: string;
  to: string;
}

export interface QuarterDraft {
  from: string;
  amount: string;
  spent: string;
}

export function emptyDraft(id: string, today: IsoDate): PackageDraft {
  return { id, level: "hcp-1", start: today, end: "", items: [], quarters: [], homeCareUnspent: "" };
}

export function draftOf({
  id,
  level,
  start,
  end,
  items,
  quarters,
  homeCareUnspent,
}: CarePackage): PackageDraft {
  return {
    id,
    level,
    start,
    end: end ?? "",
    items: items.map((item) => ({
      ...item,
      daily: amountText(item.daily),
      from: item.from ?? "",
      to: item.to ?? "",
    })),
    quarters: quarters.map((quarter) => ({
      from: quarter.from,
      amount: amountText(quarter.amount),
      spent: amountText(quarter.spent),
    })),
    homeCareUnspent: amountText(homeCareUnspent),
  };
}

/** Empty: not told. */
export function amountText(cents: Cents | null): string {
  return cents === null ? "" : plainMoney(cents);
}

/** The package that was typed, or everything that is wrong with it, each with its field. Nothing is guessed. */
export function readDraft(
  draft: PackageDraft,
  others: readonly CarePackage[],
): { held: CarePackage } | { faults: PackageFault[] } {
  const faults: PackageFault[] = [];
  const day = (field: string, typed: string): IsoDate | null => {
    if (typed.trim() === "") return null;
    const read = parseIsoDate(typed);
    if (read === null) faults.push({ field, what: "This isn't a day." });
    return read;
  };
  const amount = (field: string, typed: string): Cents | null => {
    if (typed.trim() === "") return null;
    const read = parseMoney(typed);
    if (read === null) faults.push({ field, what: "This isn't an amount. Write it as 1,250.00." });
    return read;
  };
  const needed = <Value>(field: string, value: Value | null, empty: Value, what: string): Value => {
    if (value === null && !faults.some((fault) => fault.field === field)) faults.push({ field, what });
    return value ?? empty;
  };
  const held: CarePackage = {
    id: draft.id,
    level: draft.level,
    start: needed("start", day("start", draft.start), "", "Enter the first day."),
    end: day("end", draft.end),
    items: draft.items.map((item, at) => ({
      id: item.id,
      kind: item.kind,
      name: item.name.trim(),
      daily: needed(
        `items[${at}].daily`,
        amount(`items[${at}].daily`, item.daily),
        0,
        "Enter an amount a day, such as 12.50.",
      ),
      from: day(`items[${at}].from`, item.from),
      to: day(`items[${at}].to`, item.to),
    })),
    quarters: draft.quarters.map((quarter, at) => ({
      from: needed(
        `quarters[${at}].from`,
        day(`quarters[${at}].from`, quarter.from),
        "",
        "Choose a quarter.",
      ),
      amount: amount(`quarters[${at}].amount`, quarter.amount),
      spent: amount(`quarters[${at}].spent`, quarter.spent),
    })),
    homeCareUnspent: amount("homeCareUnspent", draft.homeCareUnspent),
  };
  // What can't be read is told once.
  const told = new Set(faults.map(({ field }) => field));
  faults.push(...checkPackage(held, others).filter(({ field }) => !told.has(field)));
  return faults.length > 0 ? { faults } : { held };
}
