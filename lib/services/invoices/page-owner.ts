import type { InvoiceOwner, PageReading } from "../../crm/read/read-page.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { ReadCrm } from "../crm/crm-access.ts";
import { unknownPage } from "../crm/crm-reader.ts";
import { readAfterFirst } from "../crm/first-page.ts";

/** A page of a CRM in a tab, as the browser names it. */
export interface OpenPage {
  site: string;
  /** Path and query of its address; `null`: not one that is ever requested. */
  path: string | null;
  tabId: number;
  frameId: number;
}

/** So many pages are remembered; those of closed tabs are forgotten first. */
const MAX_PAGES = 200;

/**
 * Tells whose invoice a page is by the background's own reading of it: what the page shows may be drawn by anybody's script.
 * It is read once in the life of the page.
 */
export function createPageOwners(readCrm: ReadCrm) {
  const owners = new Map<string, Promise<InvoiceOwner>>();

  async function read(site: string, path: string): Promise<InvoiceOwner> {
    return readAfterFirst(readCrm, site, "invoice-form", async () => {
      const owner = ownerOf(await readCrm(site, path));
      if (!owner) throw unknownPage("invoice");
      return owner;
    });
  }

  /** Throws a `ProblemError` where the page can't be read, or isn't an invoice. */
  async function readOwner(page: OpenPage): Promise<InvoiceOwner> {
    if (page.path === null) throw new ProblemError("permanent", NOT_AN_INVOICE);
    const key = `${keyOf(page)} ${page.site}${page.path}`;
    const owner = owners.get(key) ?? read(page.site, page.path);
    // The latest last, so that the first is the one to forget.
    owners.delete(key);
    owners.set(key, owner);
    const [oldest] = owners.keys();
    if (owners.size > MAX_PAGES && oldest !== undefined) owners.delete(oldest);
    try {
      return await owner;
    } catch (error) {
      owners.delete(key);
      if (error instanceof ProblemError && error.kind === "permanent")
        throw new ProblemError("permanent", NOT_AN_INVOICE);
      throw error;
    }
  }

  /** Another page begins in this frame. */
  function forget(page: Pick<OpenPage, "tabId" | "frameId">): void {
    for (const key of owners.keys()) if (key.startsWith(`${keyOf(page)} `)) owners.delete(key);
  }

  return { readOwner, forget };
}

export type PageOwners = ReturnType<typeof createPageOwners>;

/** Whose data a page may get. */
export interface CertainOwner extends InvoiceOwner {
  /** The number as the background itself read it: it counts even where the client's page can't be read. */
  readNumber?: string;
}

export function certain(read: InvoiceOwner): CertainOwner {
  return { ...read, ...(read.ndisNumber ? { readNumber: read.ndisNumber } : {}) };
}

/**
 * The client whose data the page gets. A page that names another than the CRM itself gets nobody's; one for a new invoice may
 * choose, since the CRM's own record of the client is read afterwards.
 */
export function agreedOwner(read: InvoiceOwner, shown: InvoiceOwner): CertainOwner {
  const isOther = differs(read.clientPath, shown.clientPath) || differs(read.ndisNumber, shown.ndisNumber);
  if (isOther) throw new ProblemError("permanent", OTHER_CLIENT);
  return read.clientPath || read.ndisNumber ? certain(read) : shown;
}

function differs(read: string | undefined, shown: string | undefined): boolean {
  return read !== undefined && shown !== undefined && read !== shown;
}

function ownerOf(reading: PageReading): InvoiceOwner | undefined {
  if (reading.page === "streamline-review") {
    const { clientPath, invoice } = reading.captured;
    return {
      ...(clientPath ? { clientPath } : {}),
      ...(invoice.ndisNumber ? { ndisNumber: invoice.ndisNumber } : {}),
    };
  }
  return reading.page === "invoice-form" ? reading.owner : undefined;
}

function keyOf({ tabId, frameId }: Pick<OpenPage, "tabId" | "frameId">): string {
  return `${tabId}/${frameId}`;
}

const NOT_AN_INVOICE: Problem = {
  code: "invoice-not-read",
  what: "Planbridge couldn't find this invoice in the CRM, so no client's plan is shown beside it.",
  remedy: "Refresh this page. If the invoice isn't saved yet, check its amounts against the client's page.",
};

export const OTHER_CLIENT: Problem = {
  code: "invoice-of-another-client",
  what: "This page shows another client than the CRM's own record of the invoice, so no client's plan is shown beside it.",
  remedy: "Refresh this page. If you changed the client, save the invoice first.",
};
