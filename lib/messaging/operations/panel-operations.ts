import * as z from "zod/mini";
import type { PanelRecordView, PanelTabView, PlanPictureView } from "../views.ts";
import { ndisNumber, path, recordId, serviceDates, text } from "./body-schemas.ts";
import { CRM_PAGE, defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

export const panelOperations = {
  /**
   * Whose page a tab shows, by the background's own reading of it. From the side panel alone, which follows its window by
   * itself: so it doesn't count as a person who asks for the CRM to be read.
   */
  "panel.client": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ tabId: z.int() }),
    reply: reply<PanelTabView>(),
  }),
  /** What is stored of that client. Neither the CRM nor the NDIA is asked. */
  "panel.record": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({
      site: text,
      ndisNumber,
      contracts: z.array(z.object({ reference: text, path })).check(z.maxLength(2000)),
    }),
    reply: reply<PanelRecordView>(),
  }),
  /** The same of the client whom a change is about, with the contract that it is about. */
  "panel.record-of-change": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ id: recordId }),
    reply: reply<PanelRecordView>(),
  }),
  /**
   * From the page of a contract or an invoice, once somebody opens its plan picture: what is stored of whoever the page is
   * about, by the background's own reading of it. The NDIA isn't asked.
   */
  "panel.plan-picture": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({
      page: z.enum(["service-contract", "invoice-form", "streamline-review"]),
      /** Whom an invoice that isn't saved yet shows; one that the CRM has already is of nobody else. */
      clientPath: z.optional(path),
      ndisNumber: z.optional(ndisNumber),
      /** When the invoice's services were delivered. */
      dates: serviceDates,
    }),
    // Whichever of the two is used, and each page that a tab goes to.
    participants: ({ clientPath, ndisNumber: number }) => [clientPath ?? number],
    reply: reply<PlanPictureView>(),
  }),
  /** A person presses for the side panel on a CRM's page: `listenForPanelPress` opens it before anything is awaited. */
  "panel.open": defineOperation({ from: CRM_PAGE, body: z.null(), reply: reply<null>() }),
};
