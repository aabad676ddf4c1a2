import type { Booking } from "../../record/booking.ts";
import { type ContractRow, rowName } from "./contract-row.ts";
import { isLineOfRow, mayHoldMoney } from "./match-rows.ts";

/** Bookings that the CRM can't follow, as each of its rows has one of its own (F26). */
export interface BookingFault {
  kind: "merged" | "doubled";
  bookingIds: string[];
  /** The rows that it is about. */
  rows: ContractRow[];
  what: string;
  remedy: string;
}

/**
 * Bookings that hold what several rows hold, and rows that several live bookings are for. A booking whose lines aren't told is
 * neither.
 */
export function findMergedBookings(
  rows: readonly ContractRow[],
  bookings: readonly Booking[],
): BookingFault[] {
  const live = bookings.filter(mayHoldMoney);
  const booked = rows.filter(({ requiresBooking }) => requiresBooking === true);
  return [
    ...live.flatMap((booking) => merged(booking, booked)),
    ...booked.flatMap((row) => doubled(row, live)),
  ];
}

function merged({ id, lines }: Booking, rows: readonly ContractRow[]): BookingFault[] {
  const own = rows.filter((row) => lines?.some((line) => isLineOfRow(row, line)));
  if (own.length < 2) return [];
  return [
    {
      kind: "merged",
      bookingIds: [id],
      rows: own,
      what: `Service booking ${id} holds ${own.map(rowName).join(", ")} together.`,
      remedy:
        "The CRM follows one booking for each budget and stated item. End this one, then create one for each row.",
    },
  ];
}

/** Two that follow each other in time aren't doubled. */
function doubled(row: ContractRow, live: readonly Booking[]): BookingFault[] {
  const own = live.filter(({ lines }) => lines?.some((line) => isLineOfRow(row, line)));
  const overlapping = own.filter((booking) =>
    own.some((other) => other !== booking && overlap(booking, other)),
  );
  if (overlapping.length < 2) return [];
  const ids = overlapping.map(({ id }) => id);
  return [
    {
      kind: "doubled",
      bookingIds: ids,
      rows: [row],
      what: `${rowName(row)} has ${ids.length} service bookings for the same time: ${ids.join(", ")}.`,
      remedy: "Link the right one with the CRM's row, and end the others in PRODA.",
    },
  ];
}

function overlap(a: Booking, b: Booking): boolean {
  return (a.endDate === null || b.startDate <= a.endDate) && (b.endDate === null || a.startDate <= b.endDate);
}
