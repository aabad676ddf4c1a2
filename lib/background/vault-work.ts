import { ProblemError } from "../core/problem.ts";
import type { VaultView } from "../domain/vault/vault-view.ts";
import { expiryOf } from "../ndia/proda/device-key.ts";
import { listenForIdle, setIdleTime } from "../platform/idle-lock.ts";
import { listenForLockKey } from "../platform/lock-key.ts";
import { currentTime } from "../platform/system-clock.ts";
import type { Connection } from "../services/connection/connection.ts";
import { createKeyEnd } from "../services/vault/key-end.ts";
import type { Sealing } from "../services/vault/sealing.ts";
import { createVault } from "../services/vault/vault.ts";
import { applyRetention } from "../storage/removal/apply-retention.ts";
import { appendAudit, rotateAuditKey } from "../storage/audit/append-audit.ts";
import { copyEarlierRows } from "../storage/copy-earlier-rows.ts";
import type { DatabaseConnection } from "../storage/database.ts";
import { isDatabaseFault } from "../storage/database-problems.ts";
import { findDevice } from "../storage/device-repository.ts";
import { autoLockMinutes, retention } from "../storage/settings/vault-settings.ts";

/** The protection of what is stored, and what is done about it without a message. Call it before the first `await`. */
export function createVaultWork(deps: {
  database: DatabaseConnection;
  sealing: Sealing;
  connection: Connection;
  isBusy: () => Promise<boolean>;
  upkeep: () => Promise<void>;
  forgetSession: () => Promise<void>;
  changed: () => void;
}) {
  const { database, connection } = deps;
  const { db } = database;
  const keyEnd = createKeyEnd(currentTime);
  const vault = createVault({
    database,
    sealing: deps.sealing,
    keyEnd,
    isBusy: deps.isBusy,
    prepare: () => copyEarlierRows(db),
    enter: appendAudit,
    rotateAuditKey,
    forget: async () => {
      await deps.forgetSession();
      await connection.forget();
    },
    changed: () => {
      deps.changed();
      void watchIdle();
    },
    renewKeys: deps.upkeep,
  });

  /** Somebody has gone while work of theirs was going on: it locks once that is done. */
  let isLockDue = false;

  /** Work of a person isn't broken off because they went for a coffee. */
  async function lockByItself(): Promise<void> {
    isLockDue = false;
    const view = await vault.view();
    if (!canLock(view) || view.autoLockMinutes === 0) return;
    isLockDue = await deps.isBusy();
    if (!isLockDue) await vault.lock();
  }

  async function lockByKey(): Promise<void> {
    if (canLock(await vault.view())) await vault.lock();
  }

  async function watchIdle(): Promise<void> {
    await unlessLocked(async () => setIdleTime(await autoLockMinutes(db)));
  }

  /** While it is locked, or work of a person goes on, it can't be done. Every surface says why; the next start tries again. */
  async function ifPossible(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError) && !isDatabaseFault(error)) throw error;
    }
  }

  const unlessLocked = (work: () => Promise<void>) =>
    ifPossible(async () => {
      await database.open();
      await work();
    });

  listenForIdle((isGone) => {
    isLockDue = false;
    if (isGone) void lockByItself();
  });
  listenForLockKey(() => void lockByKey());

  return {
    vault,
    start: async () => {
      await ifPossible(vault.start);
      await watchIdle();
    },
    /** Work has come to its end. */
    lockIfDue: async () => {
      if (isLockDue) await lockByItself();
    },
    /** Notes when the PRODA key ends, so that a locked Planbridge can warn. */
    noteKeyEnd: () =>
      unlessLocked(async () => {
        const device = await findDevice(db);
        await keyEnd.keep(device && expiryOf(device, "keyExpiry", currentTime()));
      }),
    /** With the alarm of every few hours, since it looks through all retrievals: those that are older than is kept go. */
    deleteOld: () =>
      unlessLocked(async () => void (await applyRetention(db, await retention(db), currentTime()))),
  };
}

function canLock({ openedBy, isLocked, sealing }: VaultView): boolean {
  return openedBy.includes("passphrase") && !isLocked && !sealing;
}
