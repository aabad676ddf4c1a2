import { type BookingClient, seedBookingClients } from "../database/seed-bookings.ts";
import { insertBooking } from "../database/seed-record.ts";
import { all, insert, inTransaction, run, update } from "../database/query.ts";
import type { BookingWriteKind } from "../ndia/bookings/booking-routes.ts";
import {
  bookingId,
  type BookingLineRow,
  type BookingRow,
  findBooking,
  findLines,
} from "../ndia/bookings/booking-rows.ts";
import { moveFunds, spendFunds } from "../ndia/bookings/booking-funds.ts";
import { moveStatuses } from "../ndia/bookings/booking-statuses.ts";
import { fundsOf } from "../ndia/bookings/change-booking.ts";
import { findPlans } from "../ndia/participants.ts";
import { type BookingChange, changeBooking } from "./change-stored-booking.ts";
import type { BookingTrait } from "../people/booking-traits.ts";
import type { BookingOutcome } from "../people/person.ts";
import type { World } from "../world.ts";

/** A booking as the agency holds it: its id as it is told to the world, cents, hundredths of quantities. */
export type StoredBooking = Omit<BookingRow, "id"> & { bookingId: number; lines: BookingLineRow[] };

/** A request that changes a service booking and reached the agency, with what came of it. */
export type BookingWrite = {
  /** An instant in UTC, by the sandbox's clock. */
  at: string;
  kind: BookingWriteKind;
  /** Method and path. */
  request: string;
  /** As it was sent. */
  body: string;
  ndisNumber: string | null;
  bookingId: number | null;
  /** Null for what was carried out. */
  refusal: string | null;
};

export type NdiaBooking = {
  category: string;
  item?: string | undefined;
  /** Cents. */
  amount: number;
  /** Awaiting Provider Approval unless it is told. */
  status?: string | undefined;
  type?: "ZSAG" | "ZPLM" | undefined;
};

/** What a test may look at, and change, of service bookings on the agency's side. */
export type BookingControl = {
  /** All bookings of a participant, or of everyone, in the order in which they were made. */
  bookings(ndisNumber?: string): StoredBooking[];
  /** Each request since the start that would change one, oldest first. */
  bookingWrites(): BookingWrite[];
  /** A booking that the agency made, for the whole current plan. Gives its id; null when there is no such plan. */
  addNdiaBooking(ndisNumber: string, booking: NdiaBooking): number | null;
  /** False when there is no such booking. */
  changeBooking(id: number, change: BookingChange): boolean;
  /** Pays out of a booking, which then can't be deleted. False when there is no such booking. */
  addPaymentRequest(id: number, cents: number): boolean;
  /** What time makes of bookings that are created from now on. */
  setBookingOutcome(ndisNumber: string, outcome: BookingOutcome): void;
  /** More clients for service bookings: of one trait, or of each in turn. */
  addBookingClients(count: number, trait?: BookingTrait): BookingClient[];
  bookingClients(): BookingClient[];
};

export function createBookingControl({ database, clock, switches }: World): BookingControl {
  const settle = () => moveStatuses(database, clock, switches.current.bookingStepSeconds * 1000);

  return {
    bookings(ndisNumber) {
      settle();
      const sql = "SELECT * FROM record_bookings WHERE ?1 IS NULL OR ndis_number = ?1 ORDER BY id";
      return all<BookingRow>(database, sql, ndisNumber ?? null).map((row) => {
        const { id: _id, ...booking } = row;
        return { bookingId: bookingId(row), ...booking, lines: findLines(database, row) };
      });
    },
    bookingWrites: () =>
      all<Omit<BookingWrite, "at"> & { at: number }>(
        database,
        `SELECT at, kind, request, body, ndis_number AS ndisNumber, booking_id AS bookingId, refusal
         FROM record_booking_writes ORDER BY id`,
      ).map((write) => ({ ...write, at: new Date(write.at).toISOString() })),
    addNdiaBooking(ndisNumber, { category, item = "", amount, status = "APRO", type = "ZSAG" }) {
      const plan = findPlans(database, ndisNumber).at(-1);
      if (!plan) return null;
      const id = insertBooking(database, ndisNumber, {
        planId: plan.plan_id,
        type,
        start: plan.plan_start,
        end: plan.plan_end,
        revisedEnd: null,
        status,
        active: true,
        createdBy: "NDIA",
        lines: [{ category, item, quantity: 1, allocated: amount, remaining: amount }],
      });
      update(database, "record_bookings", id, { submitted: clock.today() });
      moveFunds(database, { ndisNumber, planId: plan.plan_id, category, item }, amount);
      return bookingId({ id });
    },
    changeBooking(id, change) {
      settle();
      return changeBooking(database, id, change, clock.today());
    },
    addPaymentRequest(id, cents) {
      settle();
      const booking = findBooking(database, id);
      const [line] = booking ? findLines(database, booking) : [];
      if (!booking || !line) return false;
      inTransaction(database, () => {
        insert(database, "record_payment_requests", { booking_id: booking.id, amount: cents });
        update(database, "record_booking_lines", line.id, { remaining: line.remaining - cents });
        spendFunds(database, fundsOf(booking, line), cents);
      });
      return true;
    },
    setBookingOutcome(ndisNumber, statuses) {
      run(database, "DELETE FROM record_booking_outcomes WHERE ndis_number = ?", ndisNumber);
      insert(database, "record_booking_outcomes", { ndis_number: ndisNumber, statuses });
    },
    addBookingClients: (count, trait) => seedBookingClients(database, count, clock.today(), trait),
    bookingClients: () =>
      all<BookingClient>(
        database,
        `SELECT t.client_id AS clientId, c.ndis_number AS ndisNumber, t.trait, p.plan_id AS planId
         FROM assigned_booking_traits t JOIN clients c ON c.id = t.client_id
         JOIN participant_plans p ON p.ndis_number = c.ndis_number ORDER BY t.client_id`,
      ),
  };
}
