import type { Change } from "../../domain/change/change.ts";
import {
  listChangesByState,
  listChangesOfClient,
  updateChangeRequest,
} from "../../storage/change-repository.ts";
import type { Database } from "../../storage/database.ts";
import { isDatabaseFault } from "../../storage/database-problems.ts";
import { RECHECK_AFTER_MS, recheckNow, recordsToRecheck, transition } from "./record-states.ts";
import type { Targets } from "./targets/target.ts";

/** Older changes are looked at again only when their page opens, in ms. */
const RECHECK_WITHIN_MS = 24 * 3_600_000;

interface RecheckDeps {
  db: Database;
  targets: (change: Change) => Promise<Targets>;
  store: (id: string, change: (stored: Change) => Change) => Promise<Change>;
  now: () => number;
}

/**
 * Looks again at records that were verified although their outcome was unknown once: what a server saved long after its
 * answer was lost stands in the CRM a second time. Returns what looks at all that are due.
 */
export function createRecheck({ db, targets, store, now }: RecheckDeps): () => Promise<void> {
  async function recheck(change: Change, id: string): Promise<void> {
    const record = change.set.records.find((each) => each.id === id);
    if (!record) return;
    try {
      const { problem } = await (await targets(change))[record.kind].readBack(change, record);
      await store(change.id, (stored) =>
        transition(
          stored,
          id,
          problem ? { state: "differs", problem, settledAt: now() } : { state: "verified" },
        ),
      );
    } catch (error) {
      if (isDatabaseFault(error)) throw error;
      // Signed out, say, or a fault of this record alone: it is looked at when its page opens, or later.
      await store(change.id, (stored) =>
        transition(stored, id, { state: "verified", recheckAt: now() + RECHECK_AFTER_MS }),
      );
    }
  }

  return async () => {
    for (const change of await listDone(db, now()))
      for (const id of recordsToRecheck(change, now())) await recheck(change, id);
  };
}

/** Whether any record is to be looked at again, now or later. */
export async function hasRechecks(db: Database, now: number): Promise<boolean> {
  return (await listDone(db, now)).some((change) => recordsToRecheck(change, Infinity).length > 0);
}

/** The contract's page was opened: its records that may appear twice are due. True where there are any. */
export async function recheckContract(
  db: Database,
  { site, contractPath, clientPath }: { site: string; contractPath: string; clientPath: string },
  now: number,
): Promise<boolean> {
  let any = false;
  for (const { id, state, set } of await listChangesOfClient(db, site, clientPath)) {
    if (state !== "done" || set.contract?.path !== contractPath) continue;
    const changed = await updateChangeRequest(db, id, (stored) => {
      const due = recheckNow(stored, now);
      return due === stored ? undefined : due;
    });
    any ||= changed !== undefined;
  }
  return any;
}

function listDone(db: Database, now: number): Promise<Change[]> {
  return listChangesByState(db, "done", now - RECHECK_WITHIN_MS);
}
