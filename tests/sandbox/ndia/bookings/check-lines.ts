import type { DatabaseSync } from "node:sqlite";
import { all } from "../../database/query.ts";
import { inDollars, lineTotal } from "../../money.ts";
import type { ApiError } from "../envelope.ts";
import { type CreateBody, positiveHundredths } from "./booking-body.ts";
import { categoryNumberOf, findCategory } from "./booking-categories.ts";
import { availableOf, findFunds } from "./booking-funds.ts";
import { type BookingRow, endOf, findBookings, findLines, isLive } from "./booking-rows.ts";

/** Cents, and hundredths of the quantity. */
export type NewLine = { category: string; item: string; quantity: number; amount: number };

type Wanted = { ndisNumber: string; planId: number; type: string; start: string; end: string };

/** The lines of a new booking, each by itself: category, item and amounts. */
export function readLines(items: CreateBody["items"]): { value: NewLine[] } | { error: ApiError } {
  const lines: NewLine[] = [];
  for (const item of items) {
    const line = readLine(item);
    if ("error" in line) return line;
    if (lines.some(({ category, item: known }) => category === line.category && known === line.item))
      return { error: { key: "V32", value: `${line.category} ${line.item} is in the request twice` } };
    lines.push(line);
  }
  return { value: lines };
}

function readLine(item: CreateBody["items"][number]): NewLine | { error: ApiError } {
  const category = findCategory(item.product_category);
  if (!category)
    return { error: { key: "V21", value: `Product category ${item.product_category} is not valid` } };
  if (category.code === "TRANSPORT")
    return { error: "Service bookings for Transport can not be created by this service" };
  const number = item.product_category_item;
  if (number !== "" && categoryNumberOf(number) !== category.number)
    return { error: { key: "V22", value: `Product ${number} does not belong to ${category.code}` } };
  const quantity = positiveHundredths("quantity", item.quantity);
  if ("error" in quantity) return quantity;
  const price = positiveHundredths("per_unit_price", item.per_unit_price);
  if ("error" in price) return price;
  return {
    category: category.code,
    item: number,
    quantity: quantity.value,
    amount: lineTotal(price.value, quantity.value),
  };
}

/** Whether the plan has the money, and the item where it names one. Lines of one budget draw on it together. */
export function checkFunds(
  database: DatabaseSync,
  { ndisNumber, planId }: Wanted,
  lines: readonly NewLine[],
): { error: ApiError } | null {
  const drawn = new Map<number, number>();
  for (const { category, item, amount } of lines) {
    const funds = findFunds(database, { ndisNumber, planId, category, item });
    if (funds === "stated")
      return { error: { key: "V23", value: `The plan states the items of ${category}: select one of them` } };
    const before = typeof funds === "object" ? (drawn.get(funds.id) ?? 0) : 0;
    const available = availableOf(funds);
    if (available !== null && amount > available - before)
      return { error: insufficientFunds(category, available - before) };
    if (typeof funds === "object") drawn.set(funds.id, before + amount);
  }
  return null;
}

/** The text names the highest amount that is allowed, as the real one does; its words are invented. */
export function insufficientFunds(category: string, allowed: number): ApiError {
  const highest = inDollars(Math.max(allowed, 0)).toFixed(2);
  return `Insufficient funds in ${category}. The maximum amount allowed is $${highest}`;
}

/** Bookings of one category, item and type can't overlap in time. */
export function checkOverlap(
  database: DatabaseSync,
  wanted: Wanted,
  lines: readonly NewLine[],
): { error: ApiError } | null {
  const others = findBookings(database, wanted.ndisNumber).filter(
    (booking) => isLive(booking) && booking.type === wanted.type && overlaps(booking, wanted),
  );
  const clashes = others.some((booking) =>
    findLines(database, booking).some((line) =>
      lines.some(({ category, item }) => category === line.category && item === line.item),
    ),
  );
  return clashes
    ? { error: { key: "V24", value: "A service booking for this support exists in the period" } }
    : null;
}

function overlaps(booking: BookingRow, { start, end }: Wanted): boolean {
  return booking.start_date <= end && start <= endOf(booking);
}

/** The standard booking of plan management that comes before every plan managed one. */
export function hasFeesBooking(database: DatabaseSync, ndisNumber: string): boolean {
  const standard = all<{ id: number }>(
    database,
    `SELECT b.id FROM record_bookings b JOIN record_booking_lines l ON l.booking_id = b.id
     WHERE b.ndis_number = ? AND b.type = 'ZSAG' AND b.status = 'APPR' AND b.active = 1
       AND l.category = 'CB_CHOICE_CONTROL' AND l.item IN ('14_033_0127_8_3', '14_034_0127_8_3')`,
    ndisNumber,
  );
  return standard.length > 0;
}
