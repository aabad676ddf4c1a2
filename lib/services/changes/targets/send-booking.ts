import { formatDate } from "../../../core/calendar-date.ts";
import { formatMoney } from "../../../core/money.ts";
import { ProblemError } from "../../../core/problem.ts";
import type { SentField } from "../../../domain/change/change.ts";
import { type FieldChange, isDifferent, type RecordChange } from "../../../domain/change/change-set.ts";
import { NotTakenError } from "../../../ndia/not-taken-error.ts";
import type { Outcome, Place } from "./target.ts";

/**
 * What came of a call that changes something. A refusal in words is one; what was certainly not taken may be sent later; any
 * other error leaves it open, and is thrown.
 */
export async function sendBooking(send: () => Promise<Place>): Promise<Outcome> {
  try {
    return { saved: true, ...(await send()) };
  } catch (error) {
    if (error instanceof NotTakenError) return { saved: false, notTaken: error };
    if (error instanceof ProblemError && error.kind === "permanent")
      return { saved: false, problem: error.problem };
    throw error;
  }
}

/** What is about to be sent, for the log of changes. */
export function sentBookingFields({ fields }: RecordChange): SentField[] {
  return fields.filter(isDifferent).map((field) => ({ label: field.label, value: textOf(field) }));
}

function textOf({ kind, after }: FieldChange): string {
  if (after === null) return "";
  if (kind === "money") return formatMoney(Number(after));
  if (kind === "tick") return after === true ? "Yes" : "No";
  return kind === "date" ? formatDate(String(after)) : String(after);
}
