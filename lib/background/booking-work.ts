import type { SiteProfile } from "../crm/profile/site-profile.ts";
import type { BookingLink } from "../domain/booking/booking-context.ts";
import type { NdiaCalls, NdiaGet } from "../ndia/plans.ts";
import { setFollowAlarm, withKeepAlive } from "../platform/keep-alive.ts";
import type { createLimiter } from "../platform/limiter.ts";
import { currentTime, today } from "../platform/system-clock.ts";
import { createBookingAccess } from "../services/bookings/booking-access.ts";
import { createBookingProposals } from "../services/bookings/booking-proposals.ts";
import { followBookings, followDueBookings, nextFollowAt } from "../services/bookings/follow-bookings.ts";
import { createBookingManagement } from "../services/bookings/manage-booking.ts";
import type { Proposals } from "../services/changes/propose.ts";
import type { ReadCrm } from "../services/crm/crm-access.ts";
import {
  type ParticipantSync,
  synchroniseParticipant,
} from "../services/participants/synchronise-participant.ts";
import type { Database } from "../storage/database.ts";

export interface BookingWorkDeps {
  db: Database;
  ndiaCalls: () => Promise<NdiaCalls>;
  /** Questions, within the limit that all work shares. */
  ndia: () => Promise<NdiaGet>;
  limit: ReturnType<typeof createLimiter>;
  proposals: Proposals;
  readCrm: ReadCrm;
  profileOf: (site: string) => Promise<SiteProfile>;
  changed: () => void;
}

/** All that the background does about service bookings. */
export function createBookingWork(deps: BookingWorkDeps) {
  const { db, ndia, limit, proposals, readCrm, profileOf, changed } = deps;
  const synchronise = (request: ParticipantSync) =>
    withKeepAlive(() => synchroniseParticipant({ db, ndia, now: currentTime, today }, request));
  const bookings = createBookingProposals({ db, proposals, synchronise, today });
  const follow = { db, ndia, changed, now: currentTime };

  /** Sets the alarm for the booking whose status is asked for next. */
  async function followLater(): Promise<void> {
    await setFollowAlarm(await nextFollowAt(db));
  }

  return {
    /** For the targets of changes. */
    access: createBookingAccess({
      db,
      ndiaCalls: async () => {
        const { get, send } = await deps.ndiaCalls();
        return {
          get: (...question) => limit(() => get(...question)),
          send: (write) => limit(() => send(write)),
        };
      },
      proposals,
      now: currentTime,
    }),
    /** Asks for the status of those that are due. */
    followDue: () => withKeepAlive(() => followDueBookings(follow)),
    followLater,
    /** What handlers use. */
    operations: {
      bookings,
      management: createBookingManagement({ db, bookings, proposals, readCrm, profileOf }),
      /** Asks for the status of these now. */
      followBookings: (links: readonly BookingLink[]) =>
        withKeepAlive(() => followBookings(follow, links)).then(followLater),
      synchroniseParticipant: synchronise,
    },
  };
}
