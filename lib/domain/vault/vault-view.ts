import type { Problem } from "../../core/problem.ts";

/** What opens the sealed data: a passphrase of the person, or a key that the organisation's policy gives to its computers. */
export type KeyHolder = "passphrase" | "organisation";

/** After how many minutes without a key or pointer Planbridge locks itself; 0: only with the browser. */
export const AUTO_LOCK_MINUTES = [0, 5, 15, 30, 60] as const;
export type AutoLockMinutes = (typeof AUTO_LOCK_MINUTES)[number];

/** The fewest characters of a passphrase. */
export const MIN_PASSPHRASE = 12;

/** The longest that may be chosen for keeping something, in days: ten years. */
export const MAX_RETENTION_DAYS = 3660;

/** What a person types to have everything deleted. */
export const WIPE_CONFIRMATION = "delete everything";

/** For how many days what the NDIA sent is kept; `null`: for good. */
export interface Retention {
  /** Retrievals: each plan, budget and period as it stood. The latest of each participant always stays. */
  retrievalDays: number | null;
  /** The unaltered answers among them. */
  answerDays: number | null;
}

/** How what is stored in this browser is protected. */
export interface VaultView {
  /** Who can open it. Empty: nothing is sealed, and a copy of the browser's profile can be read. */
  openedBy: readonly KeyHolder[];
  isLocked: boolean;
  /** Rows that were sealed so far, while data is being sealed. */
  sealing: { done: number; total: number } | null;
  autoLockMinutes: AutoLockMinutes;
  retention: Retention;
  /** The PRODA key ends soon, and only an unlocked Planbridge can renew it. */
  keyWarning: Problem | null;
}
