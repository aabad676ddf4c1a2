import type { ChangeSet, FieldChange } from "../domain/change/change-set.ts";
import type { Identity } from "../domain/plan/identity.ts";
import type { Plan } from "../domain/plan/plan.ts";
import type { PacePlan } from "../domain/plan/plan-budget.ts";
import type { ComparedField } from "../domain/plan/compare-plan-dates.ts";
import type { Problem } from "../core/problem.ts";

/** What the press was for: comparing active plans, or proposing what PACE would change. */
export type BatchKind = "active-plans" | "pace-proposals";

/** One press on the client list. Its progress is its jobs; only what they can't tell is here. */
export interface Batch {
  /** Sorts by time of creation. */
  id: string;
  /** Absent in batches from before there were two kinds: active plans. */
  kind?: BatchKind;
  /** Origin of the CRM that its clients live on. */
  site: string;
  startedAt: number;
  totalClients: number;
  /** Why none of its jobs can go on until somebody acts. */
  blocked?: Problem;
}

/** Everything that one retrieval brought, kept for good. */
export interface Snapshot {
  id: string;
  batchId: string;
  ndisNumber: string;
  /** What the NDIA was asked with. */
  identity: Identity;
  retrievedAt: number;
  isPace: boolean;
  plans: Plan[];
  /** Of a PACE retrieval: the plans with their budgets. */
  pace?: PacePlan[];
  /** Why earlier periods that were asked for aren't among them. */
  historyProblem?: Problem;
  /** The answers as they came, fields that Planbridge doesn't know included. */
  raw: unknown;
}

/** The latest word on a service contract, for the page that shows it. */
export interface ContractStatus {
  site: string;
  path: string;
  checkedAt: number;
  outcome: "success" | "failed" | "uncompleted" | "not-active";
  compared: ComparedField[];
  notes: string[];
  problem?: Problem;
  /** When the plan that it was compared with was retrieved. */
  retrievedAt?: number;
  /** What the contract's total was then, in cents; absent where the page showed none. */
  totalFunding?: number;
}

/** What each state means, and how a job moves between them, is told in `lib/services/sync/job-states.ts`. */
export type JobState =
  | "queued"
  | "running"
  | "success"
  | "proposed"
  | "failed"
  | "uncompleted"
  | "not-counted";

/** Why a job isn't one of the legend's three outcomes. */
export type NotCounted = "not-active" | "not-pace" | "without-contract";

export interface Job {
  /** `batch/client` or `batch/client/contract`, zero-padded: in order, a client's contracts follow the client. */
  id: string;
  batchId: string;
  kind: "client" | "contract";
  state: JobState;
  client: { name: string; path: string };
  /** Of a contract job: the contract, and the identity that was read from its client's profile. */
  contract?: { reference: string; path: string };
  identity?: Partial<Identity>;
  /** What kept that identity from being read whole. */
  identityProblem?: Problem;
  /** How often it ended uncompleted. */
  attempts: number;
  /** When it will be tried again by itself, in epoch milliseconds. Absent when it won't. */
  retryAt?: number;
  problem?: Problem;
  compared?: ComparedField[];
  notes?: string[];
  /** Of `not-counted`. */
  notCounted?: NotCounted;
  settledAt?: number;
}

/**
 * What became of one record of a change. How it moves is told in `lib/services/changes/record-states.ts`.
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

export interface RecordProgress {
  state: RecordState;
  /** How often it was sent. */
  sent: number;
  /** When an answer was lost: the earliest time at which the CRM surely shows what came of it. */
  readBackAt?: number;
  problem?: Problem;
  /** Of `differs`: what was meant (`after`) and what the CRM shows (`before`). */
  differences?: FieldChange[];
  settledAt?: number;
  /** The record's own form, once it is known. */
  path?: string;
}

/**
 * - `proposed`: nobody has accepted it. `applying`: a durable job. `done`: every record is settled, well or not.
 * - `stopped`: it can't go on without a person; what is done and what isn't stands in its records.
 * - `superseded`: retrieved anew, or declined, before anybody accepted it.
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
  /** When it goes on by itself after an error on the way, and how often it had to. */
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

/** Where a record of the CRM belongs, as its own pages link it. */
export interface RecordLink {
  site: string;
  path: string;
  /** Of a contract and of a budget form. */
  client?: { name: string; path: string };
  /** Of a budget form. */
  contractPath?: string;
  /** Of a client. */
  ndisNumber?: string;
  /** Of a client: the two PACE ticks, where the CRM has no fields for them (F32–F35). */
  pace?: { participant: boolean; apiAccess: boolean };
}
