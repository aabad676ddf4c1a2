import type { Identity } from "../ndis/identity.ts";
import type { Plan } from "../ndis/plan.ts";
import type { ComparedField } from "../ndis/plan-verdict.ts";
import type { Problem } from "../ndis/problem.ts";

/** One press of Sync Active Plans. Its progress is its jobs; only what they can't tell is here. */
export interface Batch {
  /** Sorts by time of creation. */
  id: string;
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
}

/** What each state means, and how a job moves between them, is told in `lib/sync/job.ts`. */
export type JobState = "queued" | "running" | "success" | "failed" | "uncompleted" | "not-counted";

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
  settledAt?: number;
}
