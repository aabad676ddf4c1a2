import type { DateRange } from "../../lib/core/date-range.ts";
import type { InvoiceLine } from "../../lib/domain/invoice/model/line.ts";
import { send } from "../../lib/messaging/send.ts";

/** As many as an invoice has at most; more would tell no more. */
const MAX_DATES = 200;

/** When the services of these lines were delivered, each day once. */
export function serviceDatesOf(lines: readonly InvoiceLine[]): DateRange[] {
  const dates = lines.flatMap(({ from, to = from }): DateRange[] =>
    from && to && from <= to ? [{ from, to }] : [],
  );
  return [...new Map(dates.map((each) => [JSON.stringify(each), each])).values()].slice(0, MAX_DATES);
}

/** Tells the side panel when the services of this page's invoice were delivered, once for each change of the days. */
export function createServiceDates(): (lines: readonly InvoiceLine[]) => void {
  let told = "[]";
  return (lines) => {
    const dates = serviceDatesOf(lines);
    const text = JSON.stringify(dates);
    if (text === told) return;
    told = text;
    // Without an answer the timeline lacks them, and nothing else.
    send("page.service-dates", { dates }).catch(() => undefined);
  };
}
