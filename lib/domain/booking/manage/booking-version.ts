import type { Booking } from "../../record/booking.ts";

/**
 * Equal for two copies of a booking in which nothing differs that a decision rests on. Amounts that are left belong to it: what was
 * claimed meanwhile may make an end or a new quantity impossible.
 */
export function bookingVersion({ startDate, endDate, status, statusWord, isActive, lines }: Booking): string {
  const of = lines?.map(({ category, item, quantity, allocated, remaining }) => [
    category,
    item,
    quantity,
    allocated,
    remaining,
  ]);
  return JSON.stringify([startDate, endDate, status ?? statusWord, isActive, of ?? null]);
}
