import type { IsoDate } from "../../../core/calendar-date.ts";
import { bookingCategory } from "../booking-category.ts";
import type { Booking, BookingLine, BookingStatus } from "../../record/booking.ts";
import { bookingTypeOf } from "./booking-rows.ts";
import { categoryOfRow, type ContractRow } from "./contract-row.ts";

/** What is kept of the booking that a row of the CRM stands for (F27). */
export interface RowLink {
  bookingId: string;
  rowPath?: string;
}

/** A row with the booking that it is linked with, and those that would fit it exactly: they are proposed and never assumed. */
export interface MatchedRow {
  row: ContractRow;
  /** By the Service Booking ID. */
  linkedId: string | undefined;
  /** `undefined`: not linked, or the NDIA didn't list it. */
  booking: Booking | undefined;
  /** Of a row without a link. */
  fitting: Booking[];
}

/** In these a booking holds money, or is about to. */
const LIVE: ReadonlySet<BookingStatus> = new Set(["INPR", "APAP", "APRO", "APAC", "APRC", "APPR"]);

/** Whether a booking sets money aside, or will once it is approved. One in a word that isn't known may do so. */
export function mayHoldMoney({ status, isActive }: Pick<Booking, "status" | "isActive">): boolean {
  return isActive !== false && (status === null || LIVE.has(status));
}

/** Joins the contract's rows and the NDIA's bookings by the Service Booking ID (F27). */
export function matchRows(
  rows: readonly ContractRow[],
  bookings: readonly Booking[],
  links: readonly RowLink[],
): MatchedRow[] {
  const linked = new Set(links.flatMap(({ bookingId, rowPath }) => (rowPath ? bookingId : [])));
  const free = bookings.filter((booking) => mayHoldMoney(booking) && !linked.has(booking.id));
  return rows.map((row) => {
    const linkedId = links.find(({ rowPath }) => rowPath === row.path)?.bookingId;
    return {
      row,
      linkedId,
      booking: bookings.find(({ id }) => id === linkedId),
      fitting: linkedId === undefined ? free.filter((booking) => fitsExactly(row, booking)) : [],
    };
  });
}

/** One line, of the row's category or item, kind, days and amount. What the booking doesn't tell fits nothing. */
function fitsExactly(row: ContractRow, { type, startDate, endDate, lines }: Booking): boolean {
  const [line, ...others] = lines ?? [];
  if (!line || others.length > 0 || row.amount === null) return false;
  return (
    isLineOfRow(row, line) &&
    line.allocated === row.amount &&
    type === bookingTypeOf(row.managementStyle) &&
    isSameDay(row.startDate, startDate) &&
    isSameDay(row.endDate, endDate)
  );
}

/** Whether a line of a booking is about a row: the same item, or the same whole category. */
export function isLineOfRow(
  row: Pick<ContractRow, "item" | "category">,
  { category, item }: BookingLine,
): boolean {
  if (row.item !== null || item !== null) return row.item === item;
  const code = bookingCategory(category)?.code;
  return code !== undefined && code === categoryOfRow(row)?.code;
}

/** A row without its own day takes the booking's. */
function isSameDay(own: IsoDate | null, booked: IsoDate | null): boolean {
  return own === null || own === booked;
}
