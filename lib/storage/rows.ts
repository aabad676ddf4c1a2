import type { Identity } from "../domain/plan/identity.ts";
import type { Plan } from "../domain/plan/plan.ts";
import type { PacePlan } from "../domain/plan/plan-budget.ts";
import type { PaceConsent } from "../domain/change/change.ts";
import type { Problem } from "../core/problem.ts";

/** The complete result of one retrieval, never deleted. */
export interface Snapshot {
  id: string;
  batchId: string;
  ndisNumber: string;
  /** The CRM that it was asked for: no other's page gets it. Absent in rows from before, which no page gets. */
  site?: string;
  /** The details that were sent to the NDIA. */
  identity: Identity;
  retrievedAt: number;
  isPace: boolean;
  plans: Plan[];
  /** The plans with their budgets, in a PACE retrieval. */
  pace?: PacePlan[];
  /** Why requested earlier periods are missing. */
  historyProblem?: Problem;
  /** The unaltered answers, including fields that Planbridge doesn't know. */
  raw: unknown;
}

/** Which client and contract a CRM record belongs to, as the CRM's pages link it. */
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
  pace?: {
    participant: boolean;
    apiAccess: boolean;
    /** Who set them, and when; not told of those set in earlier versions. */
    set?: PaceConsent;
  };
}
