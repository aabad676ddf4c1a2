import type { IsoDate } from "../../../core/calendar-date.ts";
import { BOOKING_STATUSES, type Booking, type BookingStatus } from "../../record/booking.ts";

/**
 * How the booking of a row of the CRM stands, in the CRM's own words where it has one: Pending, Success, Rejected (F20, F24).
 * `ended`: the NDIA deleted it, or it holds no money any more. `unknown`: in a word that Planbridge doesn't know.
 */
export type RowState = "not-sent" | "pending" | "success" | "rejected" | "ended" | "unknown";

export interface RowStatus {
  state: RowState;
  /** What is shown: `Success`. */
  words: string;
  /** The NDIA's own label, where it says more: `Awaiting Participant Approval`. */
  detail: string;
}

export const NOT_SENT: RowStatus = { state: "not-sent", words: "Not sent", detail: "" };

const STATES: Readonly<Record<BookingStatus, [state: RowState, words: string]>> = {
  INPR: ["pending", "Pending"],
  APAP: ["pending", "Pending"],
  APRO: ["pending", "Pending"],
  APAC: ["pending", "Pending"],
  APRC: ["pending", "Pending"],
  REJT: ["rejected", "Rejected"],
  APPR: ["success", "Success"],
  CMPD: ["success", "Success"],
  DELE: ["ended", "Deleted"],
};

/** A status by its code; one that isn't known is shown as the NDIA writes it, and is no success (F70, F72). */
export function rowStatus(
  { status, statusWord, isActive, endDate }: Pick<Booking, "status" | "statusWord" | "isActive" | "endDate">,
  today: IsoDate,
): RowStatus {
  if (status === null) return { state: "unknown", words: statusWord || "Status not told", detail: "" };
  const [state, words] = STATES[status];
  const detail = BOOKING_STATUSES[status];
  if (state !== "success") return { state, words, detail };
  if (isActive === false) return { state: "ended", words: "Inactive", detail };
  return { state, words, detail: endDate !== null && endDate < today ? `${detail}, ended` : detail };
}
