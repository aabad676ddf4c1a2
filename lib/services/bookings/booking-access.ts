import { ProblemError } from "../../core/problem.ts";
import type { Change } from "../../domain/change/change.ts";
import type { RecordChange } from "../../domain/change/change-set.ts";
import type { Identity } from "../../domain/plan/identity.ts";
import type { NdiaCalls } from "../../ndia/plans.ts";
import type { Database } from "../../storage/database.ts";
import { sendsUnpublishedCalls } from "../../storage/settings/settings.ts";
import { bookingProblem } from "../changes/targets/booking-problems.ts";
import type { BookingAccess } from "../changes/targets/target.ts";
import type { Proposals } from "../changes/propose.ts";
import { keepBooking } from "./keep-booking.ts";

/** How the targets of service bookings reach the NDIA and what is kept of it. */
export function createBookingAccess(deps: {
  db: Database;
  ndiaCalls: () => Promise<NdiaCalls>;
  proposals: Pick<Proposals, "readClient">;
  now: () => number;
}): BookingAccess {
  const { db, ndiaCalls, proposals, now } = deps;
  return {
    ndia: ndiaCalls,
    sendsUnpublished: () => sendsUnpublishedCalls(db),
    identityOf: async ({ site, set }: Change): Promise<Identity> => {
      const { verifiedIdentity } = await proposals.readClient(site, set.client.path);
      // Whose booking it is was decided with the review.
      if (verifiedIdentity.ndisNumber !== set.ndisNumber)
        throw new ProblemError("permanent", bookingProblem("other-participant"));
      return verifiedIdentity;
    },
    keep: (change, record, booking) => keepBooking(db, linkOf(change, record), booking, now()),
  };
}

/** The CRM's row that a booking is made for stands with its record. */
function linkOf({ id, site, set }: Change, { row }: RecordChange) {
  return {
    site,
    ndisNumber: set.ndisNumber,
    clientPath: set.client.path,
    changeId: id,
    ...(row && set.contract ? { contractPath: set.contract.path, rowPath: row.path, rowKind: row.kind } : {}),
  };
}
