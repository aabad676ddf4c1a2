import type { Identity } from "../domain/plan/identity.ts";
import type { Plan } from "../domain/plan/plan.ts";
import type { PacePlan } from "../domain/plan/plan-budget.ts";
import type { Problem } from "../core/problem.ts";

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
