import { fetchPage, postForm } from "../../crm/read/request/fetch-page.ts";
import type { ClientReading } from "../../crm/read/read-client.ts";
import type { ContractFields, ContractReading } from "../../crm/read/read-contract.ts";
import type { CapturedInvoice } from "../../crm/read/read-invoice.ts";
import type { BriefReading, PageReader } from "../../crm/read/read-page.ts";
import { recordPath } from "../../crm/profile/record-path.ts";
import type { SiteProfile } from "../../crm/profile/site-profile.ts";
import { ProblemError } from "../../core/problem.ts";
import type { PostCrm, ReadCrm, ReadCrmBriefly } from "./crm-access.ts";
import { rememberForms, requireReadForm } from "./crm-gate.ts";
import { signedOut, type SignIns } from "./sign-ins.ts";
import { PAGE_UNKNOWN, readAfterFirst } from "./first-page.ts";

/** Fetches in the worker, parses wherever a document can be had, and knows the sign-in page when it gets that instead. */
export function createCrmReader<Reading extends BriefReading>(
  readHtml: PageReader<Reading>,
  profileOf: (site: string) => Promise<SiteProfile | undefined>,
  isAllowed: (site: string) => Promise<boolean>,
  fetchHtml = fetchPage,
  { readSignedIn }: Pick<SignIns, "readSignedIn"> = { readSignedIn: (_site, _crm, read) => read() },
): ReadCrm<Reading> {
  return async (site, path) => {
    const profile = await profileOf(site);
    if (!profile) throw siteNotSetUp(site);
    // Asked each time: without it the fetch would fail like a broken network, and be tried again for nothing.
    if (!(await isAllowed(site))) throw notAllowed(site, "read", "press Continue");
    return readSignedIn(site, profile.name, async () => {
      const page = await fetchHtml(site, path);
      const reading = await readHtml(page.html, page.url, profile.id);
      if (reading.page === "sign-in") throw signedOut(profile.name);
      rememberForms(site, reading);
      return reading;
    });
  };
}

/** The client's profile at this path, and nothing else. */
export function readClientPage(readCrm: ReadCrmBriefly, site: string, path: string): Promise<ClientReading> {
  return readAfterFirst(readCrm, site, "client-profile", async () => {
    const reading = await readCrm(site, path);
    if (reading.page !== "client-profile") throw unknownPage("client profile");
    return reading.client;
  });
}

/** Who is signed in to the CRM, as its own page of this client tells; `undefined` where it doesn't. */
export function readCrmUser(readCrm: ReadCrm, site: string, clientPath: string): Promise<string | undefined> {
  return readAfterFirst(readCrm, site, "client-profile", async () => {
    const reading = await readCrm(site, clientPath);
    if (reading.page !== "client-profile") throw unknownPage("client profile");
    return reading.user;
  });
}

/** The service contract at this path, and nothing else. */
export function readContractPage(readCrm: ReadCrm, site: string, path: string): Promise<ContractReading>;
/** Its own fields, where the reader leaves out its tables. */
export function readContractPage(
  readCrm: ReadCrmBriefly,
  site: string,
  path: string,
): Promise<ContractFields>;
export function readContractPage(
  readCrm: ReadCrmBriefly,
  site: string,
  path: string,
): Promise<ContractFields> {
  return readAfterFirst(readCrm, site, "service-contract", async () => {
    const reading = await readCrm(site, path);
    if (reading.page !== "service-contract") throw unknownPage("service contract");
    return reading.contract;
  });
}

/** The captured invoice at this path, and nothing else. */
export function readCapturedPage(readCrm: ReadCrm, site: string, path: string): Promise<CapturedInvoice> {
  return readAfterFirst(readCrm, site, "streamline-review", async () => {
    const reading = await readCrm(site, path);
    if (reading.page !== "streamline-review") throw unknownPage("captured invoice");
    return reading.captured;
  });
}

/** Sends a form of a CRM with the user's own session, and reads the page that comes back. */
export function createCrmPoster(
  readHtml: PageReader,
  profileOf: (site: string) => Promise<SiteProfile | undefined>,
  send = postForm,
): PostCrm {
  return async (site, form, sends) => {
    const profile = await profileOf(site);
    if (!profile) throw siteNotSetUp(site);
    requireReadForm(site, form, sends);
    const answer = await send(site, form.action, sends);
    const page = await readHtml(answer.html, answer.url, profile.id);
    if (page.page === "sign-in") throw signedOut(profile.name);
    rememberForms(site, page);
    return { page, path: recordPath(answer.url, answer.url) ?? "" };
  };
}

/** @param next what to do once it is allowed, as the end of a sentence */
export function notAllowed(site: string, doing: "read" | "work on", next: string): ProblemError {
  return new ProblemError("blocked", {
    code: "host-permission",
    at: "options",
    what: `This browser doesn't allow Planbridge to ${doing} ${new URL(site).host} at present.`,
    remedy: `Open Options > CRM and press Allow, then ${next}.`,
  });
}

export function siteNotSetUp(site: string): ProblemError {
  return new ProblemError("blocked", {
    code: "crm-not-set-up",
    at: "options",
    what: `${site} isn't one of your CRM addresses any more.`,
    remedy: "Add it in Options > CRM, then press Continue.",
  });
}

export function unknownPage(expected: string): ProblemError {
  return new ProblemError("permanent", {
    code: PAGE_UNKNOWN,
    what: `The page that the CRM opened isn't recognised as a ${expected}.`,
    remedy:
      "Open it in the CRM. If it looks right to you, the CRM has changed: tell whoever looks after Planbridge.",
  });
}
