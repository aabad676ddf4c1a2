import type { Problem } from "../ndis/problem.ts";
import type { ConnectionForm, ConnectionView, ContractStatusView, Site, SiteView } from "./views.ts";

/**
 * Everything that one context may ask of the background: what it sends and what comes back. The door that checks
 * each message, and who may send it, is `schemas.ts`; this file holds types alone, so that content scripts stay small.
 */
export interface Operations {
  /** From the CRM page: it was recognised, so its UI may be brought in. */
  "page.recognised": { send: { page: string }; reply: null };
  /** From the client list: begin a batch, or hear of the one that runs already. */
  "sync.start": { send: { clients: { name: string; path: string }[] }; reply: StartReply };
  /** Puts further ticked clients into the batch that runs. */
  "sync.add": { send: { batchId: string; clients: { name: string; path: string }[] }; reply: StartReply };
  "sync.retry": { send: { batchId: string }; reply: { retried: number } };
  "sync.stop": { send: { batchId: string }; reply: { stopped: number } };
  /** After a person has removed what blocked a batch. */
  "sync.continue": { send: { batchId: string }; reply: null };
  "client.open": { send: { jobId: string }; reply: null };
  /** Opens Options in a tab, from wherever a message says that something is to be done there. */
  "options.open": { send: null; reply: null };
  /** From the service contract page, about itself. */
  "contract.status": { send: { path: string }; reply: ContractStatusView | null };
  "connection.view": { send: null; reply: ConnectionView };
  "connection.save": { send: { settings: ConnectionForm }; reply: ConnectionView };
  "connection.activate": {
    send: { settings: ConnectionForm; activationCode: string };
    reply: ConnectionView;
  };
  /** Fetches a token and refreshes the key where that is due. */
  "connection.check": { send: null; reply: ConnectionView };
  "sites.view": { send: null; reply: SiteView[] };
  "sites.add": { send: Site; reply: SiteView[] };
  "sites.remove": { send: { origin: string }; reply: SiteView[] };
}

export type Operation = keyof Operations;
export type Send<Name extends Operation> = Operations[Name]["send"];
export type ReplyTo<Name extends Operation> = Operations[Name]["reply"];

/** `notIncluded`: ticked clients that the running batch doesn't have; nothing was done about them. */
export interface StartReply {
  batchId: string;
  started: boolean;
  notIncluded: number;
}

/** An answer as it travels: what was asked for, or why not. */
export type Response<Name extends Operation = Operation> = { ok: ReplyTo<Name> } | { problem: Problem };

/** Long-lived connections, by name: the background pushes a `BatchView | null` whenever the batch has changed; a `Wish` says what to send. */
export const BATCH_PORT = "planbridge:batch";
