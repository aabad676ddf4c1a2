import type { RecordField } from "../../domain/plan/crm-field.ts";
import { type FieldChange, recordsToWrite, withoutRecords } from "../../domain/change/change-set.ts";
import type { Problem } from "../../core/problem.ts";
import type { Change, RecordProgress, RecordState } from "../../domain/change/change.ts";

/**
 * A change is one durable job, and each of its records has these states:
 *
 *     waiting ──► sending ──► sent ──► verified │ differs     (read back from the CRM and compared)
 *        ▲           │
 *        │           ├──► failed │ not-done                    (the CRM refused it, or it was never sent)
 *        │           └──► unknown ──► sent                     (found in the CRM: it was saved)
 *        └────────────────── not found after the delay for the CRM: it may be sent again
 *
 * `sending` is stored before the form is sent, so a worker that crashes meanwhile leaves `sending`, which counts as
 * `unknown`. A record that may have been written is never sent again before the CRM was read.
 */

/** States from which a record continues without a person. */
const OPEN: ReadonlySet<RecordState> = new Set(["waiting", "sending", "unknown", "sent"]);
/** States from which a person's retry sends the record: it wasn't saved. */
const RETRYABLE: ReadonlySet<RecordState> = new Set(["failed", "not-done"]);

/** After a lost answer the CRM may still be saving: a record counts as not found only after this delay. */
export const READ_BACK_DELAY_MS = import.meta.env["MODE"] === "sandbox" ? 1000 : 4000;

/** How often one record is sent at most before a person has to retry it. */
export const MAX_SEND_ATTEMPTS = 3;

/** A person accepted the change without the left-out records. */
export function startApplying(
  change: Change,
  leftOut: readonly string[],
  by: NonNullable<Change["acceptedBy"]>,
  now: number,
): Change {
  const set = withoutRecords(change.set, leftOut);
  const written = new Set(recordsToWrite(set.records).map(({ id }) => id));
  const offered = recordsToWrite(change.set.records);
  // The page may send its form from this moment on.
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

/** Sets a record's new state. */
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

/** What a crashed worker was sending may have reached the CRM. */
export function recoverAfterCrash(change: Change, now: number): Change {
  return Object.entries(change.progress)
    .filter(([, { state }]) => state === "sending")
    .reduce((updated, [id]) => markOutcomeUnknown(updated, id, now), change);
}

/** The answer was lost: only the CRM shows whether the record was written. */
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

/** Skips those of the given records that are still waiting, with the reason. */
export function skipRecords(change: Change, ids: readonly string[], problem: Problem, now: number): Change {
  return Object.entries(change.progress)
    .filter(([id, { state }]) => state === "waiting" && ids.includes(id))
    .reduce(
      (updated, [id]) => transition(updated, id, { state: "not-done", problem, settledAt: now }),
      change,
    );
}

/** Ends the change: nothing continues without a person. */
export function settleRecord(change: Change, now: number): Change {
  const { blocked: _blocked, retryAt: _due, ...rest } = change;
  return { ...rest, state: "done", settledAt: now };
}

/** The cause of the block was fixed. A failed record still waits for a person. */
export function unblockChange(change: Change): Change {
  const { blocked: _blocked, retryAt: _due, ...rest } = change;
  return { ...rest, attempts: 0 };
}

/** A person's retry of the rest: saved records stay, and those that differed are read back once more. */
export function resumeChange(change: Change): Change {
  const { settledAt: _then, ...rest } = unblockChange(change);
  const progress = Object.fromEntries(
    Object.entries(change.progress).map(([id, progressBefore]): [string, RecordProgress] => [
      id,
      retryRecord(change, progressBefore),
    ]),
  );
  return { ...rest, progress, state: "applying" };
}

function retryRecord({ sentBy }: Change, progress: RecordProgress): RecordProgress {
  const { state, problem: _problem, differences: _old, settledAt: _then, ...kept } = progress;
  if (state === "differs") return { ...kept, state: "sent" };
  if (!RETRYABLE.has(state)) return progress;
  // A record that the page sends is looked up again, and never sent.
  return sentBy === "page" ? { ...kept, state: "unknown" } : { state: "waiting", sent: 0 };
}
