import * as z from "zod/mini";
import type { BookingLineRequest, BookingRequest } from "../domain/booking/booking-write.ts";
import type { Identity } from "../domain/plan/identity.ts";
import type { BookingType } from "../domain/record/booking.ts";
import { transientError } from "./http/transport-problems.ts";
import type { NdiaSend } from "./plans.ts";

/**
 * Creating, changing and deleting service bookings. Paths, methods and bodies are those of public code that calls the real API,
 * in its version 3. None of them has an id of the caller's own: a create whose answer is lost is looked for in the list.
 */
const BOOKINGS = "3.0/service-bookings";

/** As the NDIA writes the two kinds (F116). */
const TYPE_CODES: Readonly<Record<BookingType, string>> = { standard: "ZSAG", "plan-managed": "ZPLM" };

const Created = z.looseObject({
  service_booking_id: z.union([z.number(), z.string().check(z.minLength(1))]),
});

/** Makes a booking, and returns the NDIA's id of it (F125). Days as they stand, money in dollars with two decimals. */
export async function createBooking(
  send: NdiaSend,
  { ndisNumber, surname, dateOfBirth }: Identity,
  { type, planReference, startDate, endDate, lines }: BookingRequest,
): Promise<string> {
  const answer = await send({
    method: "POST",
    path: `${BOOKINGS}/`,
    body: {
      participant: Number(ndisNumber),
      participant_surname: surname,
      date_of_birth: dateOfBirth,
      booking_type: TYPE_CODES[type],
      start_date: startDate,
      end_date: endDate,
      participant_plan_id: Number.isSafeInteger(Number(planReference))
        ? Number(planReference)
        : planReference,
      items: lines.map((line) => ({
        product_category: line.category,
        product_category_item: line.item ?? "",
        quantity: line.quantity / 100,
        per_unit_price: line.rate / 100,
      })),
    },
  });
  const created = Created.safeParse(answer);
  // It said yes and not which: it is looked for as if the answer had been lost.
  if (!created.success) throw transientError("The NDIA", "fault", created.error);
  return String(created.data.service_booking_id);
}

/** Changes quantity and rate of one line (F129). */
export async function changeBookingLine(
  send: NdiaSend,
  bookingId: string,
  type: BookingType,
  { category, item, quantity, rate }: BookingLineRequest,
): Promise<void> {
  await send({
    method: "PATCH",
    path: `${BOOKINGS}/${encodeURIComponent(bookingId)}`,
    body: {
      product_category_item: item ?? "",
      product_category: category,
      quantity: String(quantity / 100),
      booking_type: TYPE_CODES[type],
      price: (rate / 100).toFixed(2),
    },
  });
}

/** The NDIA refuses it once payment requests exist (F142). */
export async function deleteBooking(send: NdiaSend, bookingId: string): Promise<void> {
  await send({ method: "DELETE", path: `${BOOKINGS}/${encodeURIComponent(bookingId)}` });
}
