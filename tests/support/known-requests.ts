import type { LoggedRequest } from "../sandbox/http/request-log.ts";
import type { Sandbox } from "../sandbox/start.ts";

/** All that the extension may fetch of the CRM, whatever the query: records, their forms, and the login it is sent to. */
const READS = [
  /^\/Clients\/Profile\/\d+$/,
  /^\/ServiceContracts\/(?:Details|Edit)\/\d+$/,
  /^\/ServiceContracts\/Create$/,
  /^\/PlanBudgets\/(?:Create|Edit\/\d+)$/,
  /^\/ServiceSupports\/Edit\/\d+$/,
  /^\/DeliveredServices\/(?:Create|Edit\/\d+)$/,
  /^\/Streamline\/Review\/\d+$/,
  /^\/Invoices\/(?:Create|Edit\/\d+)$/,
  /^\/login$/,
];

/** The forms that it may send. */
const FORMS = [
  /^\/ServiceContracts\/(?:Create|Edit\/\d+)$/,
  /^\/PlanBudgets\/(?:Create|Edit\/\d+)$/,
  /^\/DeliveredServices\/(?:Create|Edit\/\d+)$/,
];

/** What no one but a person may follow, and no test does. */
const HARMFUL = /delete|remove|archive|cancel|logout/i;

const watched = new Set<Sandbox>();

/** From now on each end-to-end test fails that lets the extension ask this sandbox's CRM for anything else. */
export function watchRequests(sandbox: Sandbox): void {
  watched.add(sandbox);
}

/** Throws where the extension asked for what it doesn't know, or a link that does harm was followed by anybody. */
export function checkRequests(sandbox: Sandbox): void {
  const wrong = sandbox.control.takeRequests().filter((request) => !isKnown(request));
  const list = [...new Set(wrong.map(({ method, path, asker }) => `${method} ${path} (${asker})`))];
  if (list.length > 0)
    throw new Error(`The CRM was asked for what nobody may fetch or send:\n${list.join("\n")}`);
}

/** The last look at a sandbox that is about to stop. */
export function endWatch(sandbox: Sandbox): void {
  if (watched.delete(sandbox)) checkRequests(sandbox);
}

export function checkWatched(): void {
  for (const sandbox of watched) checkRequests(sandbox);
}

function isKnown({ method, path, asker }: LoggedRequest): boolean {
  const { pathname } = new URL(path, "http://crm.localhost");
  if (asker !== "script") return method !== "GET" || !HARMFUL.test(pathname);
  return (method === "GET" ? READS : FORMS).some((known) => known.test(pathname));
}
