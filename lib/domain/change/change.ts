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
  /** When an answer was lost: the earliest time at which the CRM surely shows what came of it. */
  readBackAt?: number;
  problem?: Problem;
  /** Of `differs`: the intended value (`after`) and what the CRM shows (`before`). */
  differences?: FieldChange<RecordField>[];
  settledAt?: number;
  /** The record's own form, once it is known. */
  path?: string;
}

/**
 * - `proposed`: nobody has accepted it. `applying`: a durable job. `done`: every record has its final state.
 * - `stopped`: it can't go on without a person; its records show what is done.
 * - `superseded`: replaced by a newer proposal, or declined, before it was accepted.
 */
export type ChangeState = "proposed" | "applying" | "done" | "stopped" | "superseded";

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
  /** The CRM's user as its page names them, and the device; never a secret. */
  acceptedBy?: { user?: string; device: string };
  settledAt?: number;
  /** Why it can't go on until somebody acts. */
  blocked?: Problem;
  /** Time of the automatic retry after a transient error, and the number of retries so far. */
  retryAt?: number;
  attempts: number;
  /** By record id. */
  progress: Record<string, RecordProgress>;
  /** The client's contracts from before: the one that isn't among them is the new one. */
  contractsBefore: string[];
  /** Where the client's new contract is begun, and where it is once there is one. */
  createContractPath?: string;
  /** The page's own form is sent by the page; Planbridge only reads back what came of it. */
  sentBy?: "page";
}
