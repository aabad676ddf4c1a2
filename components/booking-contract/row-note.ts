import type { RowView } from "../../lib/domain/booking/contract/checklist-view.ts";
import type { RowState } from "../../lib/domain/booking/contract/row-status.ts";
import { dayOf } from "../base/time-ago.ts";

const TONES: Readonly<Record<RowState, "block" | "warn" | "fine">> = {
  "not-sent": "warn",
  pending: "warn",
  success: "fine",
  rejected: "block",
  ended: "block",
  unknown: "warn",
};

/**
 * What stands in a row of the CRM's table below its own PRODA Status (F20, F24). A row that the CRM says was booked, and that
 * isn't linked here, has nothing: nobody sends it.
 */
export function rowNote(
  view: RowView | undefined,
  crmStatus: string,
): { text: string; tone: "block" | "warn" | "fine" } | undefined {
  if (!view) return /^success/i.test(crmStatus) ? undefined : { text: "Planbridge: Not sent", tone: "warn" };
  const { status, bookingId, checkedAt, problem } = view;
  const detail = status.detail && status.detail !== status.words ? ` (${status.detail})` : "";
  const failed = problem && checkedAt !== undefined ? `, last known ${dayOf(checkedAt)}` : "";
  return {
    text: `Planbridge: ${status.words}${detail}, booking ${bookingId ?? ""}${failed}`,
    tone: TONES[status.state],
  };
}
