import type { IsoDate } from "../core/calendar-date.ts";
import type { RetainedAmount } from "../domain/booking/booking-write.ts";
import type { NdiaSend } from "./plans.ts";

/**
 * GUESSES: that these calls exist is public (the NDIA's own text of a notification names `extend-end-date` and
 * `reduce-end-date`; other software approves and rejects), and neither their bodies nor the paths of the last two are. Whoever has
 * the NDIA's document corrects this file alone. Nothing here is sent unless it is switched on in Options.
 */
const BOOKINGS = "3.0/service-bookings";

const path = (bookingId: string, action: string) => `${BOOKINGS}/${encodeURIComponent(bookingId)}/${action}`;

/** Ends a booking earlier (F134); what is retained stays set aside for claims on their way (F137). Amounts in dollars. */
export async function reduceBookingEnd(
  send: NdiaSend,
  bookingId: string,
  endDate: IsoDate,
  retained: readonly RetainedAmount[],
): Promise<void> {
  await send({
    method: "PATCH",
    path: path(bookingId, "reduce-end-date"),
    body: {
      end_date: endDate,
      items: retained.map(({ category, item, amount }) => ({
        product_category: category,
        product_category_item: item ?? "",
        accrual_amount: amount / 100,
      })),
    },
  });
}

export async function extendBookingEnd(send: NdiaSend, bookingId: string, endDate: IsoDate): Promise<void> {
  await send({ method: "PATCH", path: path(bookingId, "extend-end-date"), body: { end_date: endDate } });
}

/** The provider's answer to a booking that the NDIA made (F139–F141). */
export async function answerBooking(
  send: NdiaSend,
  bookingId: string,
  answer: "approve" | "reject",
  reason?: string,
): Promise<void> {
  await send({
    method: "PATCH",
    path: path(bookingId, answer),
    body: reason === undefined ? {} : { comment: reason },
  });
}
