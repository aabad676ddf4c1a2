import type { IsoDate } from "../ndis/calendar-date.ts";
import type { ComparedField } from "../ndis/plan-verdict.ts";
import type { Problem } from "../ndis/problem.ts";

/** What the surfaces show. Plain JSON: Chrome sends messages as JSON, Firefox clones them. */

export type { BatchView, ResultFilter, ResultRow } from "../sync/batch-view.ts";

/** What the service contract page says about the contract it shows. */
export interface ContractStatusView {
  checkedAt: number;
  retrievedAt?: number;
  outcome: "success" | "failed" | "uncompleted" | "not-active";
  compared: ComparedField[];
  notes: string[];
  problem?: Problem;
}

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
