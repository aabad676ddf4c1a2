import { browser, defineBackground } from "#imports";
import { openDatabase } from "../lib/storage/database.ts";
import { createBudgetForm } from "../lib/services/changes/budget-form.ts";
import { createInvoiceContexts } from "../lib/services/invoices/invoice-context.ts";
import { createPlanRetrieval } from "../lib/services/invoices/plan-retrieval.ts";
import { createConnection } from "../lib/services/connection/connection.ts";
import { ensureMaintenanceAlarm, onAlarms } from "../lib/platform/keep-alive.ts";
import { isFirstStart, profileOf, registerDetector } from "../lib/services/crm/sites.ts";
import { createWorker } from "../lib/background/worker.ts";
import { createBatchFeed } from "../lib/background/batch-feed.ts";
import { changeHandlers } from "../lib/background/handlers/change-handlers.ts";
import { contractHandlers } from "../lib/background/handlers/contract-handlers.ts";
import { connectionHandlers, viewConnection } from "../lib/background/handlers/connection-handlers.ts";
import { holidayHandlers } from "../lib/background/handlers/holiday-handlers.ts";
import { paceHandlers } from "../lib/background/handlers/pace-handlers.ts";
import { invoiceHandlers } from "../lib/background/handlers/invoice-handlers.ts";
import { pageHandlers } from "../lib/background/handlers/page-handlers.ts";
import { siteHandlers } from "../lib/background/handlers/site-handlers.ts";
import { syncHandlers } from "../lib/background/handlers/sync-handlers.ts";
import { receive } from "../lib/background/receive.ts";
import { currentTime, today } from "../lib/platform/system-clock.ts";

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
      ...contractHandlers(db, worker.checkContract, worker.contractOpened),
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
  // Without a listener the browser wouldn't start the worker until the next alarm or page.
  browser.runtime.onStartup.addListener(work);
  browser.permissions.onAdded.addListener(() => void register(true));
  void isFirstStart().then(register);
  void ensureMaintenanceAlarm();
  work();
});
