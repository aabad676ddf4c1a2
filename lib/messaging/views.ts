import type { IsoDate } from "../core/calendar-date.ts";
import type { FieldChange, Purpose, RecordChange } from "../domain/change/change-set.ts";
import type { Problem } from "../core/problem.ts";
import type { ChangeState, RecordProgress } from "../storage/rows.ts";

/** What the surfaces show. Plain JSON: Chrome sends messages as JSON, Firefox clones them. */

export type { BatchView, ResultFilter, ResultRow } from "../services/sync/build-batch-view.ts";

export type { ContractStatusView } from "../services/sync/contract-status-view.ts";

/** The connection as Options and the popup show it. Secrets and keys never leave the background. */
export interface ConnectionView {
  /** `none`: nothing saved. `saved`: saved but not activated. */
  state: "none" | "saved" | "active" | "key-expired" | "device-expired";
  /** What is saved, with an empty API key: saving an empty one keeps it. */
  settings?: ConnectionForm;
  apiKeySaved: boolean;
  /** Fields that enterprise policy has set; they can't be changed here. */
  managed: (keyof ConnectionForm)[];
  keyExpiry?: string;
  deviceExpiry?: string;
  /** Whole days from today in the settings' zone; negative when past. */
  keyDaysLeft?: number;
  deviceDaysLeft?: number;
  /** Origins that the browser doesn't allow at present. */
  missingOrigins: string[];
  today: IsoDate;
}

/** The fields of Options > Connection as text. */
export interface ConnectionForm {
  environment: "production" | "test" | "other";
  deviceHost: string;
  tokenHost: string;
  ndiaHost: string;
  tokenAudience: string;
  serviceAudience: string;
  clientId: string;
  /** Empty or absent: Planbridge's own name and version. */
  productId?: string;
  apiKey: string;
  orgId: string;
  deviceName: string;
}

/** A CRM address and the profile with which its pages are read. */
export interface Site {
  origin: string;
  profileId: string;
}

export interface SiteView extends Site {
  profileName: string;
  /** Whether the browser allows the extension there at present. */
  allowed: boolean;
  /** Built in or set by policy: can't be removed. */
  fixed: boolean;
}

/** A change as the review shows it, from its proposal to what became of each record. */
export interface ChangeView {
  id: string;
  purpose: Purpose;
  state: ChangeState;
  client: { name: string };
  contract?: { reference: string; path: string };
  /** Epoch milliseconds of the retrieval that it came from. */
  retrievedAt: number;
  /** Since when the plan has been as it is now, by what was retrieved (F46). */
  unchangedSince?: number;
  records: (RecordChange & { progress?: RecordProgress })[];
  warnings: string[];
  refusals: Problem[];
  /** What a person types to accept it all; absent when no money moves. Cents. */
  moved: number;
  acceptedAt?: number;
  acceptedBy?: { user?: string; device: string };
  settledAt?: number;
  blocked?: Problem;
  /** When it goes on by itself after an error on the way. */
  retryAt?: number;
}

/** One thing that must hold before the NDIA is asked, and what to do where it doesn't. */
export interface Precondition {
  what: string;
  holds: boolean;
  remedy?: string;
  at?: "options";
}

/** What the client's page shows of PACE. */
export interface ClientPaceView {
  participant: boolean;
  apiAccess: boolean;
  /** Whose ticks they are: the CRM's own fields, or Planbridge's where the CRM has none (F32–F35). */
  keptBy: "crm" | "planbridge";
  preconditions: Precondition[];
  /** The change of this client that is under way or ended last. */
  change?: ChangeView;
}

/** What the contract's page shows of PACE. */
export interface ContractPaceView {
  isPace: boolean;
  preconditions: Precondition[];
  /** Whether a sync has brought this contract in step with PACE, and what was retrieved since (F46). */
  lastSync?: {
    at: number;
    /** Whether what was retrieved since differs from what was synced. */
    changed: boolean;
    /** Of the newest retrieval. */
    retrievedAt?: number;
  };
  /** What that sync saved in the CRM: the page may show something else by now. */
  synced?: SyncedContract;
  change?: ChangeView;
}

/** What a sync saved and verified in a contract and its budgets. Money in cents. */
export interface SyncedContract {
  planStartDate?: IsoDate;
  planEndDate?: IsoDate;
  totalFunding?: number;
  budgets: { category: string; path: string; amount: number }[];
}

/** A plan that can be chosen under Select Plan to Sync (F48). */
export interface PlanChoice {
  /** Names it when it is chosen. */
  key: string;
  startDate: IsoDate;
  endDate: IsoDate | null;
  current: boolean;
  budgets: number;
  /** Why its budgets aren't known; then their number says nothing. */
  budgetsProblem?: Problem;
  /** Of an earlier period: what doesn't fit together in the NDIA's answer; each a sentence. */
  oddities?: readonly string[];
  /** Why it is the one that fits this contract best; only one of them has it. */
  fits?: string;
}

export interface PlansView {
  snapshotId: string;
  retrievedAt: number;
  unchangedSince?: number;
  /** Why earlier periods of the plan aren't among them. */
  historyProblem?: Problem;
  plans: PlanChoice[];
}

/** A record of PACE that a budget form's drop-down offers (F53). Money is cents. */
export interface BudgetChoice {
  key: string;
  category: string;
  component: string | null;
  /** `null`: the NDIA doesn't tell. The same holds for management and exclusion, which stay as the form has them. */
  stated: boolean | null;
  managementStyle: string | null;
  startDate: IsoDate;
  endDate: IsoDate;
  total: number;
  excluded: boolean | null;
}

export interface BudgetsView {
  snapshotId: string;
  retrievedAt: number;
  client: { name: string };
  category: string;
  choices: BudgetChoice[];
}

/** A proposal of a batch, as the list of a bulk sync shows it. */
export interface ProposalView {
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
  troubled: number;
}

/** What the rules say of a captured invoice, for the list of them. */
export interface CapturedVerdict {
  path: string;
  lines: number;
  blocks: number;
  warnings: number;
  /** The gravest finding's words; absent when there is none. */
  first?: string;
  /** Why it couldn't be checked. */
  problem?: Problem;
  /** When the client's plan was retrieved, in epoch milliseconds; `null`: never. Absent for whom there is none to retrieve. */
  planAt?: number | null;
  /** Why the plan wasn't retrieved. */
  planProblem?: Problem;
}

export type { HolidaySettings } from "../services/invoices/effective-holidays.ts";
export type { InvoiceContextView } from "../services/invoices/invoice-context.ts";
export type { RetrievedPlan } from "../services/invoices/plan-retrieval.ts";
export type { FieldChange, RecordChange };
