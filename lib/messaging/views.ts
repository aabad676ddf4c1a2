import type * as z from "zod/mini";
import type { IsoDate } from "../core/calendar-date.ts";
import type { connectionForm, site } from "./operations/form-schemas.ts";
import type { Problem } from "../core/problem.ts";
import type { ChangeView } from "../domain/change/change-view.ts";
import type { PageHealth } from "../domain/page-health/page-health.ts";
import type { CrmProfileView } from "../domain/profile/crm-profile/crm-profile-view.ts";
import type { RecordView } from "../domain/record/record-view.ts";
import type { ContractDays } from "../domain/record-charts/timeline.ts";

/** What the surfaces show. Plain JSON: Chrome sends messages as JSON, Firefox clones them. */

export type { BatchView, ResultFilter, ResultRow } from "../domain/sync/batch-view.ts";

export type { ContractStatusView } from "../domain/sync/batch-view.ts";

/** The connection as Options and the popup show it. Secrets and keys never leave the background. */
export interface ConnectionView {
  /** `none`: nothing saved. `saved`: saved but not activated. */
  state: "none" | "saved" | "active" | "key-expired" | "device-expired";
  /** What is saved, with an empty API key: saving an empty one keeps it. */
  settings?: ConnectionForm;
  apiKeySaved: boolean;
  /** Which entries of an enterprise policy can't be read. */
  policyProblem?: Problem;
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

export type ConnectionForm = z.infer<typeof connectionForm>;
export type Site = z.infer<typeof site>;

export interface SiteView extends Site {
  profileName: string;
  /** Whether the browser allows the extension there at present. */
  allowed: boolean;
  /** Built in or set by policy: can't be removed. */
  fixed: boolean;
  /** Set by policy. */
  managed: boolean;
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

/** The two PACE ticks of a client whose CRM has no fields for them (F32–F35). */
export interface ClientConsentView {
  /** As the client's own page names them, read by the background. */
  client: { name: string; ndisNumber: string };
  participant: boolean;
  apiAccess: boolean;
  /** Who set them last, and when. */
  set?: { user?: string; device: string; at: number };
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

export type { HolidaySettings } from "../domain/holidays/holiday-settings.ts";
export type { InvoiceContextView } from "../domain/invoice/model/invoice-context-view.ts";

/** How the page of a tab is read. */
export type PageCheckView =
  | {
      state: "read";
      /** Several where the tab shows one of the CRM's pages within another. */
      pages: PageHealth[];
      /** All of it as text to pass on, without personal data. */
      diagnostic: string;
    }
  /** None of the CRM addresses, or one at which the browser doesn't allow Planbridge. */
  | { state: "other-site" }
  /** It takes no script at the moment: it is loading, or shows an error page. */
  | { state: "unreadable" };

/** A tab at one of the CRM addresses. Its title may name a person. */
export interface CrmTab {
  tabId: number;
  title: string;
}

/** Whom the page in a tab is about, by the background's own reading. */
export type PanelTabView =
  | { state: "client"; client: PanelClient }
  /** One of the CRM's pages that is about no client, or that isn't recognised. */
  | { state: "no-client" }
  /** None of the CRM addresses, or one at which the browser doesn't allow Planbridge. */
  | { state: "other-site" };

/** A client of a CRM, as the CRM's own page names them. */
export interface PanelClient {
  site: string;
  path: string;
  name: string;
  ndisNumber: string;
  contracts: { reference: string; path: string }[];
}

/** What the CRM tells of the person, and what the office keeps beside it. */

/** What the CRM tells of the person, and what the office keeps beside it. */
export interface PanelProfile {
  crm: CrmProfileView;
}

/** What is stored of a client, as the side panel shows it. */
export interface PanelRecordView {
  record: RecordView;
  /** Days of the contracts that were compared with the NDIA. */
  contracts: ContractDays[];
  /** References of those that weren't, so that their days aren't known. */
  uncompared: string[];
  today: IsoDate;
  /** What the CRM and the office hold of the person. */
  profile: PanelProfile;
}
