import { ProblemError } from "../../../core/problem.ts";
import { requireRecordAddress, requireSavingForm } from "./request-gate.ts";

const TIME_LIMIT = 30_000;

/** A CRM page as its server sends it to the signed-in user. `url` is where redirects ended. */
export interface FetchedPage {
  html: string;
  url: string;
}

/** GETs a page of the CRM with the session that the user has in this browser. Refuses what isn't a record's address. */
export async function fetchPage(site: string, path: string): Promise<FetchedPage> {
  return request(site, path, {});
}

/**
 * Sends a form of the CRM as its own page would, and follows it to the page that the CRM answers with. A `ProblemError` of
 * kind `transient` leaves open whether the CRM took it: whoever sends must look there before sending again.
 */
export async function postForm(
  site: string,
  path: string,
  sends: [name: string, value: string][],
): Promise<FetchedPage> {
  requireSavingForm(path, sends);
  return request(site, path, { method: "POST", body: new URLSearchParams(sends) });
}

async function request(site: string, path: string, init: RequestInit): Promise<FetchedPage> {
  const url = requireRecordAddress(site, path, init.method === "POST");
  let response: Response;
  let html: string;
  try {
    response = await fetch(url, {
      ...init,
      credentials: "include",
      cache: "no-store",
      headers: { accept: "text/html" },
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    html = await response.text();
  } catch (error) {
    const late = error instanceof DOMException && error.name === "TimeoutError";
    if (!late && !init.method && (await isRedirectedElsewhere(url))) throw signedOutError();
    throw transientError(
      late ? "crm-timeout" : "crm-network",
      late ? "didn't answer within 30 seconds" : "couldn't be reached",
      error,
    );
  }
  if (new URL(response.url).origin !== new URL(site).origin)
    throw signedOutError(new URL(response.url).hostname);
  const isAnswer = init.method === "POST" && !response.redirected;
  if (isAnswer && REJECTIONS.has(response.status)) throw formRejected(response.status);
  if (response.status === 404 || response.status === 410) throw recordGoneError();
  if (response.status === 401) throw signedOutError();
  if (response.status === 403) throw forbiddenError();
  if (response.status >= 400) throw transientError("crm-fault", `answered with error ${response.status}`);
  return { html, url: response.url };
}

/** By these a server says that it didn't take what was sent, such as a form whose token had expired. */
const REJECTIONS: ReadonlySet<number> = new Set([400, 403, 409, 415, 419, 422, 440]);

/** The server certainly saved nothing of a form. */
export const FORM_REJECTED = "crm-form-rejected";

function formRejected(status: number): ProblemError {
  return new ProblemError("permanent", {
    code: FORM_REJECTED,
    what: `The CRM rejected the form with error ${status}, so this record wasn't saved.`,
    remedy: "Check that you can save this record in the CRM yourself, then retry this record.",
  });
}

function transientError(code: string, what: string, cause?: unknown): ProblemError {
  const remedy = "Planbridge will retry automatically. Check that the CRM opens in this browser.";
  return new ProblemError("transient", { code, what: `The CRM ${what}.`, remedy }, { cause });
}

function forbiddenError(): ProblemError {
  return new ProblemError("permanent", {
    code: "crm-forbidden",
    what: "You don't have access to this record in the CRM.",
    remedy: "Ask your CRM administrator for access, then sync again.",
  });
}

function recordGoneError(): ProblemError {
  return new ProblemError("permanent", {
    code: "crm-record-gone",
    what: "The CRM no longer has this record.",
    remedy: "Reload the client list, tick the client again and sync.",
  });
}

/**
 * A redirect to a host that the extension may not read looks like a broken connection. With `redirect: "manual"` the
 * browser reports at least that there was one.
 */
async function isRedirectedElsewhere(url: URL): Promise<boolean> {
  try {
    const response = await fetch(url, {
      credentials: "include",
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    return response.type === "opaqueredirect";
  } catch {
    // The connection really is broken; the caller reports it.
    return false;
  }
}

/** Some organisations sign in elsewhere (single sign-on): a redirect there means that the session has ended. */
function signedOutError(host = "another site"): ProblemError {
  return new ProblemError("blocked", {
    code: "crm-signed-out",
    what: `The CRM asked for a sign-in at ${host}.`,
    remedy: "Sign in to the CRM in this browser, then press Continue.",
  });
}
