import { type Browser, browser } from "wxt/browser";
import { backgroundProblem, messageRefused, problemOf } from "./background-problems.ts";
import type { Operation, ReplyBody, Response, RequestBody } from "../messaging/operations.ts";
import { operations } from "../messaging/operations/all-operations.ts";
import type { Caller } from "../messaging/operations/define-operation.ts";

/** The sender of a message, as the browser reports it. */
export interface Sender {
  caller: Caller;
  /** Origin of the CRM page; the extension's own for its pages. */
  origin: string;
  tabId?: number;
  frameId?: number;
  /** The tab has cookies of its own, which the background's requests don't carry: it is signed in as somebody else. */
  session?: "container-tab" | "private-tab";
}

export type Handlers = {
  [Name in Operation]: (body: RequestBody<Name>, from: Sender) => Promise<ReplyBody<Name>>;
};

/** The handlers of one subject, such as `typeof syncOperations`: its definitions are the only list of its names. */
export type HandlersOf<Subject extends Partial<typeof operations>> = Pick<
  Handlers,
  keyof Subject & Operation
>;

/** Whether this origin is one of the CRM addresses in effect. */
type IsSite = (origin: string) => Promise<boolean>;

/**
 * Answers every message that matches its schema and has an allowed sender. Call it before the first `await`, or the waking
 * message is missed. `ready` throws what keeps the background from doing anything: that is the answer to every operation
 * that needs the database.
 */
export function receive(handlers: Handlers, isSite: IsSite, ready: () => Promise<void>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender) =>
    isRequest(message) ? answerMessage(message, sender, handlers, isSite, ready) : undefined,
  );
}

export async function answerMessage(
  message: { planbridge: string; body?: unknown },
  sender: Browser.runtime.MessageSender,
  handlers: Handlers,
  isSite: IsSite,
  ready: () => Promise<void> = () => Promise.resolve(),
): Promise<Response> {
  const from = await identifySender(sender, isSite);
  const name = message.planbridge;
  if (!from || !isOperation(name) || !operations[name].from.includes(from.caller))
    return { problem: messageRefused(name) };
  if (from.session && operations[name].readsCrm) return { problem: backgroundProblem(from.session) };
  return runOperation(name, message.body, from, handlers, ready);
}

/** They open what shows the problem, so they do without the database. */
const NEED_NO_DATABASE: ReadonlySet<Operation> = new Set([
  "page.noticed",
  "page.recognised",
  "options.open",
  "stored-data.view",
]);

async function runOperation(
  name: Operation,
  body: unknown,
  from: Sender,
  handlers: Handlers,
  ready: () => Promise<void>,
): Promise<Response> {
  const parsed = operations[name].body.safeParse(body ?? null);
  if (!parsed.success)
    return { problem: { ...messageRefused(name), said: parsed.error.issues[0]?.path.join(".") ?? "" } };
  try {
    if (!NEED_NO_DATABASE.has(name)) await ready();
    return { ok: await handlers[name](parsed.data as never, from) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

export async function identifySender(
  sender: Browser.runtime.MessageSender,
  isSite: IsSite,
): Promise<Sender | null> {
  if (sender.id !== browser.runtime.id || !sender.url) return null;
  const { origin } = new URL(sender.url);
  // By the whole address, not by origin: some engines give every page of an unknown scheme the same origin, "null".
  if (sender.url.startsWith(browser.runtime.getURL("/"))) return { caller: "extension-page", origin };
  if (sender.tab?.id === undefined || !(await isSite(origin))) return null;
  const session = ownSession(sender.tab);
  return {
    caller: "crm-page",
    origin,
    tabId: sender.tab.id,
    frameId: sender.frameId ?? 0,
    ...(session ? { session } : {}),
  };
}

/** Firefox tells a tab's cookie store without a permission for cookies; Chrome, which has no containers, tells none. */
function ownSession(tab: { incognito?: boolean; cookieStoreId?: string }): Sender["session"] {
  if (tab.incognito) return "private-tab";
  const store = tab.cookieStoreId;
  return store === undefined || store === "firefox-default" || store === "0" ? undefined : "container-tab";
}

function isRequest(message: unknown): message is { planbridge: string; body?: unknown } {
  return (
    typeof message === "object" &&
    message !== null &&
    "planbridge" in message &&
    typeof message.planbridge === "string"
  );
}

function isOperation(name: string): name is Operation {
  return Object.hasOwn(operations, name);
}
