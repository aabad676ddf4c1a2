import type { Problem } from "../../core/problem.ts";
import { availableActions } from "../../domain/booking/manage/available-actions.ts";
import { bookingVersion } from "../../domain/booking/manage/booking-version.ts";
import { bookingView } from "../../domain/record/booking-views.ts";
import type { bookingManageOperations } from "../../messaging/operations/booking-manage-operations.ts";
import type { BookingManagement } from "../../services/bookings/manage-booking.ts";
import { viewChange } from "../../services/changes/build-change-view.ts";
import type { Database } from "../../storage/database.ts";
import type { HandlersOf } from "../receive.ts";

/** Requests of the window in which a service booking is managed. Whose booking it is, the CRM's own page of the client tells. */
export function bookingManageHandlers(deps: {
  db: Database;
  management: BookingManagement;
  /** Why nothing can be stored at present. */
  halted: () => Problem | undefined;
}): HandlersOf<typeof bookingManageOperations> {
  const { db, management, halted } = deps;
  return {
    "bookings.manage": async (place) => {
      const managed = await management.open(place);
      const { booking, plan, today, link, context } = managed;
      return {
        client: { name: context.client.name },
        ndisNumber: context.ndisNumber,
        today,
        retrievedAt: context.retrievedAt,
        booking: bookingView(booking, today),
        planEnd: plan?.endDate ?? null,
        actions: availableActions(managed),
        linkedRow: link?.rowKind ?? null,
        version: bookingVersion(booking),
      };
    },
    "bookings.propose-action": async ({ version, action, ...place }) =>
      viewChange(db, await management.propose(place, version, action), halted()),
    "bookings.force-sync": async ({ version, ...place }) => {
      const change = await management.proposeSync(place, version);
      return change && viewChange(db, change, halted());
    },
  };
}
