import {
  type AutoLockMinutes,
  MIN_PASSPHRASE,
  type Retention,
  type VaultView,
} from "../../domain/vault/vault-view.ts";
import { findDatabaseProblem, databaseProblem } from "../../storage/database-problems.ts";
import type { DatabaseConnection } from "../../storage/database.ts";
import { deleteParticipant } from "../../storage/removal/delete-participant.ts";
import {
  autoLockMinutes,
  DEFAULT_AUTO_LOCK,
  KEEP_ALL,
  retention,
  saveAutoLock,
  saveRetention,
} from "../../storage/settings/vault-settings.ts";
import type { AuditEvent } from "../../domain/audit/audit-entry.ts";
import type { Database } from "../../storage/schema.ts";
import { managedSettings } from "../../storage/settings/policy.ts";
import { PLAIN_DATABASE, placeOf } from "../../storage/vault/database-place.ts";
import { deleteDatabases } from "../../storage/vault/delete-databases.ts";
import { forgetOpenedKeys } from "../../storage/vault/device-keys.ts";
import { saveUnlockedKey } from "../../storage/vault/unlocked-key.ts";
import {
  deleteVaultRecord,
  readVaultRecord,
  saveVaultRecord,
  type StoredVaultRecord,
} from "../../storage/vault/vault-record.ts";
import {
  type PassphraseWrap,
  unwrapByPassphrase,
  wrapByHolder,
  wrapByPassphrase,
} from "../../storage/vault/wrap-data-key.ts";
import type { KeyEnd } from "./key-end.ts";
import type { Sealing } from "./sealing.ts";
import { refuse } from "./vault-problems.ts";
import * as wrongTries from "./wrong-tries.ts";

/** The protection of what is stored. Each answers with how it stands then, or throws a `ProblemError`. */
export interface Vault {
  view: () => Promise<VaultView>;
  protect: (passphrase: string) => Promise<VaultView>;
  changePassphrase: (current: string, next: string) => Promise<VaultView>;
  unlock: (passphrase: string) => Promise<VaultView>;
  lock: () => Promise<VaultView>;
  wipe: () => Promise<VaultView>;
  setAutoLock: (minutes: AutoLockMinutes) => Promise<VaultView>;
  setRetention: (retention: Retention) => Promise<VaultView>;
  purge: (ndisNumber: string) => Promise<{ deleted: number }>;
  /** At each start of the background: leftovers are deleted, and what the organisation's policy asks for is done. */
  start: () => Promise<void>;
}

interface VaultDeps {
  database: DatabaseConnection;
  sealing: Sealing;
  keyEnd: KeyEnd;
  /** A person's work is going on, which needs the data. */
  isBusy: () => Promise<boolean>;
  /** Before everything is copied: short copies that a later start would have made. */
  prepare: () => Promise<void>;
  /** Enters in the audit trail what was done. */
  enter: (db: Database, event: AuditEvent) => Promise<void>;
  /** Begins another key of the audit trail: a copy of the files from before has the one until now. */
  rotateAuditKey: (sealed: Database) => Promise<void>;
  /** What this session holds of people and keys in memory is to be forgotten. */
  forget: () => Promise<void>;
  /** It was unlocked, locked or emptied: work goes on, or every surface is told why it doesn't. */
  changed: () => void;
  /** Key after key that a copy of the profile has is replaced. Failures are shown with the connection. */
  renewKeys: () => Promise<void>;
}

const LOCK = "planbridge-vault";

export function createVault(deps: VaultDeps): Vault {
  const { database, sealing, keyEnd } = deps;
  const alone = <Result>(work: () => Promise<Result>): Promise<Result> => navigator.locks.request(LOCK, work);

  async function isLocked(record: StoredVaultRecord): Promise<boolean> {
    try {
      await placeOf(record);
      return false;
    } catch (error) {
      if (findDatabaseProblem(error)) return true;
      throw error;
    }
  }

  async function view(): Promise<VaultView> {
    const record = await readVaultRecord();
    const locked = await isLocked(record);
    const progress = sealing.progress();
    const canRead = !locked && !progress;
    if (canRead) await database.open();
    const { db } = database;
    return {
      openedBy:
        record === "damaged" || record === undefined
          ? []
          : [
              ...(record.passphrase ? (["passphrase"] as const) : []),
              ...(record.organisation ? (["organisation"] as const) : []),
            ],
      isLocked: locked,
      sealing: progress,
      autoLockMinutes: canRead ? await autoLockMinutes(db) : DEFAULT_AUTO_LOCK,
      retention: canRead ? await retention(db) : KEEP_ALL,
      keyWarning: await keyEnd.warning(locked),
    };
  }

  /** Seals all that is stored anew. `passphrase` and the organisation's key, as far as there are such, open it then. */
  async function sealAnew(
    passphrase: string | undefined,
    kind: "protected" | "passphrase-changed",
  ): Promise<void> {
    await database.open();
    if (await deps.isBusy()) throw refuse("vault-busy");
    await deps.prepare();
    const { protectionKey: holder } = await managedSettings();
    try {
      await sealing.seal(
        async (dataKey) => ({
          ...(passphrase === undefined ? {} : { passphrase: await wrapByPassphrase(dataKey, passphrase) }),
          ...(holder ? { organisation: await wrapByHolder(dataKey, holder) } : {}),
        }),
        async (sealed) => {
          await deps.rotateAuditKey(sealed);
          await deps.enter(sealed, { kind });
        },
      );
    } finally {
      await database.open();
      deps.changed();
    }
    await deps.renewKeys();
  }

  /** How the passphrase that there is opens the data key. */
  async function passphraseWrap(): Promise<PassphraseWrap> {
    const record = await readVaultRecord();
    if (record === undefined || record === "damaged" || !record.passphrase)
      throw refuse("passphrase-missing");
    return record.passphrase;
  }

  /** Nothing that opens anything, and nothing that was read with it, stays in memory. */
  async function forgetKeys(): Promise<void> {
    forgetOpenedKeys();
    await deps.forget();
  }

  return {
    view,
    protect: (passphrase) =>
      alone(async () => {
        requireLength(passphrase);
        const record = await readVaultRecord();
        if (record === "damaged" || record?.passphrase) throw refuse("passphrase-set");
        await sealAnew(passphrase, "protected");
        return view();
      }),
    changePassphrase: (current, next) =>
      alone(async () => {
        if (!(await unwrapByPassphrase(await passphraseWrap(), current)))
          throw refuse("passphrase-wrong", "Current passphrase");
        requireLength(next);
        await sealAnew(next, "passphrase-changed");
        return view();
      }),
    unlock: (passphrase) =>
      alone(async () => {
        const dataKey = await unwrapByPassphrase(await passphraseWrap(), passphrase);
        if (!dataKey) {
          await wrongTries.add();
          throw refuse("passphrase-wrong");
        }
        await saveUnlockedKey(dataKey);
        await database.open();
        const tries = await wrongTries.take();
        if (tries > 0) await deps.enter(database.db, { kind: "wrong-passphrase", details: { tries } });
        await deps.enter(database.db, { kind: "unlocked" });
        deps.changed();
        return view();
      }),
    lock: () =>
      alone(async () => {
        if ((await readVaultRecord()) === undefined) throw refuse("passphrase-missing");
        if (database.isOpen()) await deps.enter(database.db, { kind: "locked" });
        await forgetKeys();
        database.close(databaseProblem("database-locked"));
        deps.changed();
        return view();
      }),
    wipe: () =>
      alone(async () => {
        // The key first: whatever comes between, nobody can open what is left.
        await deleteVaultRecord();
        await forgetKeys();
        await keyEnd.forget();
        database.close(databaseProblem("database-deleted"));
        await deleteDatabases(undefined);
        await database.open();
        deps.changed();
        return view();
      }),
    setAutoLock: async (minutes) => {
      await saveAutoLock(database.db, minutes);
      deps.changed();
      return view();
    },
    setRetention: async (next) => {
      await saveRetention(database.db, next);
      return view();
    },
    purge: async (ndisNumber) => ({ deleted: await deleteParticipant(database.db, ndisNumber) }),
    start: () =>
      alone(async () => {
        if (sealing.progress()) return;
        const record = await readVaultRecord();
        if (record === "damaged") return;
        const { protectionKey: holder } = await managedSettings();
        if (record === undefined && holder) return sealAnew(undefined, "protected");
        if (record && holder && !record.organisation) {
          const { dataKey } = await placeOf(record).catch(() => ({ dataKey: undefined }));
          if (dataKey)
            await saveVaultRecord({ ...record, organisation: await wrapByHolder(dataKey, holder) });
        }
        await deleteDatabases(record?.database ?? PLAIN_DATABASE);
      }),
  };
}

function requireLength(passphrase: string): void {
  if (passphrase.length < MIN_PASSPHRASE) throw refuse("passphrase-short");
}
