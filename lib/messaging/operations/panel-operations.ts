import * as z from "zod/mini";
import type { PanelRecordView, PanelTabView } from "../views.ts";
import { ndisNumber, path, recordId, text } from "./body-schemas.ts";
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
  /** A person presses for the side panel on a CRM's page: `listenForPanelPress` opens it before anything is awaited. */
  "panel.open": defineOperation({ from: CRM_PAGE, body: z.null(), reply: reply<null>() }),
};
