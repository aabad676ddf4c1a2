/** What the agency holds of participants besides plans and PACE budgets. Amounts in cents. */
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
  active INTEGER NOT NULL
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
  "record_booking_lines",
  "record_bookings",
  "record_plan_budgets",
] as const;
