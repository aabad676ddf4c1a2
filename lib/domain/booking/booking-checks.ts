import type { Problem } from "../../core/problem.ts";
import type { ConditionState } from "../record/budget-access.ts";
import type { BookingContext } from "./booking-context.ts";
import type { DraftField } from "./booking-draft.ts";

/** All that the rules for a new booking look at. Parts that were never retrieved are `null` or absent. */
export type BookingFacts = Pick<
  BookingContext,
  "today" | "isPace" | "plans" | "bookings" | "budgets" | "role" | "consent"
>;

/** One thing that has to be in place before a booking is made (F117). */
export interface BookingCheck {
  code: string;
  /** What has to be the case, as a sentence. */
  what: string;
  state: ConditionState;
  /** Of one that doesn't hold or can't be told: what is wrong, and what to do. */
  remedy?: string;
  /** Where it is put right in the wizard. */
  field?: DraftField;
  /** One that fails keeps the booking from being sent; another is only said. */
  prevents: boolean;
}

export function holds(code: string, what: string): BookingCheck {
  return { code, what, state: "holds", prevents: false };
}

/** What can't be told prevents nothing. */
export function unknown(code: string, what: string, remedy: string): BookingCheck {
  return { code, what, state: "unknown", remedy, prevents: false };
}

export function fails(code: string, what: string, remedy: string, field?: DraftField): BookingCheck {
  return { code, what, state: "fails", remedy, prevents: true, ...(field ? { field } : {}) };
}

/** The same, where the NDIA decides: it is said and prevents nothing. */
export function warns(code: string, what: string, remedy: string, field?: DraftField): BookingCheck {
  return { ...fails(code, what, remedy, field), prevents: false };
}

/** The checks that keep a booking from being sent, as problems. */
export function refusalsOf(checks: readonly BookingCheck[]): Problem[] {
  return checks.flatMap(({ code, what, state, remedy = "", prevents }) =>
    state === "fails" && prevents ? [{ code, what: `This doesn't hold: ${what}`, remedy }] : [],
  );
}

/** What is worth reading before a booking is sent all the same. */
export function warningsOf(checks: readonly BookingCheck[]): string[] {
  return checks.flatMap(({ state, remedy, prevents, code }) =>
    remedy === undefined || state === "holds" || prevents || code === "registered" ? [] : [remedy],
  );
}
