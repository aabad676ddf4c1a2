import * as z from "zod/mini";
import { AUTO_LOCK_MINUTES, type AutoLockMinutes, type Retention } from "../../domain/vault/vault-view.ts";
import type { Database } from "../schema.ts";
import { readSetting, saveSetting } from "./setting-repository.ts";

export const DEFAULT_AUTO_LOCK: AutoLockMinutes = 15;

export const KEEP_ALL: Retention = { retrievalDays: null, answerDays: null };

const AutoLock = z.literal([...AUTO_LOCK_MINUTES]);
const Days = z.nullable(z.int().check(z.minimum(1)));
const StoredRetention = z.object({ retrievalDays: Days, answerDays: Days });

/** After how many idle minutes it locks itself, once it is protected. */
export async function autoLockMinutes(db: Database): Promise<AutoLockMinutes> {
  return AutoLock.safeParse(await readSetting(db, "auto-lock")).data ?? DEFAULT_AUTO_LOCK;
}

export async function saveAutoLock(db: Database, minutes: AutoLockMinutes): Promise<void> {
  await saveSetting(db, "auto-lock", minutes);
}

/** For how long retrievals are kept. Unreadable: for good, since nothing is deleted for a doubt. */
export async function retention(db: Database): Promise<Retention> {
  return StoredRetention.safeParse(await readSetting(db, "retention")).data ?? KEEP_ALL;
}

export async function saveRetention(db: Database, days: Retention): Promise<void> {
  await saveSetting(db, "retention", days);
}
