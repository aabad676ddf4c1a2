import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import * as z from "zod/mini";

/*
 * What has to be known before anything can be opened. It tells nothing about a person or a connection, and has a database of
 * its own, because the browser is known to write that to the disk in order: what was sealed anew must be openable before the
 * rows from before are deleted.
 */

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]+=*$/), z.maxLength(500));
const wrapped = { nonce: base64, bytes: base64 };
const vaultRecord = z.object({
  /** The sealed database's name. */
  database: z.string().check(z.regex(/^planbridge-[0-9a-f]{8}$/)),
  passphrase: z.optional(
    z.object({ ...wrapped, salt: base64, iterations: z.int().check(z.minimum(1), z.maximum(10_000_000)) }),
  ),
  organisation: z.optional(z.object(wrapped)),
});

/** At least one of the two opens it. */
export type VaultRecord = z.infer<typeof vaultRecord>;

/** Its database begins like no database of rows. */
export const VAULT_DATABASE = "vault";
const KEY = "record";

interface VaultSchema extends DBSchema {
  record: { key: string; value: unknown };
}

/** `undefined`: nothing is sealed. `damaged`: something is, and how to open it can't be read. */
export type StoredVaultRecord = VaultRecord | "damaged" | undefined;

export async function readVaultRecord(): Promise<StoredVaultRecord> {
  const stored = await withVault((db) => db.get("record", KEY));
  if (stored === undefined) return undefined;
  const read = vaultRecord.safeParse(stored);
  if (!read.success || !(read.data.passphrase ?? read.data.organisation)) return "damaged";
  return read.data;
}

/** It is on the disk when this returns. */
export async function saveVaultRecord(record: VaultRecord): Promise<void> {
  await withVault(async (db) => {
    const tx = db.transaction("record", "readwrite", { durability: "strict" });
    await Promise.all([tx.store.put(record, KEY), tx.done]);
  });
}

/** Whatever it opened stays closed for good. */
export async function deleteVaultRecord(): Promise<void> {
  await withVault(async (db) => {
    const tx = db.transaction("record", "readwrite", { durability: "strict" });
    await Promise.all([tx.store.delete(KEY), tx.done]);
  });
  await deleteDB(VAULT_DATABASE);
}

/** It is open only for a moment, so that nobody has to wait for it. */
async function withVault<Result>(work: (db: IDBPDatabase<VaultSchema>) => Promise<Result>): Promise<Result> {
  const db = await openDB<VaultSchema>(VAULT_DATABASE, 1, {
    upgrade: (created) => void created.createObjectStore("record"),
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
