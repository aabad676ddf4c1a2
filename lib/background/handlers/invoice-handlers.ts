import { browser } from "wxt/browser";
import { checkCaptured } from "../../services/invoices/check-captured.ts";
import type { ReadCrm } from "../../services/crm/crm-access.ts";
import type { InvoiceContexts } from "../../services/invoices/invoice-context.ts";
import type { RetrievePlan } from "../../services/invoices/plan-retrieval.ts";
import { storeFileTransfer } from "../../storage/file-transfers.ts";
import type { HandlersOf } from "../receive.ts";
import type { invoiceOperations } from "../../messaging/operations/invoice-operations.ts";

/** The workspace with its file check in front. */
const FILE_CHECK = "/workspace.html#file" as const;

/** Requests of the invoice pages, the Streamline list and the workspace tab. */
export function invoiceHandlers(deps: {
  contexts: InvoiceContexts;
  readCrm: ReadCrm;
  retrievePlan: RetrievePlan;
}): HandlersOf<typeof invoiceOperations> {
  const { contexts, readCrm, retrievePlan } = deps;
  return {
    "invoice.context": ({ retrieve, stored, ...shown }, { origin, path = null, tabId = -1, frameId = 0 }) =>
      contexts.contextFor({ site: origin, path, tabId, frameId }, shown, retrieve, stored),
    "streamline.check": ({ paths, retrieve }, { origin }) =>
      checkCaptured(origin, { paths, retrieve }, { readCrm, contexts }),
    "workspace.open": async () => {
      await browser.tabs.create({ url: browser.runtime.getURL(FILE_CHECK) });
      return null;
    },
    "file.retrieve-plan": ({ ndisNumber }) => retrievePlan(ndisNumber),
    "file.transfer": async (file) => {
      const id = crypto.randomUUID();
      await storeFileTransfer(id, file);
      await browser.tabs.create({ url: browser.runtime.getURL(`${FILE_CHECK}?transfer=${id}`) });
      return null;
    },
  };
}
