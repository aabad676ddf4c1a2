import { type Browser, browser } from "wxt/browser";
import { backgroundProblem, messageRefused, otherRecord, problemOf } from "./background-problems.ts";
import type { Operation, ReplyBody, Response, RequestBody } from "../messaging/operations.ts";
import type { Right } from "../domain/access/access.ts";
import { operations } from "../messaging/operations/all-operations.ts";
import type { Caller, OperationDefinition } from "../messaging/operations/define-operation.ts";
import { recordPath } from "../crm/profile/record-path.ts";
import { currentTime } from "../platform/system-clock.ts";
import { createParticipantLimit, type ParticipantLimit } from "./participant-limit.ts";

/** The sender of a message, as the browser reports it. */
export interface Sender {
  caller: Caller;
  /** Origin of the CRM page; the extension's own for its pages. */
  origin: string;
  /** Of a CRM page: path and query of its address; `null`: not an address of a record. */
  path?: string | null;
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

/** Whose answers are given: those of the real data, or of practice mode. */
export interface Side {
  handlers: Handlers;
  gates: Partial<Omit<Gates, "admit">>;
}

/**
 * Answers every message that matches its schema and has an allowed sender. Call it before the first `await`, or the waking
 * message is missed. `side`: asked for each message.
 */
export function receive(side: () => Promise<Side>, isSite: IsSite): void {
  const admit = createParticipantLimit(currentTime);
  browser.runtime.onMessage.addListener((message: unknown, sender) =>
    isRequest(message)
      ? side().then(({ handlers, gates }) =>
          answerMessage(message, sender, handlers, isSite, { ...gates, admit }),
        )
      : undefined,
  );
}

export async function answerMessage(
  message: { planbridge: string; body?: unknown },
  sender: Browser.runtime.MessageSender,
  handlers: Handlers,
  isSite: IsSite,
  gates: Partial<Gates> = {},
): Promise<Response> {
  const from = await identifySender(sender, isSite);
  const name = message.planbridge;
  if (!from || !isOperation(name) || !operations[name].from.includes(from.caller))
    return { problem: messageRefused(name) };
  if (from.session && operations[name].readsCrm) return { problem: backgroundProblem(from.session) };
  return runOperation(name, message.body, from, handlers, { ...OPEN, ...gates });
}

interface Gates {
  /** Throws where this sender gets no answer at present. */
  answers: (caller: Caller) => void;
  /** Throws what keeps the background from doing anything: the answer to every operation that needs the database. */
  ready: () => Promise<void>;
  admit: ParticipantLimit;
  /** A person asks for something that is read from this CRM; without one, from any. */
  crmAsked: (site?: string) => Promise<void>;
  /** Throws where the organisation's policy doesn't let this be done on this computer. */
  requireRight: (right: Right) => Promise<void>;
}

const OPEN: Gates = {
  answers: () => undefined,
  ready: () => Promise.resolve(),
  admit: () => undefined,
  crmAsked: () => Promise.resolve(),
  requireRight: () => Promise.resolve(),
};

/** They open what shows the problem, so they do without the database. */
const NEED_NO_DATABASE: ReadonlySet<Operation> = new Set([
  "page.noticed",
  "page.recognised",
  "page.dialog",
  "page.service-dates",
  "presentation.view",
  "palette.shortcut",
  "palette.change-key",
  "workspace.open",
  "options.open",
  "policy.view",
  "diagnostic.view",
  "stored-data.view",
  "vault.view",
  "vault.unlock",
  "vault.lock",
  "vault.wipe",
  "practice.enter",
  "practice.leave",
]);

async function runOperation(
  name: Operation,
  body: unknown,
  from: Sender,
  handlers: Handlers,
  { answers, ready, admit, crmAsked, requireRight }: Gates,
): Promise<Response> {
  const parsed = operations[name].body.safeParse(body ?? null);
  if (!parsed.success)
    return { problem: { ...messageRefused(name), said: parsed.error.issues[0]?.path.join(".") ?? "" } };
  const definition = operations[name] as OperationDefinition<unknown, unknown>;
  try {
    answers(from.caller);
    requireOwnData(definition, parsed.data, from, admit);
    if (definition.needs) await requireRight(definition.needs);
    if (!NEED_NO_DATABASE.has(name)) await ready();
    if (definition.readsCrm) await crmAsked(from.caller === "crm-page" ? from.origin : undefined);
    return { ok: await handlers[name](parsed.data as never, from) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** A CRM page gets the data of the record that it is, as the browser names it, and of not too many of them. */
function requireOwnData(
  { ownRecord, participants }: OperationDefinition<unknown, unknown>,
  body: unknown,
  { caller, path, tabId }: Sender,
  admit: ParticipantLimit,
): void {
  if (caller !== "crm-page") return;
  const own = ownRecord?.(body);
  if (own !== undefined && own !== path) throw otherRecord();
  // One page may choose several, and a tab may go to several pages.
  const others = participants?.(body).map((record) => `${path} ${record ?? ""}`) ?? [];
  const records = own === undefined ? others : [own, ...others];
  if (tabId !== undefined && records.length > 0) admit(tabId, records);
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
    path: pathOf(sender, sender.tab),
    tabId: sender.tab.id,
    frameId: sender.frameId ?? 0,
    ...(session ? { session } : {}),
  };
}

/**
 * The tab's own address for its own page: Firefox gives as the sender's the one that its script began at, and a page may have
 * moved on since without a new document.
 */
function pathOf(sender: Browser.runtime.MessageSender, tab: { url?: string | undefined }): string | null {
  const begun = sender.url ?? "";
  const url = (sender.frameId ?? 0) === 0 ? (tab.url ?? begun) : begun;
  return recordPath(url, begun);
}

/** Firefox tells a tab's cookie store without a permission for cookies; Chrome, which has no containers, tells none. */
export function ownSession(tab: { incognito?: boolean; cookieStoreId?: string }): Sender["session"] {
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
