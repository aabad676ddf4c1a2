import { browser, defineBackground } from "#imports";
import { openDatabase } from "../lib/store/database.ts";
import { createBudgetForm } from "../lib/sync/budget-form.ts";
import { createInvoiceContexts } from "../lib/sync/invoice-context.ts";
import { createPlanRetrieval } from "../lib/sync/plan-retrieval.ts";
import { createConnection } from "../lib/sync/connection.ts";
import { ensureUpkeep, onAlarms } from "../lib/sync/keep-awake.ts";
import { isFirstStart, profileOf, registerDetector } from "../lib/sync/sites.ts";
import { createWorker } from "../lib/sync/worker.ts";
import { createBatchFeed } from "../lib/wire/batch-feed.ts";
import { changeHandlers } from "../lib/wire/handlers/change.ts";
import { contractHandlers } from "../lib/wire/handlers/contract.ts";
import { connectionHandlers, viewConnection } from "../lib/wire/handlers/connection.ts";
import { holidayHandlers } from "../lib/wire/handlers/holidays.ts";
import { paceHandlers } from "../lib/wire/handlers/pace.ts";
import { invoiceHandlers } from "../lib/wire/handlers/invoice.ts";
import { pageHandlers } from "../lib/wire/handlers/pages.ts";
import { siteHandlers } from "../lib/wire/handlers/sites.ts";
import { syncHandlers } from "../lib/wire/handlers/sync.ts";
import { receive } from "../lib/wire/receive.ts";
import { currentTime, today } from "../lib/ndis/system-clock.ts";

export default defineBackground(() => {
  // Every listener is added before the first await: the event that woke the worker is waiting to be delivered.
  const database = openDatabase();
  const isSite = async (origin: string) => (await profileOf(await database, origin)) !== undefined;
  const feed = createBatchFeed({
    db: database,
    isSite,
    halted: async () => (await app).worker.halted(),
    opened: work,
  });

  const app = database.then((db) => {
    const { name, version } = browser.runtime.getManifest();
    const connection = createConnection(db, `${name} ${version}`);
    const worker = createWorker(db, connection, feed.changed);
    const handlers = {
      ...syncHandlers(db, work),
      ...contractHandlers(db, worker.checkContract),
      ...changeHandlers(db, worker.proposals, work),
      ...paceHandlers({
        db,
        proposals: worker.proposals,
        budgetForm: createBudgetForm(db, worker.proposals, currentTime),
        connection: () => viewConnection(db),
        wake: work,
      }),
      ...siteHandlers(db),
      ...holidayHandlers(db),
      ...connectionHandlers(db, connection, worker.connected),
      ...invoiceHandlers({
        contexts: createInvoiceContexts({ db, proposals: worker.proposals, today, now: currentTime }),
        readCrm: worker.readCrm,
        retrievePlan: createPlanRetrieval({ db, proposals: worker.proposals }),
      }),
      ...pageHandlers(worker.signedIn),
    };
    return { db, worker, handlers };
  });

  function work(): void {
    void app.then(({ worker }) => worker.work());
  }
  async function register(alsoOpenTabs: boolean): Promise<void> {
    await registerDetector(await database, alsoOpenTabs);
  }

  receive(
    app.then(({ handlers }) => handlers),
    isSite,
  );
  onAlarms({ wake: work, upkeep: () => void app.then(({ worker }) => worker.upkeep()) });
  browser.permissions.onAdded.addListener(() => void register(true));
  void isFirstStart().then(register);
  void ensureUpkeep();
  work();
});
