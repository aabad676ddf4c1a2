import type { DatabaseSync } from "node:sqlite";
import { generateBookingClient } from "../people/booking-clients.ts";
import { BOOKING_TRAITS, type BookingTrait } from "../people/booking-traits.ts";
import { first, inTransaction, insert } from "./query.ts";
import { seedPerson } from "./seed.ts";

/** One of those made for service bookings: the CRM's id and what the agency knows them by. */
export type BookingClient = { clientId: number; ndisNumber: string; trait: BookingTrait; planId: number };

/** Adds clients for service bookings after all others: of one trait, or of each in turn. */
export function seedBookingClients(
  database: DatabaseSync,
  count: number,
  today: string,
  only?: BookingTrait,
): BookingClient[] {
  const added: BookingClient[] = [];
  const before = countOf(database);
  inTransaction(database, () => {
    for (let number = before + 1; number <= before + count; number += 1) {
      const trait = only ?? BOOKING_TRAITS[(number - 1) % BOOKING_TRAITS.length] ?? "fees-booked";
      const person = generateBookingClient(number, trait, freeNumber(database, number), today);
      const clientId = seedPerson(database, person);
      insert(database, "assigned_booking_traits", { client_id: clientId, trait });
      const { ndisNumber, plans } = person.ndia;
      added.push({ clientId, ndisNumber, trait, planId: plans[0]?.id ?? 0 });
    }
  });
  return added;
}

function countOf(database: DatabaseSync): number {
  return (
    first<{ count: number }>(database, "SELECT count(*) AS count FROM assigned_booking_traits")?.count ?? 0
  );
}

/** An NDIS number that nobody has on either side. */
function freeNumber(database: DatabaseSync, number: number): string {
  for (let free = 438_000_000 + number * 37; ; free += 1) {
    const taken = first(
      database,
      "SELECT 1 FROM participants WHERE ndis_number = ?1 UNION SELECT 1 FROM clients WHERE ndis_number = ?1",
      String(free),
    );
    if (!taken) return String(free);
  }
}
