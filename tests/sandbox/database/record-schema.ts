/**
 * What the agency holds of participants besides plans and PACE budgets. Amounts in cents, times in milliseconds of the sandbox's
 * clock. A booking's `next_statuses` are what time makes of it, `granted` is the total that it was made with, and `made_at` is
 * null for one that was generated.
 */
export const RECORD_SCHEMA = `
CREATE TABLE IF NOT EXISTS record_consents_withheld (
  ndis_number TEXT PRIMARY KEY REFERENCES participants (ndis_number)
) STRICT;

CREATE TABLE IF NOT EXISTS record_goals (
  id INTEGER PRIMARY KEY,
  ndis_number TEXT NOT NULL REFERENCES participants (ndis_number),
  plan_id INTEGER NOT NULL,
  term TEXT NOT NULL,
  text TEXT,
  how TEXT NOT NULL,
  support TEXT NOT NULL,
  created TEXT NOT NULL,
  past INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS record_goals_by_participant ON record_goals (ndis_number, id);

CREATE TABLE IF NOT EXISTS record_bookings (
  id INTEGER PRIMARY KEY,
  ndis_number TEXT NOT NULL REFERENCES participants (ndis_number),
  plan_id INTEGER NOT NULL,
  type TEXT NOT NULL,
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL,
  revised_end TEXT,
  status TEXT NOT NULL,
  active INTEGER NOT NULL,
  created_by TEXT NOT NULL DEFAULT 'Provider',
  submitted TEXT,
  next_statuses TEXT NOT NULL DEFAULT '',
  moved_at INTEGER NOT NULL DEFAULT 0,
  granted INTEGER NOT NULL DEFAULT 0,
  reduced INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS record_bookings_by_participant ON record_bookings (ndis_number, id);

CREATE TABLE IF NOT EXISTS record_booking_lines (
  id INTEGER PRIMARY KEY,
  booking_id INTEGER NOT NULL REFERENCES record_bookings (id),
  category TEXT NOT NULL,
  item TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  allocated INTEGER NOT NULL,
  remaining INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS record_booking_lines_by_booking ON record_booking_lines (booking_id, id);

CREATE TABLE IF NOT EXISTS record_payment_requests (
  id INTEGER PRIMARY KEY,
  booking_id INTEGER NOT NULL REFERENCES record_bookings (id),
  amount INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS record_payment_requests_by_booking ON record_payment_requests (booking_id);

CREATE TABLE IF NOT EXISTS record_booking_outcomes (
  ndis_number TEXT PRIMARY KEY REFERENCES participants (ndis_number),
  statuses TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS record_booking_writes (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  request TEXT NOT NULL,
  body TEXT NOT NULL,
  ndis_number TEXT,
  booking_id INTEGER,
  refusal TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS record_plan_budgets (
  id INTEGER PRIMARY KEY,
  ndis_number TEXT NOT NULL REFERENCES participants (ndis_number),
  plan_id INTEGER NOT NULL,
  category TEXT NOT NULL,
  purpose TEXT NOT NULL,
  item TEXT NOT NULL,
  approved INTEGER NOT NULL,
  allocated INTEGER NOT NULL,
  spent INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS record_plan_budgets_by_participant ON record_plan_budgets (ndis_number, id);
`;

export const RECORD_TABLES = [
  "record_consents_withheld",
  "record_goals",
  "record_booking_writes",
  "record_booking_outcomes",
  "record_payment_requests",
  "record_booking_lines",
  "record_bookings",
  "record_plan_budgets",
] as const;
