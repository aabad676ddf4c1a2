import type { RecordField } from "../../domain/plan/crm-field.ts";
import { type FieldChange, recordsToWrite, withoutRecords } from "../../domain/change/change-set.ts";
import type { Problem } from "../../core/problem.ts";
import type { Change, RecordProgress, RecordState } from "../../domain/change/change.ts";

/**
 * A change is one durable job, and each of its records goes this way:
 *
 *     waiting ──► sending ──► sent ──► verified │ differs        (read back from the CRM and held against what was meant)
 *        ▲           │
 *        │           ├──► failed │ not-done                       (the CRM refused it, or it was never sent)
 *        │           └──► unknown ──► sent                        (found in the CRM: the lost answer was a yes)
 *        └────────────────── not there, though the CRM was given time: it may be sent again
 *
 * `sending` is stored before the form leaves, so a worker that dies in the middle leaves `sending` behind, which
 * counts as `unknown`. Nothing that may have been written is ever sent again before the CRM was read.
 */

/** States from which a record goes on by itself. */
const OPEN: ReadonlySet<RecordState> = new Set(["waiting", "sending", "unknown", "sent"]);
/** States that a person can send on again: nothing was written, or nothing that stands. */
const RETRYABLE: ReadonlySet<RecordState> = new Set(["failed", "not-done"]);

/** After a lost answer the CRM may still be at work with it: this long it is given before a "not there" counts. */
export const READ_BACK_DELAY_MS = import.meta.env["MODE"] === "sandbox" ? 1000 : 4000;

/** Times that one record is sent at most without a person asking again. */
export const MAX_SEND_ATTEMPTS = 3;

/** A person accepted the change, but for these records. */
export function startApplying(
  change: Change,
  leftOut: readonly string[],
  by: NonNullable<Change["acceptedBy"]>,
  now: number,
): Change {
  const set = withoutRecords(change.set, leftOut);
  const written = new Set(recordsToWrite(set.records).map(({ id }) => id));
  const offered = recordsToWrite(change.set.records);
  // What the page sends may be under way from this moment on.
  const first: RecordProgress =
    change.sentBy === "page"
      ? { state: "unknown", sent: 1, readBackAt: now + READ_BACK_DELAY_MS }
      : { state: "waiting", sent: 0 };
  const progress = Object.fromEntries(
    offered.map(({ id }): [string, RecordProgress] => [
      id,
      written.has(id) ? first : { state: "left-out", sent: 0 },
    ]),
  );
  return { ...change, set, state: "applying", acceptedAt: now, acceptedBy: by, progress };
}

export function isRecordOpen({ state }: RecordProgress): boolean {
  return OPEN.has(state);
}

/** The record as it is after this. */
export function transition(
  change: Change,
  id: string,
  to: Partial<RecordProgress> & { state: RecordState },
): Change {
  const { problem: _problem, readBackAt: _at, differences: _old, ...kept } = progressOf(change, id);
  return { ...change, progress: { ...change.progress, [id]: { ...kept, ...to } } };
}

export function progressOf(change: Change, id: string): RecordProgress {
  return change.progress[id] ?? { state: "left-out", sent: 0 };
}

/** What a worker that died was sending may have arrived. */
export function recoverAfterCrash(change: Change, now: number): Change {
  return Object.entries(change.progress)
    .filter(([, { state }]) => state === "sending")
    .reduce((updated, [id]) => markOutcomeUnknown(updated, id, now), change);
}

/** The answer to what was sent is lost: whether it was written, only the CRM can tell. */
export function markOutcomeUnknown(change: Change, id: string, now: number): Change {
  return transition(change, id, { state: "unknown", readBackAt: now + READ_BACK_DELAY_MS });
}

export function verifyRecord(
  change: Change,
  id: string,
  differences: FieldChange<RecordField>[],
  now: number,
): Change {
  return differences.length === 0
    ? transition(change, id, { state: "verified", settledAt: now })
    : transition(change, id, { state: "differs", differences, settledAt: now });
}

export function failRecord(change: Change, id: string, problem: Problem, now: number): Change {
  return transition(change, id, { state: "failed", problem, settledAt: now });
}

/** Those of these records that still wait are left undone, with the reason. */
export function skipRecords(change: Change, ids: readonly string[], problem: Problem, now: number): Change {
  return Object.entries(change.progress)
    .filter(([id, { state }]) => state === "waiting" && ids.includes(id))
    .reduce(
      (updated, [id]) => transition(updated, id, { state: "not-done", problem, settledAt: now }),
      change,
    );
}

/** Nothing goes on by itself any more. */
export function settleRecord(change: Change, now: number): Change {
  const { blocked: _blocked, retryAt: _due, ...rest } = change;
  return { ...rest, state: "done", settledAt: now };
}

/** What kept it from going on was put right. A record that failed is still somebody's to look at. */
export function unblockChange(change: Change): Change {
  const { blocked: _blocked, retryAt: _due, ...rest } = change;
  return { ...rest, attempts: 0 };
}

/** A person wants the rest tried again: what was written stays as it is, and is read once more where it differed. */
export function resumeChange(change: Change): Change {
  const { settledAt: _then, ...rest } = unblockChange(change);
  const progress = Object.fromEntries(
    Object.entries(change.progress).map(([id, each]): [string, RecordProgress] => [
      id,
      retryRecord(change, each),
    ]),
  );
  return { ...rest, progress, state: "applying" };
}

function retryRecord({ sentBy }: Change, progress: RecordProgress): RecordProgress {
  const { state, problem: _problem, differences: _old, settledAt: _then, ...kept } = progress;
  if (state === "differs") return { ...kept, state: "sent" };
  if (!RETRYABLE.has(state)) return progress;
  // What the page sends is looked for again, and never sent.
  return sentBy === "page" ? { ...kept, state: "unknown" } : { state: "waiting", sent: 0 };
}
