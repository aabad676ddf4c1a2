import { formatDate, type IsoDate } from "../../../core/calendar-date.ts";
import { memoizeText } from "../../../core/memoize-text.ts";
import { type DayClass, dayClassOfItem } from "../../catalogue/item-day-classes.ts";
import type { InvoiceContext } from "../model/context.ts";
import type { State } from "../../holidays/states.ts";
import { type DateRange, formatDateRange } from "../../../core/date-range.ts";
import { addDays, daysIn, weekday, weekdayName } from "../../../core/days.ts";
import {
  areHolidaysKnown,
  COMPARED_YEARS,
  type Holiday,
  holidayIn,
  holidayOn,
  isComputedOnly,
} from "../../holidays/holidays.ts";
import type { InvoiceLine } from "../model/line.ts";
import type { FoundPrice } from "../../price-list/price-book.ts";
import type { LineFacts } from "../funding/line-facts.ts";
import type { LineRule, RuleResult } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

const CLASSES: readonly DayClass[] = ["Weekday", "Saturday", "Sunday", "Public Holiday"];
const NONE: ReadonlySet<DayClass> = new Set();
/** Made once: a file asks for each of its lines. */
const ONLY: Readonly<Record<DayClass, ReadonlySet<DayClass>>> = {
  Weekday: new Set(["Weekday"]),
  Saturday: new Set(["Saturday"]),
  Sunday: new Set(["Sunday"]),
  "Public Holiday": new Set(["Public Holiday"]),
};
/** `Weekend` is both its days. */
const PATTERNS = CLASSES.map((dayClass) => {
  const words = dayClass.startsWith("S") ? `(?:${dayClass}|weekend)` : dayClass;
  return [dayClass, new RegExp(`\\b${words}s?\\b`, "i")] as const;
});

/**
 * By the item's name (`Assistance With Self-Care Activities - Standard - Weekday Daytime`) on the page or in the price list of
 * the service's day; by its number where no name is known. Empty: for any day, or not known, as where two of them contradict
 * each other.
 */
export function dayClassesForItem(
  { item, itemName }: InvoiceLine,
  price: FoundPrice | undefined,
): ReadonlySet<DayClass> {
  const told = price ? dayClassesInName(price.row.name) : classesOfNumber(item);
  if (!itemName) return told;
  const named = dayClassesInName(itemName);
  return told.size > 0 && told.isDisjointFrom(named) ? NONE : named;
}

function classesOfNumber(item: string | undefined): ReadonlySet<DayClass> {
  const byNumber = item === undefined ? undefined : dayClassOfItem(item);
  return byNumber ? ONLY[byNumber] : NONE;
}

const dayClassesInName = memoizeText(
  (itemName): ReadonlySet<DayClass> =>
    new Set(PATTERNS.filter(([, words]) => words.test(itemName)).map(([dayClass]) => dayClass)),
);

/** Items for some days only, against the days of the service. Over a range, one fitting day is enough. */
export const DAY_CLASS_RULES: readonly LineRule[] = [
  {
    code: "day-of-week",
    label: "Item is for another day",
    severity: "block",
    field: "item",
    source: SOURCE.enteredRate,
    check: (facts) => (isNamed(facts) ? withDayClasses(facts, dayOfWeek) : undefined),
  },
  {
    // The NDIA doesn't publish which days a number is for, so this is only a warning.
    code: "day-of-week-by-number",
    label: "Item number is for another day",
    severity: "warn",
    field: "item",
    source: SOURCE.items,
    check: (facts) => (isNamed(facts) ? undefined : withDayClasses(facts, dayOfWeek)),
  },
  {
    code: "public-holiday",
    label: "Public holiday",
    severity: "warn",
    field: "item",
    source: SOURCE.enteredRate,
    check: (facts) => withDayClasses(facts, onHoliday),
  },
  {
    code: "not-a-public-holiday",
    label: "Not a public holiday",
    severity: "warn",
    field: "item",
    source: SOURCE.enteredRate,
    check: (facts) => withDayClasses(facts, notOnHoliday),
  },
  {
    code: "holidays-unknown",
    label: "Public holidays unknown",
    severity: "note",
    field: "from",
    source: SOURCE.planbridge,
    check: (facts) =>
      withDayClasses(facts, (_, range, { state, holidays }) =>
        areHolidaysKnown(range) || (state && daysOf(range).every((day) => isKnown(day, state, holidays)))
          ? undefined
          : {
              what: `Planbridge doesn't list public holidays before ${COMPARED_YEARS.first}.`,
              remedy: "Check whether the service was on a public holiday, and add that year's holidays.",
              setting: EDIT_HOLIDAYS,
            },
      ),
  },
];

/** The item's name tells the days: the page's, or the NDIA's own in its price list. */
function isNamed({ line, price }: LineFacts): boolean {
  return Boolean(line.itemName) || price !== undefined;
}

function withDayClasses(
  { line, range, context, price }: LineFacts,
  check: (
    classes: ReadonlySet<DayClass>,
    range: DateRange,
    context: InvoiceContext,
  ) => RuleResult | undefined,
): RuleResult | undefined {
  if (!range) return undefined;
  const classes = dayClassesForItem(line, price);
  return classes.size > 0 ? check(classes, range, context) : undefined;
}

function dayOfWeek(classes: ReadonlySet<DayClass>, range: DateRange): RuleResult | undefined {
  // A holiday item may be right on any day of the week; whether it is, the rules below say.
  if (classes.has("Public Holiday") || daysOf(range).some((day) => classes.has(classOf(day))))
    return undefined;
  return {
    what: `The item is for ${listDayClasses(classes)}; the service is ${formatDateRange(range)}${range.from === range.to ? `, a ${weekdayName(range.from)}` : ""}.`,
    remedy: "Choose the item for that day, or correct the date.",
    careview: "It rejects this unless its setting Allow Invoice Creation is on.",
  };
}

function onHoliday(
  classes: ReadonlySet<DayClass>,
  range: DateRange,
  { state, stateAssumed, holidays }: InvoiceContext,
): RuleResult | undefined {
  if (!state || classes.has("Public Holiday")) return undefined;
  const fitting = daysOf(range).filter((day) => classes.has(classOf(day)));
  const found = fitting.map((day) => holidayOn(day, state, holidays));
  const [first] = found;
  if (!first || !found.every((holiday) => holiday && !holiday.partOfDay)) return undefined;
  return {
    what: `${formatDate(first.date)} is a public holiday in ${state} (${first.name}); the item is for ${listDayClasses(classes)}.${computedHolidayNote(first)}${assumedStateNote(state, stateAssumed)}`,
    remedy: "Public holidays have their own items. Check with the provider which one applies.",
    careview: "Its weekday check may not know this holiday.",
    setting: EDIT_HOLIDAYS,
  };
}

function notOnHoliday(
  classes: ReadonlySet<DayClass>,
  range: DateRange,
  { state, stateAssumed, holidays }: InvoiceContext,
): RuleResult | undefined {
  if (!state || !classes.has("Public Holiday") || !areHolidaysKnown(range)) return undefined;
  if (holidayIn(range, state, holidays)) return undefined;
  if (classes.size > 1 && daysOf(range).some((day) => classes.has(classOf(day)))) return undefined;
  return {
    what: `The item is for public holidays; in ${state} there is no state-wide one ${formatDateRange(range)}.${isComputedOnly(range.to) ? ` The public holidays of ${range.to.slice(0, 4)} are calculated and not yet gazetted.` : ""}${assumedStateNote(state, stateAssumed)}`,
    remedy: "Check the date, or whether it was a local holiday.",
    setting: EDIT_HOLIDAYS,
  };
}

/** A week has every kind of day, so more than seven needn't be looked at. */
function daysOf({ from, to }: DateRange): IsoDate[] {
  if (from === to) return [from];
  return Array.from({ length: Math.min(daysIn(from, to), 7) }, (_, at) => addDays(from, at));
}

function classOf(date: IsoDate): DayClass {
  const at = weekday(date);
  if (at === 0) return "Sunday";
  return at === 6 ? "Saturday" : "Weekday";
}

/** A holiday that was added by hand is one, whatever year it is in. */
function isKnown(day: IsoDate, state: State, holidays: InvoiceContext["holidays"]): boolean {
  return areHolidaysKnown({ from: day, to: day }) || holidayOn(day, state, holidays) !== undefined;
}

function computedHolidayNote({ computed }: Holiday): string {
  if (!computed) return "";
  const mayMove = computed === "may-move" ? " It is declared each year, so the date may change." : "";
  return ` That date is calculated and not yet gazetted.${mayMove}`;
}

function assumedStateNote(state: State, isAssumed: true | undefined): string {
  return isAssumed ? ` ${state} is the default state set in Options.` : "";
}

const EDIT_HOLIDAYS = { section: "holidays", label: "Edit holidays" } as const;

const PLURALS: Readonly<Record<DayClass, string>> = {
  Weekday: "weekdays",
  Saturday: "Saturdays",
  Sunday: "Sundays",
  "Public Holiday": "public holidays",
};

function listDayClasses(classes: ReadonlySet<DayClass>): string {
  return [...classes].map((dayClass) => PLURALS[dayClass]).join(" and ");
}
