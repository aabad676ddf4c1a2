import type { Purpose, RecordChange } from "./change-set.ts";
import type { Actor, ChangeState, PaceConsent, RecordProgress } from "./change.ts";
import type { WarningFacts } from "./warning-kinds.ts";
import type { Cents } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";

/** A change as the review shows it, from its proposal to what became of each record. */
export interface ChangeView {
  id: string;
  /** Origin of the CRM. */
  site: string;
  purpose: Purpose;
  state: ChangeState;
  client: { name: string };
  contract?: { reference: string; path: string };
  /** Epoch milliseconds of the retrieval that it came from. */
  retrievedAt: number;
  /** Since when the plan is unchanged, by the stored retrievals (F46). */
  unchangedSince?: number;
  records: (RecordChange & { progress?: RecordProgress })[];
  warnings: string[];
  refusals: Problem[];
  /** What a person declares by a tick before it can be accepted. */
  declaration?: string;
  /** What a person types to accept it all; absent when no money moves. Cents. */
  moved: number;
  /** From how much on a person has to type the amount, in cents; a smaller one is confirmed by a tick. Absent: any is typed. */
  typeFrom?: Cents;
  acceptedAt?: number;
  acceptedBy?: Actor;
  consent?: PaceConsent;
  settledAt?: number;
  blocked?: Problem;
  /** Time of the automatic retry after a transient error. */
  retryAt?: number;
}

/** A proposal of a batch, as the list of a bulk sync shows it. */
export interface ProposalView extends WarningFacts {
  id: string;
  client: { name: string };
  contract: string;
  state: ChangeState;
  /** Records that would be written; 0: nothing differs. */
  writes: number;
  warnings: number;
  refusals: number;
  moved: number;
  /** Of an accepted one: how many records stand verified, and how many ended otherwise. */
  verified: number;
  notVerified: number;
}
