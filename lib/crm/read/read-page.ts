import { type ClientReading, readClient } from "./read-client.ts";
import { type ContractReading, readContract } from "./read-contract.ts";
import { type FormReading, readForm } from "./form/read-form.ts";
import { type CapturedInvoice, readCaptured, readInvoice } from "./read-invoice.ts";
import { readUser } from "./read-user.ts";
import { recognisePage } from "../profile/recognise.ts";
import { isVisible } from "./visible.ts";
import type { PageName } from "../profile/pages/index.ts";
import type { SiteProfile } from "../profile/site-profile.ts";

/** Whose invoice it is, as far as a page tells. */
export interface InvoiceOwner {
  clientPath?: string | undefined;
  ndisNumber?: string | undefined;
}

/** A fetched CRM page as plain data: what it is, and what it says. */
export type PageReading =
  /** `user`: who is signed in, where the page tells. */
  | { page: "client-profile"; client: ClientReading; user?: string }
  | { page: "service-contract"; contract: ContractReading }
  | { page: "streamline-review"; captured: CapturedInvoice }
  | { page: "invoice-form"; owner: InvoiceOwner; form?: FormReading; notice?: string }
  /** Any other page; `form` where it has one to fill in, `notice` what it says in its own words. */
  | {
      page: Exclude<PageName, Read> | null;
      form?: FormReading;
      notice?: string;
    };

/** The pages of which more is read than their form. */
type Read = "client-profile" | "service-contract" | "streamline-review" | "invoice-form";

/** Turns a CRM page's HTML into plain data wherever it runs: it needs a document, so Chrome's worker has it done elsewhere. */
export type PageReader = (html: string, url: string, profileId: string) => Promise<PageReading>;

export function readPage(doc: Document, url: string, profile: SiteProfile): PageReading {
  const page = recognisePage(doc, profile, isVisible);
  if (page === "client-profile") {
    const user = readUser(doc, profile);
    return { page, client: readClient(doc, url, profile), ...(user ? { user } : {}) };
  }
  if (page === "service-contract") return { page, contract: readContract(doc, url, profile) };
  if (page === "streamline-review") return { page, captured: readCaptured(doc, url, profile) };
  if (page === "sign-in" || page === "client-list") return { page };
  const form = readForm(doc, url, profile);
  // A page that only says something says it in an alert, or in the paragraphs of its main part.
  const said = doc.querySelector("[role=alert]") ?? doc.querySelector("main p, body > p");
  const notice = said?.textContent?.replaceAll(/\s+/g, " ").trim().slice(0, 300);
  const rest = { ...(form ? { form } : {}), ...(notice ? { notice } : {}) };
  return page === "invoice-form" ? { page, owner: readOwner(doc, url, profile), ...rest } : { page, ...rest };
}

function readOwner(doc: Document, url: string, profile: SiteProfile): InvoiceOwner {
  const { clientPath, invoice } = readInvoice(doc, url, profile);
  return {
    ...(clientPath ? { clientPath } : {}),
    ...(invoice.ndisNumber ? { ndisNumber: invoice.ndisNumber } : {}),
  };
}

/** Parses without running anything: no script of the page runs, no image of it loads. */
export function readHtml(html: string, url: string, profile: SiteProfile): PageReading {
  return readPage(new DOMParser().parseFromString(html, "text/html"), url, profile);
}
