import type { DatabaseSync } from "node:sqlite";
import { inTransaction, update } from "../../database/query.ts";
import { inDollars, lineTotal } from "../../money.ts";
import type { ApiError } from "../envelope.ts";
import { changeSchema, positiveHundredths, readShape } from "./booking-body.ts";
import { isCore } from "./booking-categories.ts";
import { availableOf, findFunds, moveFunds } from "./booking-funds.ts";
import { type BookingLineRow, type BookingRow, findLines } from "./booking-rows.ts";
import { insufficientFunds } from "./check-lines.ts";
import type { BookingWorld } from "./create-booking.ts";

type Refusal = { error: ApiError };

/** Bookings that began before this day can only be ended earlier. */
const OLD_BEFORE = "2024-07-01";

/** What keeps any booking from being changed, but for its end being brought forward. */
export function checkChangeable({ status, active, start_date, reduced }: BookingRow): Refusal | null {
  if (active !== 1) return { error: "Service booking is inactive" };
  if (status !== "APPR") return { error: { key: "V26", value: "Service booking is not approved" } };
  if (start_date < OLD_BEFORE)
    return { error: "Service bookings that start before 1 July 2024 can only have their end date reduced" };
  return reduced === 1 ? { error: { key: "V27", value: "The end date has been reduced already" } } : null;
}

/** Changes quantity and price of one line. The category, the item and the management only say which line it is. */
export function changeLine(
  { database, clock }: BookingWorld,
  booking: BookingRow,
  body: unknown,
): Refusal | null {
  const read = readShape(changeSchema, body);
  if ("error" in read) return read;
  const { product_category, product_category_item, booking_type, ...amounts } = read.value;
  const refusal = checkChangeable(booking);
  if (refusal) return refusal;
  if (booking_type !== booking.type)
    return { error: { key: "V20", value: "The type of a service booking can not be changed" } };
  const lines = findLines(database, booking);
  const line = lines.find(
    ({ category, item }) => category === product_category && item === product_category_item,
  );
  if (!line) return { error: { key: "V28", value: "The service booking has no such item" } };
  const quantity = positiveHundredths("quantity", amounts.quantity);
  if ("error" in quantity) return quantity;
  const price = positiveHundredths("price", amounts.price);
  if ("error" in price) return price;
  const amount = lineTotal(price.value, quantity.value);
  const spent = line.allocated - line.remaining;
  if (amount < spent)
    return {
      error: {
        key: "V29",
        value: `The amount must not be less than the $${inDollars(spent).toFixed(2)} claimed`,
      },
    };
  const highest = highestAmount(database, booking, line, lines);
  if (amount > highest) return { error: insufficientFunds(line.category, highest) };
  inTransaction(database, () => {
    const money = { allocated: amount, remaining: amount - spent };
    update(database, "record_booking_lines", line.id, { quantity: quantity.value, ...money });
    update(database, "record_bookings", booking.id, { submitted: clock.today() });
    moveFunds(database, fundsOf(booking, line), amount - line.allocated);
  });
  return null;
}

/**
 * What a line may have at most: what its category has left besides; or, where all lines are core ones, what the booking was
 * made with less its other lines, since that money moves between them.
 */
function highestAmount(
  database: DatabaseSync,
  booking: BookingRow,
  line: BookingLineRow,
  lines: readonly BookingLineRow[],
): number {
  const available = availableOf(findFunds(database, fundsOf(booking, line)));
  const byBudget = line.allocated + Math.max(available ?? 0, 0);
  if (!lines.every(({ category }) => isCore(category))) return byBudget;
  const others = lines.filter(({ id }) => id !== line.id);
  return Math.max(byBudget, booking.granted - others.reduce((sum, { allocated }) => sum + allocated, 0));
}

export function fundsOf(
  { ndis_number: ndisNumber, plan_id: planId }: BookingRow,
  { category, item }: BookingLineRow,
) {
  return { ndisNumber, planId, category, item };
}
