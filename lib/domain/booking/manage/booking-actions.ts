/** What can be done with a service booking (F126), in the order in which it is offered. */
export const BOOKING_ACTIONS = [
  "approve",
  "reject",
  "reallocate",
  "reduce-end",
  "extend-end",
  "force-sync",
  "delete",
] as const;

export type BookingAction = (typeof BOOKING_ACTIONS)[number];

/** One of them for one booking: each reason and each note is a sentence. */
export interface ActionState {
  code: BookingAction;
  /** Why it can't be done; empty: it can. */
  reasons: string[];
  /** What to know before it is chosen: what the NDIA may refuse, and what isn't known. */
  notes: string[];
}

export const ACTION_LABELS: Readonly<Record<BookingAction, string>> = {
  approve: "Approve",
  reject: "Reject",
  reallocate: "Reallocate between items",
  "reduce-end": "Reduce end date",
  "extend-end": "Extend end date",
  "force-sync": "Force sync",
  delete: "Delete",
};
