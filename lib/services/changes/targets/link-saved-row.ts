import { retrieveBooking } from "../../../ndia/service-bookings.ts";
import type { Target, TargetDeps } from "./target.ts";

/**
 * A row of the CRM that a person linked with a service booking: once what was saved reads back as meant, the two are joined by the
 * NDIA's id, and the booking is kept as it is now (F27).
 */
export function linkSavedRow(target: Target, { bookings }: Pick<TargetDeps, "bookings">): Target {
  return {
    ...target,
    async readBack(change, record) {
      const saved = await target.readBack(change, record);
      const { row } = record;
      if (row?.bookingId === undefined || saved.problem || saved.differences.length > 0) return saved;
      const { get } = await bookings.ndia();
      const booking = await retrieveBooking(get, change.set.ndisNumber, row.bookingId);
      const path = saved.path ?? change.progress[record.id]?.path ?? record.path ?? row.path;
      await bookings.keep(change, { ...record, row: { ...row, path } }, booking);
      return saved;
    },
  };
}
