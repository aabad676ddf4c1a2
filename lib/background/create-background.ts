import { createBookContract } from "../services/bookings/book-contract.ts";
import { createLinkRow } from "../services/bookings/link-row.ts";
import { createBudgetForm } from "../services/changes/budget-form.ts";
import type { Connection } from "../services/connection/connection.ts";
import { readCrmUser } from "../services/crm/crm-reader.ts";
import { createInvoiceContexts } from "../services/invoices/invoice-context.ts";
import { createPageOwners } from "../services/invoices/page-owner.ts";
import { createPlanRetrieval } from "../services/invoices/plan-retrieval.ts";
import { createClientOfPage } from "../services/participants/client-of-page.ts";
import { priceBookFor } from "../services/prices/find-prices.ts";
import { currentAccess } from "../services/access/policy-rights.ts";
import type { EnvironmentBand } from "../domain/access/environment-band.ts";
import type { ConnectionView } from "../messaging/views.ts";
import { openReviewWindow } from "../platform/review-window.ts";
import { currentTime, today } from "../platform/system-clock.ts";
import type { DatabaseConnection } from "../storage/database.ts";
import type { createBadge } from "./badge-work.ts";
import { bookingHandlers } from "./handlers/booking-handlers.ts";
import { bookingManageHandlers } from "./handlers/booking-manage-handlers.ts";
import { bookingPageHandlers } from "./handlers/booking-page-handlers.ts";
import { changeHandlers } from "./handlers/change-handlers.ts";
import { clientChoiceHandlers } from "./handlers/client-choice-handlers.ts";
import { connectionPrecondition } from "./handlers/connection-handlers.ts";
import { contractHandlers } from "./handlers/contract-handlers.ts";
import { diagnosticHandlers } from "./handlers/diagnostic-handlers.ts";
import { holidayHandlers } from "./handlers/holiday-handlers.ts";
import { invoiceHandlers } from "./handlers/invoice-handlers.ts";
import { paceHandlers } from "./handlers/pace-handlers.ts";
import { pageCheckHandlers } from "./handlers/page-check-handlers.ts";
import { pageHandlers } from "./handlers/page-handlers.ts";
import { panelHandlers } from "./handlers/panel-handlers.ts";
import { participantHandlers } from "./handlers/participant-handlers.ts";
import { policyHandlers } from "./handlers/policy-handlers.ts";
import { priceHandlers } from "./handlers/price-handlers.ts";
import { crmProfileHandlers } from "./handlers/profile/crm-profile-handlers.ts";
import { ownProfileHandlers } from "./handlers/profile/own-profile-handlers.ts";
import { ownRowHandlers } from "./handlers/profile/own-row-handlers.ts";
import { storedDataHandlers } from "./handlers/stored-data-handlers.ts";
import { syncHandlers } from "./handlers/sync-handlers.ts";
import { upkeepHandlers } from "./handlers/upkeep-handlers.ts";
import { type CrmNetwork, createWorker } from "./worker.ts";

export type Badge = ReturnType<typeof createBadge>;

/** What a background works with. Practice mode has one of its own, with its own database and nothing of a network. */
export interface Surroundings {
  database: DatabaseConnection;
  connection: Connection;
  /** The connection as surfaces show it. */
  viewConnection: () => Promise<ConnectionView>;
  environment: () => Promise<EnvironmentBand | null>;
  badge: Badge;
  /** How CRMs are reached; over the network unless told otherwise. */
  crm?: CrmNetwork;
  /** What surfaces show has changed. */
  changed: () => void;
  /** Continues all open work, and returns at once. */
  wake: () => void;
}

/** The work on one database, and the answers of everything that is about its rows. */
export function createBackground(surroundings: Surroundings) {
  const { database, connection, viewConnection, environment, badge, crm, changed, wake } = surroundings;
  const { db } = database;
  const worker = createWorker(database, connection, changed, badge.refresh, crm);
  const { proposals, bookings, readCrm, halted } = worker;
  const pageOwners = createPageOwners(readCrm);
  const clientOfPage = createClientOfPage({ db, proposals, owners: pageOwners });
  const userOf = (site: string, clientPath: string) => readCrmUser(readCrm, site, clientPath);
  const bookContract = createBookContract({
    db,
    readCrm,
    profileOf: worker.profileOf,
    proposals,
    bookings,
    checkContract: worker.checkContract,
    connection: async () => connectionPrecondition(await viewConnection()),
  });
  const handlers = {
    ...syncHandlers(db, wake, badge),
    ...contractHandlers(db, worker.checkContract, worker.contractOpened, halted),
    ...changeHandlers({
      db,
      proposals,
      proposeBookings: bookContract.propose,
      wake,
      halted,
      userOf,
      openReview: openReviewWindow,
      access: currentAccess,
    }),
    ...bookingHandlers({ db, proposals, bookings, connection: viewConnection, halted }),
    ...bookingManageHandlers({ db, management: worker.management, halted }),
    ...paceHandlers({
      db,
      proposals,
      budgetForm: createBudgetForm(db, proposals),
      connection: viewConnection,
      wake,
      userOf,
      halted,
    }),
    ...bookingPageHandlers({
      db,
      bookContract,
      linkRow: createLinkRow({ db, proposals, bookings }),
      followBookings: worker.followBookings,
      wake,
      halted,
      today,
      now: currentTime,
    }),
    ...participantHandlers({ db, proposals, synchronise: worker.synchroniseParticipant, userOf }),
    ...clientChoiceHandlers({ db, readCrm, userOf, wake, now: currentTime, today }),
    ...holidayHandlers(db),
    ...invoiceHandlers({
      pricesFor: (services) => priceBookFor(db, services),
      contexts: createInvoiceContexts({ db, proposals, owners: pageOwners, today, now: currentTime }),
      readCrm,
      retrievePlan: createPlanRetrieval({ db, proposals }),
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
    ...crmProfileHandlers({ db, proposals, now: currentTime }),
    ...priceHandlers(db),
    ...ownProfileHandlers(db),
    ...ownRowHandlers(db),
    ...upkeepHandlers({ db, badge, now: currentTime, today }),
    ...pageCheckHandlers(db),
    ...policyHandlers(environment),
    ...diagnosticHandlers({ database, connection: viewConnection, environment, halted }),
    ...storedDataHandlers(database, halted),
  };
  return { database, worker, handlers };
}
