import { dayAt, formatDate } from "../../../lib/core/calendar-date.ts";
import { siteName } from "../../../lib/core/site-name.ts";
import { BOOKING_TYPE_LABELS } from "../../../lib/domain/booking/booking-fields.ts";
import type { HistoryBooking } from "../../../lib/domain/history/history-retrieval.ts";
import { formatTotal, sumOf, type Total } from "../../../lib/domain/record/amount.ts";
import { type Booking, BOOKING_STATUSES } from "../../../lib/domain/record/booking.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import type { ListColumn } from "../list/list-column.ts";
import { csvAmount, csvMoment } from "../list/list-csv.ts";

/** The NDIA's status in words; one that isn't known as it is written. */
export function statusText({ booking: { status, statusWord }, goneSince }: HistoryBooking): string {
  const words = status ? BOOKING_STATUSES[status] : statusWord || "Status not told";
  return goneSince === undefined
    ? words
    : `${words}, not listed any more since ${formatDate(dayAt(goneSince))}`;
}

function typeText({ booking: { type, typeWord } }: HistoryBooking): string {
  return type ? BOOKING_TYPE_LABELS[type] : typeWord || RECORD_WORDS.notTold;
}

function activeText({ booking: { isActive } }: HistoryBooking): string {
  if (isActive === null) return RECORD_WORDS.notTold;
  return isActive ? "Active" : "Inactive";
}

function totalOf({ lines }: Booking, amount: "allocated" | "remaining"): Total {
  return sumOf(lines === null ? [null] : lines.map((line) => line[amount]));
}

/** A sum in which an amount is missing is no sum. */
function wholeAmount({ cents, notTold }: Total): string | null {
  return notTold > 0 ? null : csvAmount(cents);
}

/** A participant's service bookings; in the file the status stands by its code, beside its words (F72). */
export const BOOKING_COLUMNS: readonly ListColumn<HistoryBooking>[] = [
  {
    key: "id",
    label: "Service booking",
    width: 130,
    cell: ({ booking }) => <VisibleText text={booking.id} />,
    sortBy: ({ booking }) => booking.id,
    csv: [{ header: "Service booking", value: ({ booking }) => booking.id }],
  },
  {
    key: "status",
    label: "Status",
    width: 230,
    cell: (row) => <VisibleText text={statusText(row)} isPublic />,
    sortBy: statusText,
    csv: [
      { header: "Status code", value: ({ booking }) => booking.status },
      { header: "Status", value: statusText },
      { header: "Not listed since (ISO)", value: ({ goneSince }) => csvMoment(goneSince) },
    ],
  },
  {
    key: "active",
    label: "Active",
    width: 90,
    cell: activeText,
    sortBy: activeText,
    csv: [{ header: "Active", value: activeText }],
  },
  {
    key: "kind",
    label: "Kind",
    width: 120,
    cell: (row) => <VisibleText text={typeText(row)} isPublic />,
    sortBy: typeText,
    csv: [{ header: "Kind", value: typeText }],
  },
  {
    key: "start",
    label: "Start date",
    width: 110,
    cell: ({ booking }) => formatDate(booking.startDate),
    sortBy: ({ booking }) => booking.startDate,
    csv: [{ header: "Start date (ISO)", value: ({ booking }) => booking.startDate }],
  },
  {
    key: "end",
    label: "End date",
    width: 110,
    cell: ({ booking: { endDate } }) => (endDate === null ? RECORD_WORDS.notTold : formatDate(endDate)),
    sortBy: ({ booking }) => booking.endDate,
    csv: [{ header: "End date (ISO)", value: ({ booking }) => booking.endDate }],
  },
  {
    key: "allocated",
    label: "Allocated",
    width: 140,
    isNumeric: true,
    cell: ({ booking }) => formatTotal(totalOf(booking, "allocated")),
    sortBy: ({ booking }) => totalOf(booking, "allocated").cents,
    csv: [{ header: "Allocated", value: ({ booking }) => wholeAmount(totalOf(booking, "allocated")) }],
  },
  {
    key: "remaining",
    label: "Remaining",
    width: 140,
    isNumeric: true,
    cell: ({ booking }) => formatTotal(totalOf(booking, "remaining")),
    sortBy: ({ booking }) => totalOf(booking, "remaining").cents,
    csv: [{ header: "Remaining", value: ({ booking }) => wholeAmount(totalOf(booking, "remaining")) }],
  },
  {
    key: "site",
    label: "CRM",
    width: 170,
    cell: ({ site }) => siteName(site),
    sortBy: ({ site }) => site,
    csv: [{ header: "CRM", value: ({ site }) => site }],
  },
];
