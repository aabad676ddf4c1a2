import { ProblemError } from "../../core/problem.ts";
import { databaseProblem } from "../database-problems.ts";
import { managedSettings } from "../settings/policy.ts";
import { readUnlockedKey, saveUnlockedKey } from "./unlocked-key.ts";
import { readVaultRecord, type StoredVaultRecord, type VaultRecord } from "./vault-record.ts";
import { unwrapByHolder } from "./wrap-data-key.ts";

/** The name of the database while nothing is sealed. */
export const PLAIN_DATABASE = "planbridge";

/** Which database to open, and the data key that it is sealed with. */
export interface DatabasePlace {
  name: string;
  dataKey?: Uint8Array<ArrayBuffer>;
}

/** Throws a blocked `ProblemError` while it is locked. */
export async function findDatabasePlace(): Promise<DatabasePlace> {
  return placeOf(await readVaultRecord());
}

/** The same by a record that was read already. */
export async function placeOf(record: StoredVaultRecord): Promise<DatabasePlace> {
  if (record === undefined) return { name: PLAIN_DATABASE };
  if (record === "damaged") throw new ProblemError("blocked", databaseProblem("vault-damaged"));
  const dataKey = (await readUnlockedKey()) ?? (await openByOrganisation(record));
  if (!dataKey) throw new ProblemError("blocked", databaseProblem("database-locked"));
  return { name: record.database, dataKey };
}

/** The organisation's computers open it without a person. */
async function openByOrganisation({
  organisation,
}: VaultRecord): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!organisation) return undefined;
  const { protectionKey: key } = await managedSettings();
  const dataKey = key && (await unwrapByHolder(organisation, key));
  if (dataKey) await saveUnlockedKey(dataKey);
  return dataKey;
}
