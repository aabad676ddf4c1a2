import { bytesToHex, randomBytes } from "@noble/hashes/utils.js";
import {
  type AuditEntry,
  type AuditEvent,
  type AuditHead,
  type AuditKey,
  type AuditState,
  FIRST_LINK,
} from "../../domain/audit/audit-entry.ts";
import { auditKeyId, keyedCode, sealEntry } from "../../domain/audit/seal-entry.ts";
import { currentTime } from "../../platform/system-clock.ts";
import type { Database } from "../database.ts";
import { decodeRow, encodeRow } from "../row-codec.ts";

/** The stores of the trail: whatever enters something has them in its transaction. */
export const AUDIT_STORES = ["audit", "auditState"] as const;

/** What is needed in any transaction that writes to the two stores. */
export interface AuditTransaction {
  abort(): void;
  objectStore(name: "audit"): {
    get(seq: number): Promise<AuditEntry | undefined>;
    getAll(range: IDBKeyRange, count: number): Promise<AuditEntry[]>;
    put(row: AuditEntry): Promise<unknown>;
    openKeyCursor(query: null, direction: "prev"): Promise<{ key: IDBValidKey } | null>;
  };
  objectStore(name: "auditState"): {
    get(id: string): Promise<AuditState | undefined>;
    put(row: AuditState): Promise<unknown>;
  };
}

const STATE = "state";

/**
 * Enters what happens, within the transaction that stores what it tells of: neither is there alone. Transactions that write to
 * the same stores come one after the other, so the numbers count up whoever writes.
 */
export async function addAuditEntries(tx: AuditTransaction, events: readonly AuditEvent[]): Promise<void> {
  if (events.length > 0) await continueTrail(tx, () => events);
}

/** Enters one thing for which nothing else is stored. */
export async function appendAudit(db: Database, event: AuditEvent): Promise<void> {
  const tx = db.transaction(AUDIT_STORES, "readwrite");
  await Promise.all([addAuditEntries(tx, [event]), tx.done]);
}

/**
 * Ends the use of the present key with an entry, and begins the next one: for when somebody may have read the old one. What
 * stands under the old key is still checked with it.
 */
export async function rotateAuditKey(db: Database): Promise<void> {
  const tx = db.transaction(AUDIT_STORES, "readwrite");
  const next = newKey();
  const event: AuditEvent = { kind: "key-changed", details: { next: next.id } };
  await Promise.all([
    continueTrail(
      tx,
      () => [event],
      (state) => ({
        ...state,
        keys: [...state.keys, { ...next, from: state.head.seq + 1 }],
      }),
    ),
    tx.done,
  ]);
}

/**
 * Adds the entries of the events that follow from the state, and stores the state after them as `change` makes it; nothing where
 * there are none. Where that fails nothing of the transaction is stored.
 */
export async function continueTrail(
  tx: AuditTransaction,
  eventsAfter: (state: AuditState) => readonly AuditEvent[],
  change: (state: AuditState) => AuditState = (state) => state,
): Promise<void> {
  try {
    const state = await readState(tx);
    const events = eventsAfter(state);
    if (events.length > 0) await addEntries(tx, state, events, change);
  } catch (error) {
    abort(tx);
    throw error;
  }
}

async function addEntries(
  tx: AuditTransaction,
  state: AuditState,
  events: readonly AuditEvent[],
  change: (state: AuditState) => AuditState,
): Promise<void> {
  const entries = tx.objectStore("audit");
  const key = state.keys.at(-1) as AuditKey;
  const codeOf = keyedCode(key);
  let { head } = state;
  const added: AuditEntry[] = [];
  for (const event of events) {
    const salt = bytesToHex(randomBytes(16));
    const entry = sealEntry({ at: currentTime(), ...event }, { head, key, codeOf, salt });
    added.push(entry);
    head = { seq: entry.seq, mac: entry.mac };
  }
  const next = change({ ...state, head });
  await Promise.all([
    ...added.map(async (entry) => entries.put(encodeRow("audit", entry))),
    (async () => tx.objectStore("auditState").put(encodeRow("auditState", next)))(),
  ]);
}

/**
 * Where the trail goes on. A state that is missing or can't be read is begun anew after the last entry, with a key of its own;
 * and no entry is ever written over, whatever the state says. A check of the trail shows both.
 */
async function readState(tx: AuditTransaction): Promise<AuditState> {
  const entries = tx.objectStore("audit");
  const [stored, last] = await Promise.all([
    tx.objectStore("auditState").get(STATE),
    entries.openKeyCursor(null, "prev"),
  ]);
  const state = decodeRow("auditState", stored);
  const seq = Number(last?.key ?? 0);
  if (state && state.keys.length > 0)
    return seq > state.head.seq ? { ...state, head: { ...state.head, seq } } : state;
  const mac = decodeRow("audit", seq > 0 ? await entries.get(seq) : undefined)?.mac ?? FIRST_LINK;
  const head: AuditHead = { seq, mac };
  return { id: STATE, head, keys: [{ ...newKey(), from: seq + 1 }] };
}

function abort(tx: AuditTransaction): void {
  try {
    tx.abort();
  } catch {
    // It has ended already, by the same error.
  }
}

function newKey(): Omit<AuditKey, "from"> {
  const secret = bytesToHex(randomBytes(32));
  return { id: auditKeyId(secret), secret };
}
