import { INVOICE_SCHEMA, INVOICE_TABLES } from "./invoice-schema.ts";
import { PACE_SCHEMA, PACE_TABLES } from "./pace-schema.ts";
import { RECORD_SCHEMA, RECORD_TABLES } from "./record-schema.ts";

/**
 * One database, two owners: the CRM's tables and the agency's. The CRM's code never reads `participants`,
 * `participant_plans`, `pace_…`, `record_…`, `devices`, `device_keys` or `activation_codes`, and the agency's never reads the rest.
 * Dates are YYYY-MM-DD text, amounts whole cents, quantities and hours whole hundredths, ticks 0 or 1.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS clients (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL DEFAULT 'Client',
  first_name TEXT NOT NULL,
  surname TEXT NOT NULL,
  gender TEXT NOT NULL,
  date_of_birth TEXT,
  ndis_number TEXT,
  email TEXT NOT NULL DEFAULT '',
  additional_emails TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  suburb TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  service_region TEXT NOT NULL DEFAULT '',
  service_types TEXT NOT NULL DEFAULT '',
  current_rate INTEGER,
  status TEXT NOT NULL DEFAULT 'Active',
  statement_opt_out INTEGER NOT NULL DEFAULT 0,
  postal_statement INTEGER NOT NULL DEFAULT 0,
  auto_approved INTEGER NOT NULL DEFAULT 0,
  pace INTEGER NOT NULL DEFAULT 0,
  api_access INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS clients_by_name ON clients (surname COLLATE NOCASE, first_name COLLATE NOCASE, id);
CREATE INDEX IF NOT EXISTS clients_by_status ON clients (status, surname COLLATE NOCASE, first_name COLLATE NOCASE, id);
CREATE INDEX IF NOT EXISTS clients_by_ndis_number ON clients (ndis_number);

CREATE TABLE IF NOT EXISTS contracts (
  id INTEGER PRIMARY KEY,
  client_id INTEGER NOT NULL REFERENCES clients (id),
  reference TEXT NOT NULL DEFAULT '',
  contract_number TEXT NOT NULL DEFAULT '',
  plan_start TEXT,
  plan_end TEXT,
  start_date TEXT,
  end_date TEXT,
  funding_source TEXT NOT NULL,
  funding_management TEXT NOT NULL,
  total_funding INTEGER NOT NULL,
  referral_date TEXT,
  pace_participant TEXT NOT NULL DEFAULT 'No',
  pace_plan INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'Active',
  notes TEXT NOT NULL DEFAULT '',
  locked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS contracts_by_client ON contracts (client_id, status);

CREATE TABLE IF NOT EXISTS plan_budgets (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts (id),
  category TEXT NOT NULL,
  amount INTEGER NOT NULL,
  stated_support_type TEXT NOT NULL DEFAULT 'N/A',
  excluded INTEGER NOT NULL DEFAULT 0,
  requires_booking INTEGER NOT NULL DEFAULT 0,
  proda_status TEXT NOT NULL DEFAULT 'Pending',
  management_style TEXT NOT NULL DEFAULT '',
  start_date TEXT,
  end_date TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS plan_budgets_by_contract ON plan_budgets (contract_id);

CREATE TABLE IF NOT EXISTS provider_budgets (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts (id),
  provider TEXT NOT NULL,
  category TEXT NOT NULL,
  amount INTEGER NOT NULL,
  start_date TEXT,
  end_date TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX IF NOT EXISTS provider_budgets_by_contract ON provider_budgets (contract_id);

CREATE TABLE IF NOT EXISTS service_supports (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts (id),
  category TEXT NOT NULL,
  service TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  ndis_rate TEXT NOT NULL DEFAULT 'Use alternative rate',
  rate INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  provider TEXT NOT NULL DEFAULT '',
  management_style TEXT NOT NULL DEFAULT 'N/A',
  total INTEGER NOT NULL,
  excluded INTEGER NOT NULL DEFAULT 1,
  cos_exclusion INTEGER NOT NULL DEFAULT 0,
  invoice_exclusion INTEGER NOT NULL DEFAULT 0,
  requires_booking INTEGER NOT NULL DEFAULT 0,
  proda_status TEXT NOT NULL DEFAULT 'Pending'
) STRICT;
CREATE INDEX IF NOT EXISTS service_supports_by_contract ON service_supports (contract_id);

CREATE TABLE IF NOT EXISTS delivered_services (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts (id),
  support_item TEXT NOT NULL,
  item_number TEXT NOT NULL DEFAULT '',
  item_description TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL,
  status TEXT NOT NULL,
  contract_support TEXT NOT NULL DEFAULT '',
  quantity INTEGER,
  provider TEXT NOT NULL DEFAULT '',
  hours INTEGER,
  invoice_number TEXT NOT NULL DEFAULT '',
  rate INTEGER NOT NULL,
  invoice_date TEXT,
  gst_code TEXT NOT NULL DEFAULT 'P2',
  total INTEGER NOT NULL,
  delivered_date TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX IF NOT EXISTS delivered_services_by_contract ON delivered_services (contract_id);

CREATE TABLE IF NOT EXISTS participants (
  ndis_number TEXT PRIMARY KEY,
  surname TEXT NOT NULL,
  date_of_birth TEXT NOT NULL,
  pace INTEGER NOT NULL,
  authorised INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS participant_plans (
  ndis_number TEXT NOT NULL REFERENCES participants (ndis_number),
  position INTEGER NOT NULL,
  plan_id INTEGER NOT NULL,
  plan_start TEXT NOT NULL,
  plan_end TEXT NOT NULL,
  first_start TEXT NOT NULL,
  PRIMARY KEY (ndis_number, position)
) STRICT;
${INVOICE_SCHEMA}${PACE_SCHEMA}${RECORD_SCHEMA}

CREATE TABLE IF NOT EXISTS assigned_cases (client_id INTEGER PRIMARY KEY, case_name TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS assigned_booking_traits (client_id INTEGER PRIMARY KEY, trait TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS devices (
  name TEXT PRIMARY KEY,
  status TEXT NOT NULL,
  expires INTEGER NOT NULL,
  key_expires INTEGER NOT NULL,
  jwk TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS device_keys (modulus TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS activation_codes (code TEXT PRIMARY KEY, expires INTEGER NOT NULL, used INTEGER NOT NULL) STRICT;
`;

export const TABLES = [
  "meta",
  ...INVOICE_TABLES,
  "delivered_services",
  "provider_budgets",
  "service_supports",
  "plan_budgets",
  "contracts",
  "clients",
  ...PACE_TABLES,
  ...RECORD_TABLES,
  "participant_plans",
  "participants",
  "assigned_cases",
  "assigned_booking_traits",
  "devices",
  "device_keys",
  "activation_codes",
] as const;
