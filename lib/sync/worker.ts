import { fetchPage } from "../crm/fetch-page.ts";
import { readPageHtml } from "../crm/offscreen-reader.ts";
import type { Ask } from "../ndia/plans.ts";
import { today } from "../ndis/calendar-date.ts";
import { type Problem, Trouble } from "../ndis/problem.ts";
import type { Database } from "../store/database.ts";
import { isAllowed } from "../store/host-permission.ts";
import { hasOpenJobs } from "../store/jobs.ts";
import type { Batch } from "../store/rows.ts";
import { unblockWhere } from "./batches.ts";
import { briefly } from "./briefly.ts";
import type { Connection } from "./connection.ts";
import { createCrmReader, SIGNED_OUT } from "./crm-reader.ts";
import { wakeWhile, whileAwake } from "./keep-awake.ts";
import { createRetrieval } from "./retrieve.ts";
import { CONCURRENCY, createRunner } from "./runner.ts";
import { profileOf } from "./sites.ts";
import { compareContractStep } from "./steps/compare-contract.ts";
import { readClientStep } from "./steps/read-client.ts";
import { createTurns } from "./turns.ts";

/** Everything that the background does by itself, whatever woke it. `changed`: what surfaces show has changed. */
export function createWorker(db: Database, connection: Connection, changed: () => void) {
  let halted: Problem | undefined;
  const inTurn = createTurns(CONCURRENCY);
  const readCrm = createCrmReader(
    readPageHtml,
    briefly((site: string) => profileOf(db, site)),
    briefly(isAllowed),
    (site, path) => inTurn(() => fetchPage(site, path)),
  );
  const askInTurn = async (): Promise<Ask> => {
    const ask = await connection.ask();
    return (...question) => inTurn(() => ask(...question));
  };
  const deps = { readCrm, retrieve: createRetrieval({ db, ask: askInTurn, now: Date.now }), today };
  const runner = createRunner({
    db,
    readClient: (job, batch) => readClientStep(job, batch, readCrm),
    compareContract: (job, batch) => compareContractStep(job, batch, deps),
    changed,
    halted: (problem) => (halted = problem),
  });

  /** Sees to all open work. Safe to call at any time, by anyone. */
  async function work(): Promise<void> {
    if (!(await hasOpenJobs(db))) return wakeWhile(false);
    await wakeWhile(true);
    changed();
    await whileAwake(runner.pump);
    changed();
    await wakeWhile(await hasOpenJobs(db));
  }

  async function goOnWhere(isRight: (batch: Batch) => boolean): Promise<void> {
    if (await unblockWhere(db, isRight)) void work();
  }

  return {
    work,
    /** Why nothing can be stored at present. */
    halted: () => halted,
    /** The user of this CRM was seen signed in. */
    signedIn: (origin: string) =>
      goOnWhere(({ site, blocked }) => site === origin && blocked?.code === SIGNED_OUT),
    /** The connection was put right. */
    connected: () => goOnWhere(({ blocked }) => blocked?.code !== SIGNED_OUT),
    /** Refreshes the device's key in time. What keeps it from that is shown with the connection; the next turn tries again. */
    async upkeep(): Promise<void> {
      try {
        await (await connection.proda()).refreshKeyIfDue();
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
      }
    },
  };
}
