import { browser } from "wxt/browser";
import { checkCaptured, type PricesFor } from "../../services/invoices/check-captured.ts";
import type { KeptFixes } from "../../domain/invoice/model/kept-fixes.ts";
import type { ReadCrm } from "../../services/crm/crm-access.ts";
import type { InvoiceContexts } from "../../services/invoices/invoice-context.ts";
import type { RetrievePlan } from "../../services/invoices/plan-retrieval.ts";
import { findNextCaptured, saveCapturedProblems } from "../../platform/session/captured-problems.ts";
import { findKeptFixes, saveKeptFixes } from "../../platform/session/kept-fixes-of-tab.ts";
import { storeFileTransfer } from "../../storage/file-transfers.ts";
import type { HandlersOf } from "../receive.ts";
import type { invoiceOperations } from "../../messaging/operations/invoice-operations.ts";

/** The workspace with one of its tabs in front. */
const WORKSPACE = "/workspace.html" as const;
const TABS = {
  participants: "#participants?q=",
  file: "#file",
  prices: "#prices",
  results: "#results?batch=",
} as const;

/** Requests of the invoice pages, the Streamline list and the workspace tab. */
export function invoiceHandlers(deps: {
  pricesFor: PricesFor;
  contexts: InvoiceContexts;
  readCrm: ReadCrm;
  retrievePlan: RetrievePlan;
}): HandlersOf<typeof invoiceOperations> {
  const { pricesFor, contexts, readCrm, retrievePlan } = deps;
  return {
    "invoice.context": ({ retrieve, stored, ...shown }, { origin, path = null, tabId = -1, frameId = 0 }) =>
      contexts.contextFor({ site: origin, path, tabId, frameId }, shown, retrieve, stored),
    "invoice.keep-fixes": async ({ invoice, fixes }, { origin, tabId }) => {
      if (tabId !== undefined) await saveKeptFixes(tabId, { ...invoice, site: origin }, fixes);
      return null;
    },
    "invoice.kept-fixes": async (invoice, { origin, tabId = -1 }) =>
      (await findKeptFixes(tabId, { ...invoice, site: origin })) as KeptFixes | null,
    "streamline.check": async ({ paths, retrieve }, { origin, tabId }) => {
      const checked = await checkCaptured(origin, { paths, retrieve }, { readCrm, contexts, pricesFor });
      const problems = checked.map(({ path, blocks, problem }): [string, boolean] => [
        path,
        blocks > 0 || problem !== undefined,
      ]);
      if (tabId !== undefined) await saveCapturedProblems(tabId, origin, problems);
      return checked;
    },
    "streamline.next": (_body, { path = null, tabId = -1, origin }) =>
      findNextCaptured(tabId, origin, path ?? ""),
    "workspace.open": async (at) => {
      // Nobody's name and number: what is searched for there is typed there.
      const hash = `${TABS[at?.tab ?? "file"]}${at?.tab === "results" ? at.batchId : ""}`;
      await browser.tabs.create({ url: `${browser.runtime.getURL(WORKSPACE)}${hash}` });
      return null;
    },
    "file.retrieve-plan": ({ ndisNumber }) => retrievePlan(ndisNumber),
    "file.transfer": async (file) => {
      const id = crypto.randomUUID();
      await storeFileTransfer(id, file);
      await browser.tabs.create({ url: browser.runtime.getURL(`${WORKSPACE}${TABS.file}?transfer=${id}`) });
      return null;
    },
  };
}
