import type { IsoDate } from "../../core/calendar-date.ts";
import type { Hundredths } from "../../core/hundredths.ts";
import type { Cents } from "../../core/money.ts";
import type { BookingType } from "../record/booking.ts";

/** One line of a service booking as it is sent (F74, F120). */
export interface BookingLineRequest {
  /** The NDIA's code, such as `CONSUMABLES`. */
  category: string;
  /** A support item's number; `null`: the whole category, with the quantity 1 and its amount as the rate. */
  item: string | null;
  quantity: Hundredths;
  /** Of one unit. */
  rate: Cents;
}

/** A service booking that is to be made (F115–F125). Days are inclusive. */
export interface BookingRequest {
  type: BookingType;
  /** The NDIA's id of the plan that it draws on: no booking is without one (F110). */
  planReference: string;
  startDate: IsoDate;
  endDate: IsoDate;
  lines: BookingLineRequest[];
}

/** What of a line stays set aside for claims on their way when its booking ends earlier (F137). */
export interface RetainedAmount {
  category: string;
  item: string | null;
  amount: Cents;
}

/**
 * What one record of a change writes to the NDIA: exactly this, after it was reviewed. `bookingId` is the NDIA's own id. One line
 * is one call, so each line that is changed is a record of its own.
 */
export type BookingWrite =
  | { kind: "create"; request: BookingRequest }
  | { kind: "line"; bookingId: string; type: BookingType; line: BookingLineRequest }
  /** `from`: the end that it has now. An end before it reduces the booking, a later one extends it. */
  | { kind: "end"; bookingId: string; from: IsoDate; to: IsoDate; retained: RetainedAmount[] }
  | { kind: "answer"; bookingId: string; answer: "approve" | "reject"; reason?: string }
  | { kind: "deletion"; bookingId: string };

/** What a line sets aside: quantity × rate, to the nearest cent. */
export function lineAmount({ quantity, rate }: Pick<BookingLineRequest, "quantity" | "rate">): Cents {
  return Math.round((quantity * rate) / 100);
}

/** What a booking sets aside in all its lines. */
export function requestAmount(lines: readonly Pick<BookingLineRequest, "quantity" | "rate">[]): Cents {
  return lines.reduce((sum, line) => sum + lineAmount(line), 0);
}
