import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

export type Value = string | number | null;

/** Each statement is prepared once for each database; preparing again for every row is what makes a big sandbox slow. */
const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** The rows as `Row`. The caller writes the columns and their type side by side, and STRICT tables keep the types true. */
export function all<Row>(database: DatabaseSync, sql: string, ...values: SQLInputValue[]): Row[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one border between SQL and types
  return statement(database, sql).all(...values) as Row[];
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- said by the caller, as for `all`
export function first<Row>(database: DatabaseSync, sql: string, ...values: SQLInputValue[]): Row | undefined {
  return all<Row>(database, sql, ...values)[0];
}

/** Runs a write and gives the id of the row it inserted, if it did. */
export function run(database: DatabaseSync, sql: string, ...values: SQLInputValue[]): number {
  return Number(statement(database, sql).run(...values).lastInsertRowid);
}

/** Inserts a record whose keys are column names written in this code, never names from a request. */
export function insert(database: DatabaseSync, table: string, record: Record<string, Value>): number {
  const columns = Object.keys(record);
  const places = columns.map(() => "?").join(", ");
  return run(
    database,
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`,
    ...Object.values(record),
  );
}

export function update(
  database: DatabaseSync,
  table: string,
  id: number,
  record: Record<string, Value>,
): void {
  const assignments = Object.keys(record).map((column) => `${column} = ?`);
  run(database, `UPDATE ${table} SET ${assignments.join(", ")} WHERE id = ?`, ...Object.values(record), id);
}

export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec("BEGIN");
  try {
    work();
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function statement(database: DatabaseSync, sql: string): StatementSync {
  const known = prepared.get(database) ?? new Map<string, StatementSync>();
  prepared.set(database, known);
  const found = known.get(sql) ?? database.prepare(sql);
  known.set(sql, found);
  return found;
}
