import type { DBSchema, IDBPDatabase, StoreNames, StoreValue } from "idb";
import type { AuditEntry, AuditState } from "../domain/audit/audit-entry.ts";
import type { Change } from "../domain/change/change.ts";
import type { Notice } from "../domain/overview/notice.ts";
import type { ParticipantOverview } from "../domain/overview/participant-overview.ts";
import type { ParticipantSpending } from "../domain/overview/spending.ts";
import type { BookingLink } from "../domain/booking/booking-context.ts";
import type { Device } from "../domain/connection/device.ts";
import type { PlanRecord } from "../domain/plan/plan.ts";
import type { PriceItem, PriceList } from "../domain/price-list/price-item.ts";
import type { StoredProfile } from "../domain/profile/crm-profile/stored-profile.ts";
import type { LocalityPart } from "../domain/profile/geography/locality-table.ts";
import type { OwnProfile } from "../domain/profile/own-profile.ts";
import type { ParticipantRecord } from "../domain/record/participant-record.ts";
import type { Batch, ContractStatus, Job } from "../domain/sync/batch.ts";
import type { RecordLink, Snapshot } from "./rows.ts";

/** The stores of the extension's database and what their rows hold. */
export interface Schema extends DBSchema {
  batches: { key: string; value: Batch };
  jobs: { key: string; value: Job; indexes: { "by-state": [string, string]; "by-retry": number } };
  snapshots: { key: string; value: Snapshot; indexes: { "by-participant": [string, number] } };
  plans: { key: string; value: PlanRecord; indexes: { "by-participant": string } };
  contracts: { key: [string, string]; value: ContractStatus };
  changes: {
    key: string;
    value: Change;
    indexes: {
      "by-state": [string, string];
      "by-client": [string, string, string];
      "by-batch": [string, string];
    };
  };
  links: { key: [string, string]; value: RecordLink };
  participants: { key: [string, string]; value: ParticipantRecord };
  overviews: {
    key: [string, string];
    value: ParticipantOverview;
    indexes: { "by-due": string; "by-client": [string, string]; "by-name": string };
  };
  spending: { key: [string, string]; value: ParticipantSpending };
  notices: {
    key: string;
    value: Notice;
    indexes: { "by-participant": [string, string, string]; "by-unseen": number };
  };
  bookingLinks: {
    key: [string, string];
    value: BookingLink;
    indexes: { "by-due": number; "by-contract": [string, string]; "by-participant": [string, string] };
  };
  crmProfiles: { key: [string, string]; value: StoredProfile; indexes: { "by-participant": string } };
  devices: { key: string; value: Device };
  priceLists: { key: string; value: PriceList };
  priceItems: { key: [string, string, string]; value: PriceItem };
  localities: { key: string; value: LocalityPart };
  ownProfiles: { key: [string, string]; value: OwnProfile; indexes: { "by-participant": string } };
  audit: { key: number; value: AuditEntry };
  auditState: { key: string; value: AuditState };
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

/** A row of this store. */
export type RowOf<Store extends StoreNames<Schema>> = StoreValue<Schema, Store>;
