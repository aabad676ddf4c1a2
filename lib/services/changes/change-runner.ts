import { CHANGE_KINDS } from "../../domain/change/change-kinds.ts";
import { dependentsOf, type RecordChange, recordsToWrite } from "../../domain/change/change-set.ts";
import { isReached, LONGEST_RETRY_MS } from "../../core/elapsed.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import { findChange, listChangesByState, updateChangeRequest } from "../../storage/change-repository.ts";
import type { Database } from "../../storage/database.ts";
import { saveLinks } from "../../storage/link-repository.ts";
import type { Change, RecordProgress } from "../../domain/change/change.ts";
import { isDatabaseFault } from "../../storage/database-problems.ts";
import {
  failRecord,
  refuseRecord,
  isRecordOpen,
  markOutcomeUnknown,
  nextLookAt,
  progressOf,
  recoverAfterCrash,
  resetFutureTimes,
  settleRecord,
  skipRecords,
  transition,
  verifyRecord,
} from "./record-states.ts";
import { changeFault, NOT_SAVED_BY_PAGE, notSaved, outcomeUnknown } from "./change-problems.ts";
import { createRecheck } from "./recheck.ts";
import type { BeforeSending } from "../crm/crm-writer.ts";
import type { Place, Target, Targets } from "./targets/target.ts";
import { automaticRetries } from "../automatic-retries.ts";
import { haltProblem } from "../halt-problem.ts";
import { sleep as pause } from "../../platform/sleep.ts";
import { currentTime } from "../../platform/system-clock.ts";

/** Only its holder writes to a CRM. The browser releases it when its worker dies. */
const LOCK = "planbridge-changes";

/** A look that is due this soon is waited for, in ms; a later one is left to the next turn, so that other changes go on. */
const LONGEST_WAIT_MS = 12_000;

const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 5 * 60_000;
const MAX_AUTOMATIC_RETRIES = 4;

export interface ChangeRunnerDeps {
  db: Database;
  /** How each kind of record is written, found and read back. Created for each run of a change. */
  targets: (change: Change) => Promise<Targets>;
  changed: () => void;
  /** Called with the problem when no work can continue, and with `undefined` when it can again. */
  halted: (problem: Problem | undefined) => void;
  now?: () => number;
  sleep?: (ms: number) => Promise<void>;
}

/** Applies accepted changes one after the other, record by record; a record is done only when it was read back. */
export function createChangeRunner(deps: ChangeRunnerDeps) {
  const { db, targets, changed, halted, now = currentTime, sleep = pause } = deps;
  let working: Promise<void> | undefined;
  let pumpRequested = false;

  /** It can be called any number of times, in any worker: the lock lets one call run. */
  function pump(): Promise<void> {
    pumpRequested = true;
    working ??= navigator.locks
      .request(LOCK, async () => {
        const recover = (stored: Change) => resetFutureTimes(recoverAfterCrash(stored, now()), now());
        for (const { id } of await listChangesByState(db, "applying"))
          await separately(id, async () => void (await updateChangeRequest(db, id, recover)));
        while (pumpRequested) {
          pumpRequested = false;
          for (const change of await listChangesByState(db, "applying"))
            if (isDue(change)) await separately(change.id, () => run(change.id));
          await recheckDue();
        }
      })
      .catch((error: unknown) => {
        pumpRequested = false;
        halted(haltProblem(error));
        changed();
      })
      .finally(() => {
        working = undefined;
        if (pumpRequested) void pump();
      });
    return working;
  }

  /** Work on one change. An error in it blocks that change alone, unless nothing can be stored at all. */
  async function separately(id: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isDatabaseFault(error)) throw error;
      // If it was deleted or set aside meanwhile, there is nothing to block.
      await updateChangeRequest(db, id, (stored) => ({ ...stored, blocked: changeFault(error) }));
      changed();
    }
  }

  function isDue({ blocked, retryAt = 0, retrySince = 0 }: Change): boolean {
    return !blocked && (isReached(retryAt, now(), LONGEST_RETRY_MS) || retrySince > now());
  }

  const store = async (
    id: string,
    change: (stored: Change) => Change,
    durability: IDBTransactionDurability = "relaxed",
  ): Promise<Change> => {
    const next = await updateChangeRequest(db, id, change, { durability });
    if (!next) throw new Error("a change that is gone");
    halted(undefined);
    changed();
    return next;
  };

  const recheckDue = createRecheck({ db, targets, store, now });

  async function readChange(id: string): Promise<Change> {
    const change = await findChange(db, id);
    if (!change) throw new Error("a change that is gone");
    return change;
  }

  async function run(id: string): Promise<void> {
    let change = await store(id, ({ retryAt: _due, retrySince: _since, ...rest }) => rest);
    const checks: Promise<void>[] = [];
    let failure: unknown;
    try {
      const targetOf = await targets(change);
      for (let record = nextRecord(change); record; record = nextRecord(change)) {
        const target = targetOf[record.kind];
        const progress = progressOf(change, record.id);
        if (progress.state === "unknown") await readBack(change, record, target, progress);
        else if (progress.state === "waiting") await write(change, record, target);
        change = await readChange(id);
        if (CHANGE_KINDS[record.kind].isContract) await saveContractOwner(db, change);
        if (progressOf(change, record.id).state === "sent")
          checks.push(check(id, record, target).catch((error: unknown) => void (failure ??= error)));
        if (progressOf(change, record.id).state === "failed")
          change = await store(id, (stored) => skipDependents(stored, record, now()));
      }
      await Promise.all(checks);
      if (failure !== undefined) throw failure;
      // Records that an earlier worker sent and didn't read back.
      change = await readChange(id);
      for (const record of recordsToWrite(change.set.records))
        if (progressOf(change, record.id).state === "sent") await check(id, record, targetOf[record.kind]);
      await store(id, (stored) =>
        Object.values(stored.progress).some(isRecordOpen)
          ? { ...stored, retryAt: firstLookAt(stored, now()) }
          : settleRecord(stored, now()),
      );
    } catch (error) {
      await Promise.all(checks);
      if (isDatabaseFault(error) || !(error instanceof ProblemError)) throw error;
      await retryLaterOrBlock(id, error);
    }
  }

  /**
   * What was sent is checked beside the next one's sending. One whose outcome is unknown and isn't looked for yet keeps only
   * those waiting that depend on it.
   */
  function nextRecord(change: Change): RecordChange | undefined {
    const records = recordsToWrite(change.set.records);
    const isLater = ({ id }: RecordChange) => {
      const { state, readBackAt = 0 } = progressOf(change, id);
      return state === "unknown" && readBackAt > now() + LONGEST_WAIT_MS;
    };
    const later = records.filter(isLater);
    const waiting = new Set(
      later.flatMap((record) => [record, ...dependentsOf(records, record)]).map(({ id }) => id),
    );
    return records.find(
      ({ id }) => !waiting.has(id) && ["waiting", "unknown"].includes(progressOf(change, id).state),
    );
  }

  async function write(change: Change, record: RecordChange, target: Target): Promise<void> {
    const { id } = change;
    const beforeSending: BeforeSending = async (sentFields) => {
      const sending = (stored: Change) => {
        const sent = progressOf(stored, record.id).sent + 1;
        return transition(stored, record.id, { state: "sending", sent, sentFields, sentAt: now() });
      };
      // A power cut a moment later must not make the CRM get it again.
      await store(id, sending, "strict");
    };
    try {
      const outcome = await target.write(change, record, beforeSending);
      if ("notTaken" in outcome) {
        await store(id, (stored) => transition(stored, record.id, { state: "waiting" }));
        throw outcome.notTaken;
      }
      await store(id, (stored) =>
        outcome.saved
          ? storePlace(transition(stored, record.id, { state: "sent" }), record, outcome)
          : refuseRecord(stored, record.id, outcome, now()),
      );
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await handleSendError(id, record, error);
    }
  }

  /** An error while a form was being sent makes its outcome unknown; an earlier one changes nothing. */
  async function handleSendError(id: string, record: RecordChange, error: ProblemError): Promise<void> {
    const stored = await store(id, (current) =>
      progressOf(current, record.id).state === "sending"
        ? markOutcomeUnknown(current, record.id, now())
        : current,
    );
    const isUnknown = progressOf(stored, record.id).state === "unknown";
    if (error.kind === "permanent" && !isUnknown)
      await store(id, (current) => failRecord(current, record.id, error.problem, now()));
    else if (error.kind === "blocked" || !isUnknown) throw error;
  }

  async function readBack(
    change: Change,
    record: RecordChange,
    target: Target,
    { readBackAt = 0 }: RecordProgress,
  ): Promise<void> {
    // A later look isn't waited for here, so more than this means that the clock was set back meanwhile.
    await sleep(Math.min(Math.max(0, readBackAt - now()), LONGEST_WAIT_MS));
    const found = await target.find(change, record);
    await store(change.id, (stored) => {
      if (found) return storePlace(transition(stored, record.id, { state: "sent" }), record, found);
      const progress = progressOf(stored, record.id);
      const next = nextLookAt(stored, progress, now());
      if (next !== undefined)
        return transition(stored, record.id, {
          state: "unknown",
          looks: (progress.looks ?? 0) + 1,
          readBackAt: next,
        });
      const problem = stored.sentBy === "page" ? NOT_SAVED_BY_PAGE : outcomeUnknown(record);
      return failRecord(stored, record.id, problem, now());
    });
  }

  async function check(id: string, record: RecordChange, target: Target): Promise<void> {
    const change = await readChange(id);
    if (progressOf(change, record.id).state !== "sent") return;
    try {
      const { differences, problem, path, bookingId } = await target.readBack(change, record);
      const place = { ...(path ? { path } : {}), ...(bookingId ? { bookingId } : {}) };
      await store(id, (stored) => {
        const verified = verifyRecord(stored, record.id, differences, now());
        const settled = problem
          ? transition(verified, record.id, { state: "differs", problem, differences, settledAt: now() })
          : verified;
        return transition(settled, record.id, { ...progressOf(settled, record.id), ...place });
      });
    } catch (error) {
      // It was saved, but couldn't be read back yet. That is retried with the change.
      if (!(error instanceof ProblemError) || error.kind !== "permanent") throw error;
      await store(id, (stored) =>
        transition(stored, record.id, { state: "differs", problem: error.problem, settledAt: now() }),
      );
    }
  }

  async function retryLaterOrBlock(id: string, error: ProblemError): Promise<void> {
    await store(id, (stored) => {
      const attempts = stored.attempts + 1;
      // A record that couldn't be looked up isn't finished: a person has to fix the cause first.
      if (error.kind !== "transient" || attempts > automaticRetries(error, MAX_AUTOMATIC_RETRIES))
        return { ...stored, attempts, blocked: error.problem };
      const delayed = now() + Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
      return { ...stored, attempts, retryAt: Math.max(delayed, error.retryAt ?? 0), retrySince: now() };
    });
  }

  return { pump };
}

/** When the first of its records whose outcome is unknown is looked for. */
function firstLookAt({ progress }: Change, now: number): number {
  return Math.min(...Object.values(progress).flatMap(({ readBackAt }) => readBackAt ?? []), now + 30_000);
}

/** A contract's page doesn't say for sure whose it is; whoever created it knows. */
async function saveContractOwner(db: Database, { site, set }: Change): Promise<void> {
  if (set.contract) await saveLinks(db, [{ site, path: set.contract.path, client: set.client }]);
}

/** Stores where the record stands once that is known; every later record of a contract needs its path. */
function storePlace(change: Change, record: RecordChange, { path, bookingId }: Place): Change {
  const place = { ...(path ? { path } : {}), ...(bookingId ? { bookingId } : {}) };
  const updated = transition(change, record.id, { ...progressOf(change, record.id), ...place });
  if (!path || !CHANGE_KINDS[record.kind].isContract) return updated;
  const reference = String(record.fields.find(({ field }) => field === "reference")?.after ?? "");
  const contract = change.set.contract ?? { reference, path };
  return { ...updated, set: { ...change.set, contract } };
}

/** No record is written without its contract (F50), and no adjustment without its budget. */
function skipDependents(change: Change, record: RecordChange, now: number): Change {
  const ids = dependentsOf(change.set.records, record).map(({ id }) => id);
  return skipRecords(change, ids, notSaved(record.kind), now);
}
