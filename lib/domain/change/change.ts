import type { RecordField } from "../plan/crm-field.ts";
import type { Problem } from "../../core/problem.ts";
import type { ChangeSet, FieldChange } from "./change-set.ts";

/**
 * What became of one record of a change. How it moves is described in `lib/services/changes/record-states.ts`.
 * `sending` and `unknown`: it may or may not have been written, and only the CRM can tell.
 */
export type RecordState =
  | "waiting"
  | "sending"
  | "unknown"
  | "sent"
  | "verified"
  | "differs"
  | "failed"
  | "not-done"
  | "left-out";

/** A field of the CRM's form as it was sent: a choice by its words, a tick as Yes or No. */
export interface SentField {
  label: string;
  value: string;
}

export interface RecordProgress {
  state: RecordState;
  /** How often it was sent. */
  sent: number;
  /** All that was sent last, to be compared with what the CRM holds. */
  sentFields?: SentField[];
  /** When it was last sent, in epoch milliseconds. */
  sentAt?: number;
  /** When an answer was lost: when it is looked for next, and how often it was looked for since it was sent. */
  readBackAt?: number;
  looks?: number;
  /** Its outcome was unknown once, or it was sent twice: a second record may come into the CRM long after. */
  mayAppearTwice?: true;
  /** Of such a record: when it is looked at again. */
  recheckAt?: number;
  problem?: Problem;
  /** Of `differs`: the intended value (`after`) and what the CRM shows (`before`). */
  differences?: FieldChange<RecordField>[];
  settledAt?: number;
  /** The record's own form, once it is known. */
  path?: string;
  /** Of a record of the NDIA: its own id, once it is known. */
  bookingId?: string;
}

/**
 * - `proposed`: nobody has accepted it. `applying`: a durable job. `done`: every record has its final state.
 * - `stopped`: it can't go on without a person; its records show what is done.
 * - `superseded`: replaced by a newer proposal, or declined, before it was accepted.
 */
export type ChangeState = "proposed" | "applying" | "done" | "stopped" | "superseded";

/** Who it was, as the CRM's page names them to the background, and on which device; never a secret. */
export interface Actor {
  user?: string;
  device: string;
}

/** API access to a client's plan, as a person gave it. `at`: epoch milliseconds. */
export interface PaceConsent extends Actor {
  at: number;
}

/** A change from its proposal to its record: who accepted it, when, from which snapshot, and what became of it. */
export interface Change {
  /** Sorts by time of creation. */
  id: string;
  site: string;
  /** Of a proposal out of a batch. */
  batchId?: string;
  state: ChangeState;
  set: ChangeSet;
  proposedAt: number;
  acceptedAt?: number;
  acceptedBy?: Actor;
  /** The client's two PACE ticks where Planbridge keeps them: who gave API access, and when. */
  consent?: PaceConsent;
  settledAt?: number;
  /** Why it can't go on until somebody acts. */
  blocked?: Problem;
  /** Time of the automatic retry after a transient error, and the number of retries so far. */
  retryAt?: number;
  /** When that was planned: later than now, the clock was set back since. */
  retrySince?: number;
  attempts: number;
  /** By record id. */
  progress: Record<string, RecordProgress>;
  /** The client's contracts from before: the one that isn't among them is the new one. */
  contractsBefore: string[];
  /** The NDIA's ids of the participant's bookings from before: one among them isn't the one that this change makes. */
  bookingsBefore?: string[];
  /** Where the client's new contract is begun, and where it is once there is one. */
  createContractPath?: string;
  /** The page's own form is sent by the page; Planbridge only reads back what came of it. */
  sentBy?: "page";
}
