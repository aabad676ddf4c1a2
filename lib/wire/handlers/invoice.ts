import { browser } from "wxt/browser";
import { checkCaptured } from "../../sync/check-captured.ts";
import type { ReadCrm } from "../../sync/crm-reader.ts";
import type { InvoiceContexts } from "../../sync/invoice-context.ts";
import type { Handlers } from "../receive.ts";

type Names = "invoice.context" | "streamline.check" | "workspace.open";

const WORKSPACE = "/workspace.html" as const;

/** What the invoice pages and the Streamline list ask. */
export function invoiceHandlers(contexts: InvoiceContexts, readCrm: ReadCrm): Pick<Handlers, Names> {
  return {
    "invoice.context": ({ retrieve, stored, ...whose }, { origin }) =>
      contexts.contextFor(origin, whose, retrieve, stored),
    "streamline.check": ({ paths }, { origin }) => checkCaptured(origin, paths, { readCrm, contexts }),
    "workspace.open": async () => {
      await browser.tabs.create({ url: browser.runtime.getURL(WORKSPACE) });
      return null;
    },
  };
}
