/** What a retrieval by itself may find that is new. */
export const NOTICE_KINDS = [
  "plan-new",
  "plan-end-moved",
  "budgets-changed",
  "bookings-changed",
  "retrieval-failed",
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Something new about a participant that nobody was looking at when it came. It waits until somebody has seen it. */
export interface Notice {
  /** Sorts by time. */
  id: string;
  site: string;
  ndisNumber: string;
  /** Epoch milliseconds. */
  at: number;
  kind: NoticeKind;
  /** A sentence, as screens show it. */
  what: string;
  /** Epoch milliseconds, as long as nobody has seen it; then absent. */
  unseenSince?: number;
}
