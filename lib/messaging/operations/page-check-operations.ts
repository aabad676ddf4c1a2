import * as z from "zod/mini";
import type { CrmTab, PageCheckView } from "../views.ts";
import { nothing } from "./body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

export const pageCheckOperations = {
  /** What is recognised on the page of a tab, and how it is read. */
  "page.check": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ tabId: z.int() }),
    reply: reply<PageCheckView>(),
  }),
  /** The open tabs at the CRM addresses that are set up and allowed. */
  "page.tabs": defineOperation({ from: EXTENSION_PAGE, body: nothing, reply: reply<CrmTab[]>() }),
};
