import { formatDate, type IsoDate } from "./calendar-date.ts";

/** The days of a service, both included. */
export interface DateRange {
  from: IsoDate;
  to: IsoDate;
}

/** The days of a contract, a budget or a funding period, both included. */
export interface Span {
  startDate: IsoDate;
  endDate: IsoDate;
}

/** Whether all days of a service lie in it. */
export function rangeCovers({ startDate, endDate }: Span, { from, to }: DateRange): boolean {
  return from >= startDate && to <= endDate;
}

/** `on 04/10/2026`, `from 29/09/2026 to 04/10/2026`. */
export function formatDateRange({ from, to }: DateRange): string {
  return from === to ? `on ${formatDate(from)}` : `from ${formatDate(from)} to ${formatDate(to)}`;
}

/** `from 01/07/2025 to 30/06/2026`; without an end `from 01/07/2025`. */
export function formatSpan({ startDate, endDate }: { startDate: IsoDate; endDate: IsoDate | null }): string {
  return `from ${formatDate(startDate)}${endDate ? ` to ${formatDate(endDate)}` : ""}`;
}

/** `30/06/2027`; `no end told` where nobody says when it ends. */
export function formatEnd(endDate: IsoDate | null): string {
  return endDate === null ? "no end told" : formatDate(endDate);
}

/** `01/07/2026 to 30/06/2027`, in a list or after a name. */
export function formatDays({ startDate, endDate }: { startDate: IsoDate; endDate: IsoDate | null }): string {
  return `${formatDate(startDate)} to ${formatEnd(endDate)}`;
}
