import { browser, defineBackground } from "#imports";
import { connectDatabase } from "../lib/storage/database.ts";
import { notePolicy } from "../lib/services/audit/note-policy.ts";
import { createBookContract } from "../lib/services/bookings/book-contract.ts";
import { createLinkRow } from "../lib/services/bookings/link-row.ts";
import { createBudgetForm } from "../lib/services/changes/budget-form.ts";
import { createInvoiceContexts } from "../lib/services/invoices/invoice-context.ts";
import { priceBookFor } from "../lib/services/prices/find-prices.ts";
import { createPageOwners } from "../lib/services/invoices/page-owner.ts";
import { createPlanRetrieval } from "../lib/services/invoices/plan-retrieval.ts";
import { createClientOfPage } from "../lib/services/participants/client-of-page.ts";
import { createConnection } from "../lib/services/connection/connection.ts";
import { ensureMaintenanceAlarm, onAlarms } from "../lib/platform/keep-alive.ts";
import { readCrmUser } from "../lib/services/crm/crm-reader.ts";
import { openReviewWindow } from "../lib/platform/review-window.ts";
import { listenForPanelPress } from "../lib/platform/side-panel.ts";
import { isDetectorAt, isFirstStart, profileOf, registerDetector } from "../lib/services/crm/sites.ts";
import { listenForPaletteKey } from "../lib/background/open-palette.ts";
import { listenForInstallation } from "../lib/background/open-welcome.ts";
import { createWorker } from "../lib/background/worker.ts";
import { createBadge } from "../lib/background/badge-work.ts";
import { createBatchFeed } from "../lib/background/batch-feed.ts";
import { bookingHandlers } from "../lib/background/handlers/booking-handlers.ts";
import { bookingManageHandlers } from "../lib/background/handlers/booking-manage-handlers.ts";
import { bookingPageHandlers } from "../lib/background/handlers/booking-page-handlers.ts";
import { changeHandlers } from "../lib/background/handlers/change-handlers.ts";
import { contractHandlers } from "../lib/background/handlers/contract-handlers.ts";
import {
  connectionHandlers,
  connectionPrecondition,
  viewConnection,
} from "../lib/background/handlers/connection-handlers.ts";
import { diagnosticHandlers } from "../lib/background/handlers/diagnostic-handlers.ts";
import { holidayHandlers } from "../lib/background/handlers/holiday-handlers.ts";
import { paceHandlers } from "../lib/background/handlers/pace-handlers.ts";
import { invoiceHandlers } from "../lib/background/handlers/invoice-handlers.ts";
import { pageHandlers } from "../lib/background/handlers/page-handlers.ts";
import { pageCheckHandlers } from "../lib/background/handlers/page-check-handlers.ts";
import { panelHandlers } from "../lib/background/handlers/panel-handlers.ts";
import { clientChoiceHandlers } from "../lib/background/handlers/client-choice-handlers.ts";
import { participantHandlers } from "../lib/background/handlers/participant-handlers.ts";
import { crmProfileHandlers } from "../lib/background/handlers/profile/crm-profile-handlers.ts";
import { policyHandlers } from "../lib/background/handlers/policy-handlers.ts";
import { ownProfileHandlers } from "../lib/background/handlers/profile/own-profile-handlers.ts";
import { ownRowHandlers } from "../lib/background/handlers/profile/own-row-handlers.ts";
import { priceHandlers } from "../lib/background/handlers/price-handlers.ts";
import { setUpHandlers } from "../lib/background/handlers/set-up-handlers.ts";
import { siteHandlers } from "../lib/background/handlers/site-handlers.ts";
import { storedDataHandlers } from "../lib/background/handlers/stored-data-handlers.ts";
import { syncHandlers } from "../lib/background/handlers/sync-handlers.ts";
import { upkeepHandlers } from "../lib/background/handlers/upkeep-handlers.ts";
import { vaultHandlers } from "../lib/background/handlers/vault-handlers.ts";
import { createVaultWork } from "../lib/background/vault-work.ts";
import { createSealing } from "../lib/services/vault/sealing.ts";
import { forgetSession } from "../lib/platform/session/forget-session.ts";
import { receive } from "../lib/background/receive.ts";
import { currentEnvironment } from "../lib/services/access/current-environment.ts";
import { currentAccess, requireRight } from "../lib/services/access/policy-rights.ts";
import { keepPolicyFromPages, watchPolicy } from "../lib/platform/managed-policy.ts";
import { currentTime, today } from "../lib/platform/system-clock.ts";

export default defineBackground(() => {
  // Every listener is added before the first await: the event that woke the worker is waiting to be delivered.
  const sealing = createSealing(() => database);
  const database = connectDatabase(sealing.place, { changed: databaseChanged });
  const { db } = database;
  const isSite = (origin: string) =>
    database.open().then(
      async () => (await profileOf(db, origin)) !== undefined,
      // The page is to say what is wrong with the database, so it has to be known without it.
      () => isDetectorAt(origin),
    );
  const feed = createBatchFeed({
    db,
    ready: database.open,
    isSite,
    halted: () => worker.halted(),
    opened: work,
  });

  const { name, version } = browser.runtime.getManifest();
  const connection = createConnection(db, `${name} ${version}`);
  const badge = createBadge(db, () => viewConnection(db));
  const worker = createWorker(database, connection, feed.changed, badge.refresh);
  const vaultWork = createVaultWork({
    database,
    sealing,
    connection,
    isBusy: () => worker.isBusy(),
    upkeep: () => worker.upkeep(),
    forgetSession,
    changed: databaseChanged,
  });
  const pageOwners = createPageOwners(worker.readCrm);
  const clientOfPage = createClientOfPage({ db, proposals: worker.proposals, owners: pageOwners });
  const environment = () => currentEnvironment(database);
  const userOf = (site: string, clientPath: string) => readCrmUser(worker.readCrm, site, clientPath);
  const bookContract = createBookContract({
    db,
    readCrm: worker.readCrm,
    profileOf: worker.profileOf,
    proposals: worker.proposals,
    bookings: worker.bookings,
    checkContract: worker.checkContract,
    connection: async () => connectionPrecondition(await viewConnection(db)),
  });
  const handlers = {
    ...syncHandlers(db, work, badge),
    ...contractHandlers(db, worker.checkContract, worker.contractOpened, worker.halted),
    ...changeHandlers({
      db,
      proposals: worker.proposals,
      proposeBookings: bookContract.propose,
      wake: work,
      halted: worker.halted,
      userOf,
      openReview: openReviewWindow,
      access: currentAccess,
    }),
    ...bookingHandlers({
      db,
      proposals: worker.proposals,
      bookings: worker.bookings,
      connection: () => viewConnection(db),
      halted: worker.halted,
    }),
    ...bookingManageHandlers({ db, management: worker.management, halted: worker.halted }),
    ...paceHandlers({
      db,
      proposals: worker.proposals,
      budgetForm: createBudgetForm(db, worker.proposals),
      connection: () => viewConnection(db),
      wake: work,
      userOf,
      halted: worker.halted,
    }),
    ...bookingPageHandlers({
      db,
      bookContract,
      linkRow: createLinkRow({ db, proposals: worker.proposals, bookings: worker.bookings }),
      followBookings: worker.followBookings,
      wake: work,
      halted: worker.halted,
      today,
      now: currentTime,
    }),
    ...participantHandlers({
      db,
      proposals: worker.proposals,
      synchronise: worker.synchroniseParticipant,
      userOf,
    }),
    ...clientChoiceHandlers({
      db,
      readCrm: worker.readCrm,
      userOf,
      wake: work,
      now: currentTime,
      today,
    }),
    ...siteHandlers(db),
    ...holidayHandlers(db),
    ...connectionHandlers(db, connection, () => worker.connected().then(badge.refresh)),
    ...setUpHandlers(db),
    ...invoiceHandlers({
      pricesFor: (services) => priceBookFor(db, services),
      contexts: createInvoiceContexts({
        db,
        proposals: worker.proposals,
        owners: pageOwners,
        today,
        now: currentTime,
      }),
      readCrm: worker.readCrm,
      retrievePlan: createPlanRetrieval({ db, proposals: worker.proposals }),
    }),
    ...pageHandlers({
      signedIn: (site) => worker.signedIn(site),
      signInOpened: worker.signInOpened,
      forgetPage: (page) => {
        pageOwners.forget(page);
        if (page.frameId === 0) clientOfPage.forget(page.tabId);
      },
      environment,
    }),
    ...panelHandlers({ db, clientOfPage, now: currentTime, today }),
    ...crmProfileHandlers({ db, proposals: worker.proposals, now: currentTime }),
    ...priceHandlers(db),
    ...ownProfileHandlers(db),
    ...ownRowHandlers(db),
    ...upkeepHandlers({ db, badge, now: currentTime, today }),
    ...pageCheckHandlers(db),
    ...policyHandlers(environment),
    ...diagnosticHandlers({
      database,
      connection: () => viewConnection(db),
      environment,
      halted: worker.halted,
    }),
    ...storedDataHandlers(database, worker.halted),
    ...vaultHandlers(vaultWork.vault),
  };

  function work(): void {
    void badge.workBegins();
    void worker
      .work()
      .then(badge.refresh)
      .then(() => vaultWork.lockIfDue());
  }
  /** It was opened again, and work that has stopped for that goes on; or it can't be opened, and people are told. */
  function databaseChanged(): void {
    feed.changed();
    if (database.isOpen()) work();
  }
  async function register(alsoOpenTabs: boolean): Promise<void> {
    try {
      await database.open();
    } catch {
      // Until the database is open again, the detector stays where it is registered.
      return;
    }
    await registerDetector(db, alsoOpenTabs);
    await notePolicy(db);
  }

  async function begin(): Promise<void> {
    await vaultWork.start();
    await worker.copyEarlierRows();
    await worker.retrieveDue();
    await vaultWork.noteKeyEnd();
  }
  async function upkeep(): Promise<void> {
    await worker.upkeep();
    await vaultWork.noteKeyEnd();
    await vaultWork.deleteOld();
    await worker.retrieveDue();
  }

  listenForInstallation();
  listenForPanelPress();
  listenForPaletteKey(isSite);
  receive(handlers, isSite, { ready: database.open, crmAsked: worker.crmAsked, requireRight });
  onAlarms({
    wake: work,
    upkeep: () => void upkeep(),
  });
  // Without a listener the browser wouldn't start the worker until the next alarm or page.
  browser.runtime.onStartup.addListener(work);
  browser.permissions.onAdded.addListener(() => void register(true));
  keepPolicyFromPages();
  // Its CRM addresses and its connection count at once, and so does what it lets people do.
  watchPolicy(() => void register(true).then(worker.connected));
  void isFirstStart().then(register);
  void ensureMaintenanceAlarm();
  void begin();
  work();
});
