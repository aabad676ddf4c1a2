import { isCheckDue } from "../../domain/booking/follow-booking.ts";
import type { IsoDate } from "../../core/calendar-date.ts";
import type { Problem } from "../../core/problem.ts";
import { type BookingLink, isPending } from "../../domain/booking/booking-context.ts";
import { linkView, type RowsView } from "../../domain/booking/contract/checklist-view.ts";
import { rowStatus } from "../../domain/booking/contract/row-status.ts";
import type { bookingPageOperations } from "../../messaging/operations/booking-page-operations.ts";
import type { BookContract } from "../../services/bookings/book-contract.ts";
import type { LinkRow } from "../../services/bookings/link-row.ts";
import { viewChange } from "../../services/changes/build-change-view.ts";
import { listBookingLinksOfContract } from "../../storage/booking-link-repository.ts";
import { listChangesOfClient } from "../../storage/change-repository.ts";
import type { Database } from "../../storage/database.ts";
import { findLink } from "../../storage/link-repository.ts";
import { latestSnapshot } from "../../storage/plan-repository.ts";
import type { HandlersOf } from "../receive.ts";
import { requireOwnForm } from "./own-form.ts";

/** Requests of the contract's page and of its rows' forms about service bookings. */
export function bookingPageHandlers(deps: {
  db: Database;
  bookContract: BookContract;
  linkRow: LinkRow;
  /** Asks the NDIA for the status of these now. */
  followBookings: (links: readonly BookingLink[]) => Promise<void>;
  /** Goes on with what is due, and with accepted changes. */
  wake: () => void;
  /** Why nothing can be stored at present. */
  halted: () => Problem | undefined;
  today: () => IsoDate;
  now: () => number;
}): HandlersOf<typeof bookingPageOperations> {
  const { db, bookContract, linkRow, followBookings, wake, halted, today, now } = deps;

  async function viewRows(site: string, path: string): Promise<RowsView> {
    const client = (await findLink(db, site, path))?.client;
    const ndisNumber = client && (await findLink(db, site, client.path))?.ndisNumber;
    const snapshot = ndisNumber === undefined ? undefined : await latestSnapshot(db, site, ndisNumber);
    if (snapshot?.isPace) return { applies: false, rows: [], isPending: false };
    const links = await listBookingLinksOfContract(db, site, path);
    const changes = client ? await listChangesOfClient(db, site, client.path) : [];
    const change = changes.find(
      ({ set, acceptedAt }) =>
        (set.purpose === "create-bookings" || set.purpose === "link-booking") &&
        set.contract?.path === path &&
        acceptedAt !== undefined,
    );
    if (change?.state === "applying" || links.some((link) => isCheckDue(link, now()))) wake();
    return {
      applies: true,
      rows: links.map((link) => linkView(link, rowStatus(link, today()))),
      isPending: links.some(({ status }) => isPending(status)),
      ...(change ? { change: await viewChange(db, change, halted()) } : {}),
    };
  }

  return {
    "bookings.view-contract": ({ path }, { origin }) => viewRows(origin, path),
    "bookings.refresh-contract": async ({ path }, { origin }) => {
      await followBookings(await listBookingLinksOfContract(db, origin, path));
      return viewRows(origin, path);
    },
    "bookings.check-contract": ({ path, fresh }, { origin }) => bookContract.check(origin, path, fresh),
    "bookings.propose-contract": async ({ path }, { origin }) =>
      viewChange(db, await bookContract.propose(origin, path), halted()),
    "bookings.retrieve-for-form": async ({ formPath, category }, from) => {
      await requireOwnForm(db, formPath, from);
      return linkRow.retrieve(from.origin, formPath, category);
    },
    "bookings.propose-link": async (save, from) => {
      await requireOwnForm(db, save.formPath, from);
      return viewChange(db, await linkRow.proposeSave(from.origin, save), halted());
    },
  };
}
