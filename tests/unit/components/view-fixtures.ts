import type { Problem } from "../../../lib/core/problem.ts";
import type { SyncCounts } from "../../../lib/domain/sync/batch-view.ts";
import type {
  BatchView,
  ConnectionForm,
  ConnectionView,
  ContractStatusView,
  ResultRow,
  SiteView,
} from "../../../lib/messaging/views.ts";

export const NOW = Date.parse("2026-11-22T03:15:00Z");
const MINUTE = 60_000;

/** A callback that the test at hand doesn't look at. */
export const ignore = () => undefined;

export const datesDiffer: Problem = {
  code: "plan-end-differs",
  what: "NDIS Plan End Date is 28/02/2027 here and 31/03/2027 at the NDIA.",
  remedy: "Edit the contract and sync again.",
  field: "NDIS Plan End Date",
};

export const differing: ResultRow["compared"] = [
  { field: "NDIS Plan Start Date", crm: "2026-03-01", ndia: "2026-03-01", same: true },
  { field: "NDIS Plan End Date", crm: "2027-02-28", ndia: "2027-03-31", same: false },
];

export function row(changes: Partial<ResultRow> = {}): ResultRow {
  return {
    id: "1",
    clientName: "Siobhan O'Brien",
    clientPath: "/clients/1",
    contractReference: "SC-10023",
    outcome: "success",
    running: false,
    compared: [],
    notes: [],
    ...changes,
  };
}

export function legend(changes: Partial<SyncCounts> = {}): SyncCounts {
  return {
    totalClients: 50,
    progress: 0.62,
    processed: 31,
    success: 24,
    failed: 3,
    uncompleted: 2,
    notActive: 2,
    withoutContract: 0,
    ...changes,
  };
}

export function batch(changes: Partial<BatchView> = {}): BatchView {
  return {
    id: "batch-1",
    kind: "active-plans",
    site: "https://app.careview.io",
    startedAt: NOW - 3 * MINUTE,
    legend: legend(),
    state: "running",
    results: [row()],
    resultsInAll: 1,
    saved: 0,
    reasons: [],
    ...changes,
  };
}

export function status(changes: Partial<ContractStatusView> = {}): ContractStatusView {
  return {
    checkedAt: NOW - 3 * MINUTE,
    retrievedAt: NOW - 3 * MINUTE,
    outcome: "success",
    compared: [
      { field: "NDIS Plan Start Date", crm: "2026-03-01", ndia: "2026-03-01", same: true },
      { field: "NDIS Plan End Date", crm: "2027-02-28", ndia: "2027-02-28", same: true },
    ],
    notes: [],
    ...changes,
  };
}

export const settings: ConnectionForm = {
  environment: "production",
  deviceHost: "https://device.proda.humanservices.gov.au",
  tokenHost: "https://token.proda.humanservices.gov.au",
  ndiaHost: "https://api.ndis.gov.au",
  tokenAudience: "https://token.proda.humanservices.gov.au",
  serviceAudience: "https://www.ndis.gov.au/",
  clientId: "planbridge",
  apiKey: "",
  orgId: "2276495381",
  deviceName: "PB-OFFICE-01",
};

export const presets = {
  production: {
    deviceHost: "https://device.proda.humanservices.gov.au",
    tokenHost: "https://token.proda.humanservices.gov.au",
    ndiaHost: "",
    tokenAudience: "https://token.proda.humanservices.gov.au",
    serviceAudience: "https://www.ndis.gov.au/",
  },
  test: {
    deviceHost: "https://test.device.proda.humanservices.gov.au",
    tokenHost: "https://test.token.proda.humanservices.gov.au",
    ndiaHost: "https://test.api.ndis.gov.au",
    tokenAudience: "https://token.proda.humanservices.gov.au",
    serviceAudience: "https://www.ndis.gov.au/",
  },
};

export function connection(changes: Partial<ConnectionView> = {}): ConnectionView {
  return {
    state: "active",
    settings,
    apiKeySaved: true,
    managed: [],
    keyDaysLeft: 9,
    deviceDaysLeft: 178,
    missingOrigins: [],
    today: "2026-11-22",
    ...changes,
  };
}

export const notConnected: ConnectionView = {
  state: "none",
  apiKeySaved: false,
  managed: [],
  missingOrigins: [],
  today: "2026-11-22",
};

export function site(changes: Partial<SiteView> = {}): SiteView {
  return {
    origin: "https://app.careview.io",
    profileId: "careview",
    profileName: "CareView",
    allowed: true,
    fixed: true,
    managed: false,
    ...changes,
  };
}
