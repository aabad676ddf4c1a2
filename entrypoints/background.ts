import { browser, defineBackground } from "#imports";
import { readPageHtml } from "../lib/crm/offscreen-reader.ts";
import { today } from "../lib/ndis/calendar-date.ts";
import type { Problem } from "../lib/ndis/problem.ts";
import { openDatabase } from "../lib/store/database.ts";
import { isAllowed } from "../lib/store/host-permission.ts";
import { hasOpenJobs } from "../lib/store/jobs.ts";
import { unblockWhere } from "../lib/sync/batches.ts";
import { createConnection } from "../lib/sync/connection.ts";
import { createCrmReader, SIGNED_OUT } from "../lib/sync/crm-reader.ts";
import { ensureUpkeep, onAlarms, wakeWhile, whileAwake } from "../lib/sync/keep-awake.ts";
import { createRetrieval } from "../lib/sync/retrieve.ts";
import { createRunner } from "../lib/sync/runner.ts";
import { profileOf, registerDetector } from "../lib/sync/sites.ts";
import { compareContractStep } from "../lib/sync/steps/compare-contract.ts";
import { readClientStep } from "../lib/sync/steps/read-client.ts";
import { createBatchFeed } from "../lib/wire/batch-feed.ts";
import { connectionHandlers } from "../lib/wire/handlers/connection.ts";
import { pageHandlers } from "../lib/wire/handlers/pages.ts";
import { siteHandlers } from "../lib/wire/handlers/sites.ts";
import { syncHandlers } from "../lib/wire/handlers/sync.ts";
import { receive } from "../lib/wire/receive.ts";

export default defineBackground(() => {
  // Every listener is added before the first await: the event that woke the worker is waiting to be delivered.
  let halted: Problem | undefined;
  const database = openDatabase();
  const isSite = async (origin: string) => (await profileOf(await database, origin)) !== undefined;
  const feed = createBatchFeed({ db: database, isSite, halted: () => halted, opened: () => void work() });
  const connection = database.then(createConnection);

  const runner = Promise.all([database, connection]).then(([db, { ask }]) => {
    const readCrm = createCrmReader(readPageHtml, (site) => profileOf(db, site), isAllowed);
    const deps = { readCrm, retrieve: createRetrieval({ db, ask, now: Date.now }), today };
    return createRunner({
      db,
      readClient: (job, batch) => readClientStep(job, batch, readCrm),
      compareContract: (job, batch) => compareContractStep(job, batch, deps),
      changed: feed.changed,
      halted: (problem) => (halted = problem),
    });
  });

  async function work(): Promise<void> {
    const db = await database;
    if (!(await hasOpenJobs(db))) return wakeWhile(false);
    await wakeWhile(true);
    feed.changed();
    await whileAwake((await runner).pump);
    feed.changed();
    await wakeWhile(await hasOpenJobs(db));
  }

  const unblocked = async (isRight: Parameters<typeof unblockWhere>[1]) => {
    if (await unblockWhere(await database, isRight)) void work();
  };
  const handlers = Promise.all([database, connection]).then(([db, to]) => ({
    ...syncHandlers(db, () => void work()),
    ...siteHandlers(db),
    ...connectionHandlers(db, to, () => unblocked(({ blocked }) => blocked?.code !== SIGNED_OUT)),
    ...pageHandlers((origin) => unblocked(({ site, blocked }) => site === origin && blocked?.code === SIGNED_OUT)),
  }));
  receive(handlers, isSite);

  const upkeep = async () => (await (await connection).proda()).refreshKeyIfDue();
  onAlarms({ wake: () => void work(), upkeep: () => void upkeep() });
  browser.runtime.onInstalled.addListener(() => void database.then((db) => registerDetector(db, true)));
  browser.permissions.onAdded.addListener(() => void database.then((db) => registerDetector(db, true)));
  void database.then((db) => registerDetector(db, false));
  void ensureUpkeep();
  void work();
});
