import type { AuditEvent } from "../domain/audit/audit-entry.ts";
import type { BookingLink } from "../domain/booking/booking-context.ts";
import { addAuditEntries, AUDIT_STORES } from "./audit/append-audit.ts";
import type { Database } from "./database.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";

export async function findBookingLink(
  db: Database,
  site: string,
  bookingId: string,
): Promise<BookingLink | undefined> {
  return decodeRow("bookingLinks", await db.get("bookingLinks", [site, bookingId]));
}

/** Those that the CRM's rows of this contract belong to. */
export async function listBookingLinksOfContract(
  db: Database,
  site: string,
  contractPath: string,
): Promise<BookingLink[]> {
  return decodeRows(
    "bookingLinks",
    await db.getAllFromIndex("bookingLinks", "by-contract", [site, contractPath]),
  );
}

export async function listBookingLinksOfParticipant(
  db: Database,
  site: string,
  ndisNumber: string,
): Promise<BookingLink[]> {
  return decodeRows(
    "bookingLinks",
    await db.getAllFromIndex("bookingLinks", "by-participant", [site, ndisNumber]),
  );
}

/** Those whose status is asked for again by itself; the longest due first. */
export async function listFollowedBookingLinks(db: Database): Promise<BookingLink[]> {
  return decodeRows("bookingLinks", await db.getAllFromIndex("bookingLinks", "by-due"));
}

/**
 * Changes it as it is stored now, in one transaction; `undefined` from `change` leaves it alone. A row that is set aside is
 * replaced whole: all of it but the CRM's row comes again from the NDIA, and that is written by the same change. `events`: what is
 * entered with it.
 */
export async function updateBookingLink(
  db: Database,
  { site, bookingId }: Pick<BookingLink, "site" | "bookingId">,
  change: (stored: BookingLink | undefined) => BookingLink | undefined,
  events: readonly AuditEvent[] = [],
): Promise<void> {
  const tx = db.transaction(["bookingLinks", ...AUDIT_STORES], "readwrite");
  const store = tx.objectStore("bookingLinks");
  const next = change(decodeRow("bookingLinks", await store.get([site, bookingId])));
  await Promise.all([
    next && store.put(encodeRow("bookingLinks", next)),
    addAuditEntries(tx, events),
    tx.done,
  ]);
}
