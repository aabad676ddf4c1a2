import { formatDate, type IsoDate } from "../../../core/calendar-date.ts";
import { addDays } from "../../../core/days.ts";
import type { LineRule } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/** How long after a service it can still be claimed. */
export const CLAIM_WINDOW_RULES: readonly LineRule[] = [
  {
    code: "two-years-over",
    label: "Over two years old",
    severity: "block",
    field: "from",
    source: SOURCE.twoYears,
    check: ({ range, context: { today } }) =>
      range && range.from < twoYearsBefore(today)
        ? {
            what: `The service began on ${formatDate(range.from)}, more than two years ago.`,
            remedy:
              "The NDIA rejects it automatically. Check the date: older services can no longer be claimed.",
          }
        : undefined,
  },
  {
    code: "two-years-soon",
    label: "Nearly two years old",
    severity: "warn",
    field: "from",
    source: SOURCE.twoYears,
    check: ({ range, context: { today } }) => {
      if (!range || range.from > soonOver(today) || range.from < twoYearsBefore(today)) return undefined;
      return {
        what: `The service began on ${formatDate(range.from)}; the two-year limit ends in less than 30 days.`,
        remedy: "Claim it now. After two years the NDIA rejects it automatically.",
      };
    },
  },
  {
    code: "booking-window-over",
    label: "Claim window closed",
    severity: "block",
    field: "from",
    source: SOURCE.rejections,
    check: ({ budget, context: { isPace, today } }) => {
      if (isPace !== false || !budget?.bookingEnd) return undefined;
      const last = addDays(budget.bookingEnd, 90);
      return today > last
        ? {
            what: `The service booking ended on ${formatDate(budget.bookingEnd)}; claims closed on ${formatDate(last)}.`,
            remedy: "The NDIA will reject it. Ask the NDIA whether the booking can be extended.",
          }
        : undefined;
    },
  },
];

/** The same day two years before. Two years before 29 February there was none: the 28th. */
const twoYearsBefore = oncePerDay((today) => {
  const day = `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`;
  return day.replace("-02-29", "-02-28");
});

const soonOver = oncePerDay((today) => addDays(twoYearsBefore(today), 29));

/** Every line of a file asks for the same day's. */
function oncePerDay(compute: (today: IsoDate) => IsoDate): (today: IsoDate) => IsoDate {
  let computedFor: IsoDate | undefined;
  let result = "";
  return (today) => {
    if (today !== computedFor) {
      result = compute(today);
      computedFor = today;
    }
    return result;
  };
}
