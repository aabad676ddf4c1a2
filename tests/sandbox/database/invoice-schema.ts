/**
 * The CRM's invoices, the funding periods of its PACE budgets, and what its invoice capture has read. A line of an invoice
 * that counts has a delivered service; who deletes that by hand leaves the line.
 */
export const INVOICE_SCHEMA = `
CREATE TABLE IF NOT EXISTS funding_components (
  id INTEGER PRIMARY KEY,
  budget_id INTEGER NOT NULL REFERENCES plan_budgets (id) ON DELETE CASCADE,
  amount INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS funding_components_by_budget ON funding_components (budget_id);

CREATE TABLE IF NOT EXISTS funding_periods (
  id INTEGER PRIMARY KEY,
  component_id INTEGER NOT NULL REFERENCES funding_components (id) ON DELETE CASCADE,
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL,
  amount INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS funding_periods_by_component ON funding_periods (component_id);

CREATE TABLE IF NOT EXISTS invoices (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL GENERATED ALWAYS AS (printf('NDIS-%010d', id)) VIRTUAL,
  client_id INTEGER NOT NULL REFERENCES clients (id),
  provider TEXT NOT NULL,
  abn TEXT NOT NULL DEFAULT '',
  invoice_number TEXT NOT NULL,
  invoice_date TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  on_hold_reason TEXT NOT NULL DEFAULT '',
  approved_by_client TEXT NOT NULL DEFAULT 'Yes',
  auto_calculate TEXT NOT NULL DEFAULT 'Yes',
  total INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS invoices_by_client ON invoices (client_id);

CREATE TABLE IF NOT EXISTS invoice_lines (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id),
  contract_id INTEGER NOT NULL REFERENCES contracts (id),
  delivery_id INTEGER REFERENCES delivered_services (id) ON DELETE SET NULL,
  type TEXT NOT NULL,
  cancellation_reason TEXT NOT NULL DEFAULT '',
  gst_code TEXT NOT NULL,
  delivered_from TEXT NOT NULL,
  delivered_to TEXT NOT NULL,
  category TEXT NOT NULL,
  support_item TEXT NOT NULL,
  quantity INTEGER,
  hours INTEGER,
  rate INTEGER NOT NULL,
  total INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS invoice_lines_by_invoice ON invoice_lines (invoice_id);
CREATE INDEX IF NOT EXISTS invoice_lines_by_delivery ON invoice_lines (delivery_id);

CREATE TABLE IF NOT EXISTS captured_invoices (
  id INTEGER PRIMARY KEY,
  batch TEXT NOT NULL,
  client_id INTEGER NOT NULL REFERENCES clients (id),
  participant_name TEXT NOT NULL,
  ndis_number TEXT NOT NULL,
  provider TEXT NOT NULL,
  abn TEXT NOT NULL,
  invoice_number TEXT NOT NULL,
  invoice_date TEXT NOT NULL,
  total INTEGER NOT NULL,
  status TEXT NOT NULL,
  invoice_id INTEGER REFERENCES invoices (id)
) STRICT;

CREATE TABLE IF NOT EXISTS captured_lines (
  id INTEGER PRIMARY KEY,
  captured_id INTEGER NOT NULL REFERENCES captured_invoices (id),
  delivered_from TEXT NOT NULL,
  delivered_to TEXT NOT NULL,
  support_item TEXT NOT NULL,
  category TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  rate INTEGER NOT NULL,
  gst_code TEXT NOT NULL,
  total INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS captured_lines_by_invoice ON captured_lines (captured_id);

CREATE TABLE IF NOT EXISTS assigned_faults (captured_id INTEGER PRIMARY KEY, fault TEXT NOT NULL) STRICT;
`;

/** Children first, and all of them before the CRM's other tables. */
export const INVOICE_TABLES = [
  "assigned_faults",
  "captured_lines",
  "captured_invoices",
  "invoice_lines",
  "invoices",
  "funding_periods",
  "funding_components",
] as const;
