import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Drift } from "../../overview/drift.ts";
import type { RecordView } from "../../record/record-view.ts";
import type { CarePackage } from "../care-package/care-package.ts";
import type { CrmProfileView } from "../crm-profile/crm-profile-view.ts";
import type { Geography } from "../geography/classify-address.ts";
import type { PackTable } from "./handover-pack.ts";

/** One line of the log. */
export interface LogEntry {
  /** Epoch milliseconds. */
  at: number;
  what: string;
  by: string | null;
  details: string;
}

/** One retrieval from the NDIA. */
export interface RetrievalEntry {
  at: number;
  isPace: boolean;
  plans: readonly { startDate: IsoDate; endDate: IsoDate | null }[];
}

/** Everything that a handover pack is made of. */
export interface PackData {
  ndisNumber: string;
  /** As the CRM calls them; `null`: not told. */
  name: string | null;
  today: IsoDate;
  /** Now, in epoch milliseconds. */
  now: number;
  record: RecordView;
  profile: CrmProfileView;
  geography: Geography;
  packages: readonly CarePackage[];
  /** Where active contracts differ from the NDIA, and how many were never compared. */
  drifts: readonly Drift[];
  uncompared: number;
  /** Newest first. */
  retrievals: readonly RetrievalEntry[];
  /** Newest first. */
  log: readonly LogEntry[];
  /** What people entered in lists of their own: connections, resources, goals. */
  own: readonly PackTable[];
}
