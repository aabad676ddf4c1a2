import * as z from "zod/mini";
import type { PracticeBooking, PracticeRecords } from "../../domain/practice/practice-records.ts";
import type { PracticeStore } from "../../domain/practice/practice-store.ts";
import { problemFrom } from "../../core/problem-catalogue.ts";
import { ProblemError } from "../../core/problem.ts";
import { PROVIDER_PROBLEMS } from "../provider-problems.ts";
import type { NdiaWrite } from "../plans.ts";

const NewBooking = z.looseObject({
  participant: z.number(),
  booking_type: z.string(),
  start_date: z.string(),
  end_date: z.string(),
  participant_plan_id: z.union([z.number(), z.string()]),
  items: z.array(
    z.looseObject({
      product_category: z.string(),
      product_category_item: z.string(),
      quantity: z.number(),
      per_unit_price: z.number(),
    }),
  ),
});
const ChangedLine = z.looseObject({
  product_category: z.string(),
  product_category_item: z.string(),
  quantity: z.string(),
  price: z.string(),
});

/** The service bookings of an invented participant, as a list has them. */
export async function bookingListAnswer({ read }: PracticeStore, ndisNumber: string) {
  const { bookings } = await read();
  return bookings.filter((each) => each.ndisNumber === ndisNumber).map(describe);
}

export async function bookingAnswer({ read }: PracticeStore, ndisNumber: string, id: number) {
  const found = (await read()).bookings.find((each) => each.id === id && each.ndisNumber === ndisNumber);
  if (!found) throw refused("Service booking not found");
  return {
    ...describe(found),
    items: found.lines.map(({ category, item, quantity, allocated, remaining }) => ({
      product_category: category,
      product_category_item: item,
      quantity: quantity / 100,
      allocated_amount: allocated / 100,
      remaining_amount: remaining / 100,
    })),
  };
}

function describe({ id, ndisNumber, type, planReference, startDate, endDate }: PracticeBooking) {
  return {
    service_booking_id: id,
    booking_type: type,
    participant: Number(ndisNumber),
    start_date: startDate,
    end_date: endDate,
    status: "APPR",
    virtual_status: "Active",
    participant_plan_id: Number(planReference),
  };
}

/** What is sent to the invented NDIA: a new booking, another quantity and rate of a line, or a deletion. */
export async function changeBookings(
  { update }: PracticeStore,
  { method, path, body }: NdiaWrite,
): Promise<unknown> {
  const id = Number(/\/(\d+)$/.exec(path)?.[1]);
  if (method === "POST") {
    const wanted = NewBooking.parse(body);
    let made = 0;
    await update((records) => {
      made = Math.max(50_000_000, ...records.bookings.map((each) => each.id)) + 1;
      return { ...records, bookings: [...records.bookings, bookingOf(made, wanted)] };
    });
    return { service_booking_id: made };
  }
  if (Number.isNaN(id)) throw refused("Not part of practice mode");
  await update((records) => (method === "DELETE" ? without(records, id) : withLine(records, id, body)));
  return { service_booking_id: id };
}

function bookingOf(id: number, wanted: z.infer<typeof NewBooking>): PracticeBooking {
  return {
    id,
    ndisNumber: String(wanted.participant),
    type: wanted.booking_type,
    planReference: String(wanted.participant_plan_id),
    startDate: wanted.start_date,
    endDate: wanted.end_date,
    lines: wanted.items.map((item) => {
      const allocated = Math.round(item.quantity * item.per_unit_price * 100);
      return {
        category: item.product_category,
        item: item.product_category_item,
        quantity: Math.round(item.quantity * 100),
        allocated,
        remaining: allocated,
      };
    }),
  };
}

function without(records: PracticeRecords, id: number): PracticeRecords {
  return { ...records, bookings: records.bookings.filter((each) => each.id !== id) };
}

function withLine(records: PracticeRecords, id: number, body: unknown): PracticeRecords {
  const {
    product_category: category,
    product_category_item: item,
    quantity,
    price,
  } = ChangedLine.parse(body);
  const allocated = Math.round(Number(quantity) * Number(price) * 100);
  return {
    ...records,
    bookings: records.bookings.map((booking) =>
      booking.id !== id
        ? booking
        : {
            ...booking,
            lines: booking.lines.map((line) =>
              line.category === category && line.item === item
                ? {
                    ...line,
                    quantity: Math.round(Number(quantity) * 100),
                    allocated,
                    // What was claimed of it stays claimed.
                    remaining: Math.max(0, allocated - (line.allocated - line.remaining)),
                  }
                : line,
            ),
          },
    ),
  };
}

function refused(words: string): ProblemError {
  return new ProblemError("permanent", problemFrom(PROVIDER_PROBLEMS, "ndia-refused", words));
}
