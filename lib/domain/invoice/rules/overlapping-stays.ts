import { formatDate } from "../../../core/calendar-date.ts";
import { baseItem } from "../../catalogue/item-suffixes.ts";
import type { InvoiceLine } from "../model/line.ts";
import { lineDateRange } from "../funding/compute-line-facts.ts";
import type { InvoiceRule } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/**
 * Short term accommodation by the day, shared by four (045, 051 to 053), two, one and three; medium term accommodation
 * (082); from July 2026 short term accommodation without its support (250). By number, as files have no names. Specialist
 * disability accommodation isn't one: its residents may be away for a short stay.
 */
const STAYS: ReadonlySet<string> = new Set(
  [45, ...numbers(51, 65), 82, 250].map((sequence) => `01_${String(sequence).padStart(3, "0")}_0115_1_1`),
);
const NAME = /\b(STA and assistance|(short|medium) term accommodation)\b/i;

/** A participant stays in one place at a time. */
export const OVERLAPPING_STAY_RULE: InvoiceRule = {
  code: "overlapping-accommodation",
  label: "Overlapping stay",
  severity: "warn",
  field: "from",
  source: SOURCE.warnings,
  check: ({ lines }) => {
    if (!lines.some(isStay)) return [];
    const stays = lines
      .flatMap((line, at) => {
        const range = lineDateRange(line);
        return range && isStay(line) ? [{ ...range, at, id: line.id }] : [];
      })
      .toSorted((a, b) => (a.from === b.from ? a.at - b.at : a.from < b.from ? -1 : 1));
    let longest = stays[0];
    return stays.slice(1).flatMap((stay) => {
      const other = longest;
      if (!other || stay.to > other.to) longest = stay;
      if (!other || stay.from > other.to) return [];
      return [
        {
          lineId: stay.id,
          what: `This stay overlaps that of line ${other.at + 1}, which runs to ${formatDate(other.to)}.`,
          remedy: "A participant can't stay in two places on one day. Check the dates.",
          careview: "Where its check of overlaps is on, the bulk import rejects overlapping periods.",
        },
      ];
    });
  },
};

/** A name counts where there is no number. */
function isStay({ item, itemName }: InvoiceLine): boolean {
  if (item) return STAYS.has(baseItem(item));
  return itemName !== undefined && NAME.test(itemName);
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
