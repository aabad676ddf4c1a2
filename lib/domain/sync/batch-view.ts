import type { BatchKind, ComparedTotals, Job, NotCounted } from "./batch.ts";
import type { Problem } from "../../core/problem.ts";
import type { SyncSummary } from "../record/participant-record.ts";
import type { ComparedField } from "../plan/compare-plan-dates.ts";

/**
 * The six entries of the Sync Active Plan legend (F15a–F15f), and what they don't say: the guide never promises
 * that processed is the sum of the last three, because a contract that isn't active is processed and counted nowhere.
 * What is optional is absent where there is none.
 */
export interface SyncCounts {
  totalClients: number;
  /** 0 to 1, by clients: 1 only when no automatic work is left, retries included. */
  progress: number;
  processed: number;
  success: number;
  failed: number;
  uncompleted: number;
  /** Processed, but no active service contract. */
  notActive: number;
  /** Clients without any service contract: their page was read, and shows none. */
  withoutContract: number;
  /** Contracts with a proposal that nobody has accepted or declined. */
  toReview?: number;
  /** Contracts whose accepted proposal is being saved. */
  saving?: number;
  /** Contracts whose proposal was declined, or replaced by a newer one. */
  declined?: number;
  /** Clients and contracts that aren't on PACE, in a sync of PACE plans. */
  notPace?: number;
}

/** A job's place in the legend, while and after it runs. `none`: a client that was read, or work not yet through. */
export type JobOutcome = "success" | "failed" | "uncompleted" | NotCounted | ProposalOutcome | "none";

/** A batch as the surfaces show it: derived from its jobs each time, so every surface shows the same. */
export interface BatchView {
  id: string;
  kind: BatchKind;
  site: string;
  /** Epoch milliseconds. */
  startedAt: number;
  legend: SyncCounts;
  /** `running`: something is under way. `waiting`: only retries that are due later. `blocked`: a person must act. */
  state: "running" | "waiting" | "blocked" | "finished";
  /** Why the batch can't continue, with the remedy. */
  blocked?: Problem;
  /** When the next retry is due, in epoch milliseconds. */
  nextRetryAt?: number;
  /** What several results have in common and is about the CRM as a whole: said once, above them. */
  inCommon?: Problem;
  /** Results that match the filter, those that need a person first. */
  results: ResultRow[];
  /** How many match in all. */
  resultsInAll: number;
  /** Results whose change was accepted, saved and verified. */
  saved: number;
  /** The reasons for which results need a person, the most frequent first. */
  reasons: ReasonCount[];
}

/** A reason that results have in common, and how many have it. */
export interface ReasonCount {
  key: string;
  label: string;
  outcome: Exclude<JobOutcome, "none">;
  results: number;
  clients: number;
}

/** What the background tells whoever follows a batch: the batch, that there was none, or why it can't be told. */
export type BatchFeedMessage = BatchView | null | { problem: Problem };

export type ResultFilter = "all" | Exclude<JobOutcome, "none">;

/** A service contract, or a client without a known contract, and its result. */
export interface ResultRow {
  id: string;
  clientName: string;
  clientPath: string;
  contractReference?: string;
  contractPath?: string;
  /** The form on which what is wrong is put right; absent: no page that was read links to it, or it isn't put right on a form. */
  formPath?: string;
  outcome: Exclude<JobOutcome, "none">;
  /** Being tried again right now. */
  running: boolean;
  problem?: Problem;
  compared: NonNullable<Job["compared"]>;
  /** Where the contract's total and the plan's are both known and differ. */
  totals?: ComparedTotals;
  /** Whether it was compared with a PACE plan; absent: nobody knows. */
  isPace?: boolean;
  /** A change of it was accepted, and all that it wrote was saved and verified. */
  isSaved?: true;
  notes: string[];
  retryAt?: number;
  /** When it was told last, in epoch milliseconds. */
  settledAt?: number;
  /** It is about a participant, and no contract. */
  isParticipant?: true;
  /** What came of a participant's synchronisation; told to the extension's own pages alone. */
  summary?: SyncSummary;
}

/** What a listener wants to see of a batch's results. */
export interface BatchQuery {
  filter: ResultFilter;
  /** How many results at most. */
  limit: number;
  /** Only batches of this kind. */
  kind?: BatchKind | undefined;
  /** Only this batch. */
  id?: string | undefined;
}

/** What the service contract page says about the contract it shows. Times in epoch milliseconds, money in cents. */
export interface ContractStatusView {
  checkedAt: number;
  retrievedAt?: number;
  outcome: "success" | "failed" | "uncompleted" | "not-active";
  compared: ComparedField[];
  notes: string[];
  problem?: Problem;
  /** The contract's total when it was checked. */
  totalFunding?: number;
  /** What the plan-managed budgets of this PACE plan come to, where they were ever retrieved. */
  ndiaTotal?: number;
  /** Why nothing can be stored at present, and so nothing newer is known. */
  halted?: Problem;
  /** A plan with other dates was retrieved since: the verdict doesn't know of it. */
  newerPlan?: true;
}

/** The outcomes of a contract with a proposal in a sync's results. Nothing is a success before the CRM was read back. */
export type ProposalOutcome = "to-review" | "saving" | "declined" | "success" | "failed";

/** What has become of a proposal by now, for its row in the results. */
export interface ProposalResult {
  outcome: ProposalOutcome;
  problem?: Problem;
  /** All that was accepted was saved and verified. */
  isSaved?: true;
  /** In place of what the job noted when it proposed; absent: that still holds. */
  notes?: string[];
}
