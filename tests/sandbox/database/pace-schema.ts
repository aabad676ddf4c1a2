/** The agency's budgets. A budget belongs to the plan, or the earlier plan period, of the same start. Amounts in cents. */
export const PACE_SCHEMA = `
CREATE TABLE IF NOT EXISTS pace_plan_history (
  ndis_number TEXT NOT NULL REFERENCES participants (ndis_number),
  plan_start TEXT NOT NULL,
  plan_end TEXT NOT NULL,
  PRIMARY KEY (ndis_number, plan_start)
) STRICT;

CREATE TABLE IF NOT EXISTS pace_budgets (
  id INTEGER PRIMARY KEY,
  ndis_number TEXT NOT NULL REFERENCES participants (ndis_number),
  position INTEGER NOT NULL,
  plan_start TEXT NOT NULL,
  category TEXT NOT NULL,
  component TEXT NOT NULL,
  budget_type TEXT NOT NULL,
  support_type TEXT NOT NULL,
  management TEXT NOT NULL,
  instalment_type TEXT NOT NULL,
  approved INTEGER NOT NULL,
  released INTEGER NOT NULL,
  spent INTEGER NOT NULL,
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS pace_budgets_by_participant ON pace_budgets (ndis_number, position);

CREATE TABLE IF NOT EXISTS pace_funding_periods (
  id INTEGER PRIMARY KEY,
  budget_id INTEGER NOT NULL REFERENCES pace_budgets (id),
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL,
  amount INTEGER NOT NULL,
  released INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS pace_funding_periods_by_budget ON pace_funding_periods (budget_id);
`;

export const PACE_TABLES = ["pace_funding_periods", "pace_budgets", "pace_plan_history"] as const;
