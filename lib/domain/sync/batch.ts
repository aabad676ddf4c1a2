import type { Cents } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";
import type { PaceConsent } from "../change/change.ts";
import type { ComparedField } from "../plan/compare-plan-dates.ts";
import type { Identity } from "../plan/identity.ts";
import type { RecordPart, SyncSummary } from "../record/participant-record.ts";

/** What a batch may be for: comparing active plans, proposing what PACE would change, or synchronising participants. */
export const BATCH_KINDS = ["active-plans", "pace-proposals", "participants"] as const;

export type BatchKind = (typeof BATCH_KINDS)[number];

/** One sync of ticked clients. Its jobs have its progress; here is only what they lack. */
export interface Batch {
  /** Sorts by time of creation. */
  id: string;
  /** Absent in batches from before there were two kinds: active plans. */
  kind?: BatchKind;
  /** Origin of the CRM that its clients live on. */
  site: string;
  startedAt: number;
  totalClients: number;
  /** Of a synchronisation of participants: what a person has chosen for all of them. */
  participants?: {
    /** Id of the choice, which starts one batch only. */
    choice: string;
    /** Asked for besides the plans (F148). */
    parts: RecordPart[];
    /** Who has confirmed the consent of those whose jobs say so, and when (F149); absent where budgets weren't chosen. */
    confirmed?: PaceConsent;
  };
  /** Why none of its jobs can continue until a person acts. */
  blocked?: Problem;
  /** What of its failed results the results desk has shown; absent in batches from before that was followed: nobody knows. */
  failuresRead?: FailuresRead;
}

export interface FailuresRead {
  /** How many had failed. */
  count: number;
  /** Until when, in epoch milliseconds. */
  until: number;
}

/** Of a batch that begins. */
export const NO_FAILURES_READ: FailuresRead = { count: 0, until: 0 };

/** Failed results of every batch that nobody has seen on the results desk, and that are the latest word on their contract. */
export interface UnreadFailures {
  count: number;
  /** The newest batch that has any. */
  batchId?: string;
}

/** A contract's Total Funding and what the PACE plan's plan-managed budgets come to, in cents. */
export interface ComparedTotals {
  crm: Cents;
  ndia: Cents;
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

/** What each state means, and how a job moves between them, is described in `lib/services/sync/job-states.ts`. */
export type JobState =
  | "queued"
  | "running"
  | "success"
  | "proposed"
  | "failed"
  | "uncompleted"
  | "not-counted";

/** Paths of edit forms, as the CRM's own pages link to them; absent: the page showed no such link, or wasn't read. */
export interface RecordForms {
  client?: string;
  contract?: string;
}

export interface Job {
  /** `batch/client` or `batch/client/contract`, zero-padded: in order, a client's contracts follow the client. */
  id: string;
  batchId: string;
  /** `participant`: a client whose participant is synchronised, without contracts. */
  kind: "client" | "contract" | "participant";
  state: JobState;
  client: { name: string; path: string };
  /** Of a client of whom only some contracts are wanted: their paths; absent: all of them. */
  only?: string[];
  /** Of a contract job: the contract, and the identity that was read from its client's profile. */
  contract?: { reference: string; path: string };
  /** Where the pages that were read link to the forms of these records. */
  forms?: RecordForms;
  identity?: Partial<Identity>;
  /** What kept that identity from being read whole. */
  identityProblem?: Problem;
  /** How often it ended uncompleted. */
  attempts: number;
  /** Time of the automatic retry, in epoch milliseconds. Absent when there is none. */
  retryAt?: number;
  problem?: Problem;
  compared?: ComparedField[];
  /** Where the contract's total and the plan's are both known and differ. */
  totals?: ComparedTotals;
  /** Whether it was compared with a PACE plan, the only kind that Planbridge writes; absent: nobody has compared it. */
  isPace?: boolean;
  notes?: string[];
  /** Of `not-counted`. */
  notCounted?: NotCounted;
  settledAt?: number;
  /** Of a participant: the NDIS number beside which consent to sharing budgets was confirmed; absent: it wasn't. */
  consentOf?: string;
  /** Of a participant who was synchronised: what came of it. */
  summary?: SyncSummary;
}

/** Whether the job is running or will run without a person. */
export function isJobOpen(job: Job): boolean {
  return job.state === "queued" || job.state === "running" || job.retryAt !== undefined;
}

/** Why a job isn't one of the legend's three outcomes. */
export type NotCounted = "not-active" | "not-pace" | "without-contract";
