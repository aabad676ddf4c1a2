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
 * What stands in a row of the CRM's table below its own PRODA Status (F20, F24), in a few words: such a column is narrow. `title`
 * says all of it. A row that the CRM says was booked, and that isn't linked here, has nothing: nobody sends it.
 */
export function rowNote(
  view: RowView | undefined,
  crmStatus: string,
): { text: string; title: string; tone: "block" | "warn" | "fine" } | undefined {
  if (!view)
    return /^success/i.test(crmStatus)
      ? undefined
      : {
          text: "NDIA: Not sent",
          title: "Planbridge hasn't sent a service booking for this row.",
          tone: "warn",
        };
  const { status, bookingId = "", checkedAt, problem } = view;
  const day = checkedAt === undefined ? "" : dayOf(checkedAt);
  return {
    text: `NDIA: ${status.words} ${bookingId}${problem ? `, as of ${day}` : ""}`,
    title:
      `Planbridge: service booking ${bookingId} is ${status.detail || status.words} at the NDIA, as of ${day}. ${problem ?? ""}`.trim(),
    tone: TONES[status.state],
  };
}
