import { ProblemError } from "../../core/problem.ts";
import { type DatabaseConnection, openDatabase } from "../../storage/database.ts";
import { databaseProblem } from "../../storage/database-problems.ts";
import { countRows } from "../../storage/reading/count-rows.ts";
import type { Database } from "../../storage/schema.ts";
import { copyRows } from "../../storage/vault/copy-rows.ts";
import { type DatabasePlace, findDatabasePlace } from "../../storage/vault/database-place.ts";
import { deleteDatabases } from "../../storage/vault/delete-databases.ts";
import { saveUnlockedKey } from "../../storage/vault/unlocked-key.ts";
import { newDataKey } from "../../storage/vault/vault-keys.ts";
import { saveVaultRecord, type VaultRecord } from "../../storage/vault/vault-record.ts";
import { refuse } from "./vault-problems.ts";

/** How far the sealing that is going on is. */
export interface SealingProgress {
  done: number;
  total: number;
}

/**
 * Seals everything that is stored with a new data key, in a new database; the one from before is deleted, because what stands in
 * a row stays in the browser's files after the row was overwritten. Whatever ends it early leaves all as it was.
 */
export function createSealing(connection: () => DatabaseConnection) {
  let progress: SealingProgress | null = null;

  /** Nobody opens anything meanwhile: what were written then would be lost. */
  async function place(): Promise<DatabasePlace> {
    if (progress) throw new ProblemError("blocked", databaseProblem("database-sealing"));
    return findDatabasePlace();
  }

  /**
   * @param holders wraps the new data key for whoever may open it
   * @param finish what has to be done to the new database before it is used
   */
  async function seal(
    holders: (dataKey: Uint8Array<ArrayBuffer>) => Promise<Omit<VaultRecord, "database">>,
    finish: (sealed: Database) => Promise<void>,
  ): Promise<void> {
    const before = await findDatabasePlace();
    const dataKey = newDataKey();
    const database = `planbridge-${crypto.randomUUID().slice(0, 8)}`;
    const record: VaultRecord = { database, ...(await holders(dataKey)) };
    progress = { done: 0, total: 0 };
    connection().close(databaseProblem("database-sealing"));
    try {
      await copy(before, { name: database, dataKey }, finish);
      await saveUnlockedKey(dataKey);
      await saveVaultRecord(record);
    } finally {
      progress = null;
      // Of the two, the one that isn't in use: it is looked for again at every start.
      await deleteDatabases(await databaseInUse(before.name)).catch(() => undefined);
    }
  }

  async function copy(
    before: DatabasePlace,
    after: DatabasePlace,
    finish: (sealed: Database) => Promise<void>,
  ): Promise<void> {
    const from = await openDatabase(before);
    try {
      const to = await openDatabase(after);
      try {
        await copyRows(from, to, (done, total) => (progress = { done, total }));
        if (!(await haveSameCounts(from, to))) throw refuse("sealing-incomplete");
        await finish(to);
      } finally {
        to.close();
      }
    } finally {
      from.close();
    }
  }

  return { place, seal, progress: () => progress };
}

export type Sealing = ReturnType<typeof createSealing>;

async function databaseInUse(otherwise: string): Promise<string> {
  try {
    return (await findDatabasePlace()).name;
  } catch {
    return otherwise;
  }
}

async function haveSameCounts(from: Database, to: Database): Promise<boolean> {
  return JSON.stringify(await countRows(from)) === JSON.stringify(await countRows(to));
}
