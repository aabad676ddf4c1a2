import type { DateRange } from "../../lib/core/date-range.ts";
import type { InvoiceLine } from "../../lib/domain/invoice/model/line.ts";
import { send } from "../../lib/messaging/send.ts";

/** As many as an invoice has at most; more would tell no more. */
const MAX_DATES = 200;

/** Tells the side panel when the services of this page's invoice were delivered, once for each change of the days. */
export function createServiceDates(): (lines: readonly InvoiceLine[]) => void {
  let told = "[]";
  return (lines) => {
    const dates = lines.flatMap(({ from, to = from }): DateRange[] =>
      from && to && from <= to ? [{ from, to }] : [],
    );
    const distinct = [...new Map(dates.map((each) => [JSON.stringify(each), each])).values()].slice(
      0,
      MAX_DATES,
    );
    const text = JSON.stringify(distinct);
    if (text === told) return;
    told = text;
    // Without an answer the timeline lacks them, and nothing else.
    send("page.service-dates", { dates: distinct }).catch(() => undefined);
  };
}
