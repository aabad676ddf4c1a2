import { isReached, LONGEST_RETRY_MS } from "../../core/elapsed.ts";
import type { RecordField } from "../../domain/plan/crm-field.ts";
import { type FieldChange, recordsToWrite, withoutRecords } from "../../domain/change/change-set.ts";
import type { Problem } from "../../core/problem.ts";
import type { Actor, Change, RecordProgress, RecordState } from "../../domain/change/change.ts";

/**
 * A change is one durable job, and each of its records has these states:
 *
 *     waiting ──► sending ──► sent ──► verified │ differs     (read back from the CRM and compared)
 *        ▲           │
 *        │           ├──► failed │ not-done                       (the CRM refused it, or it was never sent)
 *        │           └──► unknown ──► sent                        (found in the CRM: the lost answer was a yes)
 *        │                    └─────► failed                      (not there after the longest time a server may take)
 *        └── a person retries a failed record
 *
 * `sending` is stored before the form leaves, so a worker that dies in the middle leaves `sending` behind, which
 * counts as `unknown`. Nothing that may have been written is ever sent again without a person: a server may save it
 * minutes after its answer was lost. A record that was unknown once is looked at again after it was verified.
 */

/** States from which a record continues without a person. */
const OPEN: ReadonlySet<RecordState> = new Set(["waiting", "sending", "unknown", "sent"]);
/** States from which a person's retry sends the record: it wasn't saved. */
const RETRYABLE: ReadonlySet<RecordState> = new Set(["failed", "not-done"]);

/**
 * The longest that a server may take to save what it was sent, in ms: 30 s until the request is given up here, and 230 s
 * for which common front ends hold a request that nobody waits for any more.
 */
export const LONGEST_SAVE_MS = 260_000;

/** How long after it was sent a record whose answer was lost is looked for, in ms. After the last look a "not there" counts. */
export const LOOK_AFTER_MS = [4_000, 30_000, 120_000, LONGEST_SAVE_MS] as const;

/** What the page sent itself is never sent by Planbridge, so a shorter time does: until then the client's other changes wait. */
const PAGE_LOOK_AFTER_MS = [4_000, 15_000] as const;

/** How long after it was verified a record that may appear twice is looked at again, in ms. */
export const RECHECK_AFTER_MS = 5 * 60_000;

/** A person accepted the change without the left-out records. */
export function startApplying(change: Change, leftOut: readonly string[], by: Actor, now: number): Change {
  const set = withoutRecords(change.set, leftOut);
  const written = new Set(recordsToWrite(set.records).map(({ id }) => id));
  const offered = recordsToWrite(change.set.records);
  // The page may send its form from this moment on.
  const first: RecordProgress =
    change.sentBy === "page"
      ? { state: "unknown", sent: 1, sentAt: now, looks: 0, readBackAt: now + PAGE_LOOK_AFTER_MS[0] }
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
  const {
    problem: _problem,
    readBackAt: _at,
    recheckAt: _again,
    differences: _old,
    ...kept
  } = progressOf(change, id);
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

/** The longest that a record waits before it is looked for, in ms. */
const LONGEST_WAIT_MS = LONGEST_SAVE_MS;

/**
 * After the computer's clock was set back, times that were stored before lie ahead: nothing waits for them. A record whose
 * outcome is unknown is looked for from the beginning, since nobody knows how long ago it was sent.
 */
export function resetFutureTimes(change: Change, now: number): Change {
  const isAhead = (at: number | undefined) => at !== undefined && at > now + LONGEST_WAIT_MS;
  const { retryAt, retrySince = 0, ...rest } = change;
  const isOfEarlierClock = retrySince > now || (retryAt ?? 0) > now + LONGEST_RETRY_MS;
  const due = retryAt !== undefined && isOfEarlierClock ? rest : change;
  return Object.entries(change.progress)
    .filter(
      ([, { state, sentAt = 0, readBackAt }]) => state === "unknown" && (sentAt > now || isAhead(readBackAt)),
    )
    .reduce((updated, [id]) => restartLooks(updated, id, now), due);
}

function restartLooks(change: Change, id: string, now: number): Change {
  const [first] = change.sentBy === "page" ? PAGE_LOOK_AFTER_MS : LOOK_AFTER_MS;
  return transition(change, id, { state: "unknown", looks: 0, sentAt: now, readBackAt: now + first });
}

/** The answer was lost: only the CRM shows whether the record was written. */
export function markOutcomeUnknown(change: Change, id: string, now: number): Change {
  return transition(change, id, {
    state: "unknown",
    mayAppearTwice: true,
    looks: 0,
    // From now, not from when it was sent: the request may have gone on until this moment.
    sentAt: now,
    readBackAt: now + LOOK_AFTER_MS[0],
  });
}

/** It was looked for and isn't there: when it is looked for next, or `undefined` after the last time. */
export function nextLookAt(
  { sentBy }: Pick<Change, "sentBy">,
  { sentAt = 0, looks = 0 }: RecordProgress,
  now: number,
): number | undefined {
  const times: readonly number[] = sentBy === "page" ? PAGE_LOOK_AFTER_MS : LOOK_AFTER_MS;
  const next = times[looks + 1];
  if (next === undefined) return undefined;
  // Sent by a clock that was set back since: counted from now, which only waits longer than it has to.
  return Math.max(Math.min(sentAt, now) + next, now);
}

export function verifyRecord(
  change: Change,
  id: string,
  differences: FieldChange<RecordField>[],
  now: number,
): Change {
  const again = progressOf(change, id).mayAppearTwice ? { recheckAt: now + RECHECK_AFTER_MS } : {};
  return differences.length === 0
    ? transition(change, id, { state: "verified", settledAt: now, ...again })
    : transition(change, id, { state: "differs", differences, settledAt: now });
}

export function failRecord(change: Change, id: string, problem: Problem, now: number): Change {
  return transition(change, id, { state: "failed", problem, settledAt: now });
}

/** The CRM certainly didn't take it: a form that was sent once is opened and sent anew where that may help. */
export function refuseRecord(
  change: Change,
  id: string,
  { problem, again }: { problem: Problem; again?: true },
  now: number,
): Change {
  return again && progressOf(change, id).sent < 2
    ? transition(change, id, { state: "waiting" })
    : failRecord(change, id, problem, now);
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

/** The records of a change that are due to be looked at again: a second one of each may have come into the CRM. */
export function recordsToRecheck({ progress }: Change, now: number): string[] {
  return Object.entries(progress).flatMap(([id, { state, recheckAt }]) =>
    state === "verified" && recheckAt !== undefined && isReached(recheckAt, now, RECHECK_AFTER_MS)
      ? [id]
      : [],
  );
}

/** Has every record that may appear twice looked at again now. */
export function recheckNow(change: Change, now: number): Change {
  return Object.entries(change.progress)
    .filter(([, { state, mayAppearTwice }]) => state === "verified" && mayAppearTwice)
    .reduce((updated, [id]) => transition(updated, id, { state: "verified", recheckAt: now }), change);
}

/** A person wants the rest tried again: what was written stays as it is, and is read once more where it differed. */
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
  // What the page sends is looked for again, and never sent.
  if (sentBy === "page") return { ...kept, state: "unknown", looks: 0 };
  const { mayAppearTwice } = progress;
  return { state: "waiting", sent: 0, ...(mayAppearTwice ? { mayAppearTwice } : {}) };
}
