import { type ClientReading, readClient } from "./read-client.ts";
import {
  type ContractFields,
  type ContractReading,
  readContract,
  readContractFields,
} from "./read-contract.ts";
import { type FormReading, readForm } from "./form/read-form.ts";
import { type CapturedInvoice, readCaptured, readInvoice } from "./read-invoice.ts";
import { inOneLook } from "./fields/one-look.ts";
import { readCrmProfile } from "./profile/read-crm-profile.ts";
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

type ContractPage = Extract<PageReading, { page: "service-contract" }>;

/** The same with nothing of a contract but its own fields, and of a client without the profile: all that comparing takes. */
export type BriefReading =
  | Exclude<PageReading, ContractPage>
  | { page: "service-contract"; contract: ContractFields };

/** The pages of which more is read than their form. */
type Read = "client-profile" | "service-contract" | "streamline-review" | "invoice-form";

/** Turns a CRM page's HTML into plain data wherever it runs: it needs a document, so Chrome's worker has it done elsewhere. */
export type PageReader<Reading extends BriefReading = PageReading> = (
  html: string,
  url: string,
  profileId: string,
) => Promise<Reading>;

export function readPage(doc: Document, url: string, profile: SiteProfile): PageReading {
  return inOneLook(() => {
    const reading = readWhole(doc, url, profile, (page) => ({
      page,
      contract: readContract(doc, url, profile),
    }));
    if (reading.page !== "client-profile") return reading;
    const { client } = reading;
    return { ...reading, client: { ...client, profile: readCrmProfile(doc, url, profile, client) } };
  });
}

/** As `readPage`, without the tables of a contract and what of a client no contract needs. */
function readPageBriefly(doc: Document, url: string, profile: SiteProfile): BriefReading {
  return readWhole(doc, url, profile, (page) => ({ page, contract: readContractFields(doc, profile) }));
}

/** Nothing changes while it runs, so what is visible is found out once for all of it. */
function readWhole<Contract>(
  doc: Document,
  url: string,
  profile: SiteProfile,
  readContractPage: (page: "service-contract") => Contract,
): Exclude<PageReading, ContractPage> | Contract {
  return inOneLook(() => {
    const page = recognisePage(doc, profile, isVisible);
    return page === "service-contract" ? readContractPage(page) : readOther(doc, url, profile, page);
  });
}

function readOther(
  doc: Document,
  url: string,
  profile: SiteProfile,
  page: Exclude<PageName, "service-contract"> | null,
): Exclude<PageReading, ContractPage> {
  if (page === "client-profile") {
    const user = readUser(doc, profile);
    return { page, client: readClient(doc, url, profile), ...(user ? { user } : {}) };
  }
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
  return readPage(parse(html), url, profile);
}

export function readHtmlBriefly(html: string, url: string, profile: SiteProfile): BriefReading {
  return readPageBriefly(parse(html), url, profile);
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}
