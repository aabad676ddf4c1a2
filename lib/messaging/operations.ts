import type { Problem } from "../core/problem.ts";
import type { FieldChange } from "../domain/change/change-set.ts";
import type { NewHoliday } from "../domain/holidays/new-holiday.ts";
import type { State } from "../domain/holidays/states.ts";
import type { StoredInvoice } from "../domain/invoice/context/earlier-services.ts";
import type { BudgetsView, PlansView } from "../domain/change/plan-choices.ts";
import type { CapturedVerdict } from "../domain/invoice/model/captured-verdict.ts";
import type {
  ClientPaceView,
  ConnectionForm,
  ConnectionView,
  ContractPaceView,
  ContractStatusView,
  HolidaySettings,
  InvoiceContextView,
  RetrievedPlan,
  Site,
  SiteView,
} from "./views.ts";
import type { ChangeView, ProposalView } from "../domain/change/change-view.ts";

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
  "options.open": { send: { section: "holidays" } | null; reply: null };
  /** From the service contract page, about itself. */
  "contract.status": { send: { path: string }; reply: ContractStatusView | null };
  /** Compares the contract with the NDIA anew. */
  "contract.check": { send: { path: string }; reply: ContractStatusView | null };
  /** From the client page: what it shows, for what Planbridge adds to it. `missing`: labels of what it should show and doesn't. */
  "pace.client": {
    send: {
      path: string;
      name: string;
      ndisNumber?: string | undefined;
      pace?: boolean | undefined;
      apiAccess?: boolean | undefined;
      missing: string[];
      contracts: string[];
    };
    reply: ClientPaceView;
  };
  /** The two ticks of a client whose CRM has no fields for them (F32–F35). */
  "pace.tick": { send: { path: string; participant: boolean; apiAccess: boolean }; reply: null };
  /** From the contract page: what it shows, and which forms belong to it. */
  "pace.contract": {
    send: { path: string; isPace?: boolean | undefined; forms: string[] };
    reply: ContractPaceView;
  };
  /** Retrieve PACE Plan: asks the NDIA for the plans to select from (F47, F48). */
  "pace.plans": { send: { contractPath: string }; reply: PlansView };
  /** Retrieve PACE Plan Budget, from a budget form (F51–F53). */
  "pace.budgets": { send: { formPath: string; category: string }; reply: BudgetsView };
  /** Proposes a new contract from the client's PACE plan. Nothing is written. */
  "change.create": { send: { clientPath: string }; reply: ChangeView };
  /** Proposes what brings a contract in step. Nothing is written. */
  "change.sync": {
    send: {
      contractPath: string;
      purpose: "sync-plan" | "sync-plan-and-budgets";
      planKey?: string | undefined;
      snapshotId?: string | undefined;
    };
    reply: ChangeView;
  };
  "change.view": { send: { id: string }; reply: ChangeView };
  /** A person accepts it, but for `leftOut`. `typed`: the amount that moves, as they typed it. */
  "change.accept": {
    send: { id: string; leftOut: string[]; typed: string; user?: string | undefined };
    reply: ChangeView;
  };
  /** The rest is tried again, or what blocked it was put right. */
  "change.resume": { send: { id: string }; reply: ChangeView };
  "change.decline": { send: { id: string }; reply: null };
  /** A person confirmed Save on a budget form; the page sends it, Planbridge reads back what came of it (F60, F61). */
  "change.saving": {
    send: {
      formPath: string;
      snapshotId: string;
      budgetKey: string;
      fields: FieldChange[];
      typed: string;
      user?: string | undefined;
    };
    reply: ChangeView;
  };
  /** From the client list: proposes PACE changes for the ticked clients. */
  "sync.propose": { send: { clients: { name: string; path: string }[] }; reply: StartReply };
  "change.proposals": { send: { batchId: string }; reply: ProposalView[] };
  /** Accepts every proposal of a batch that has no warning. `typed`: the amount that moves in all of them. */
  "change.accept-all": {
    send: { batchId: string; typed: string; user?: string | undefined };
    reply: ProposalView[];
  };
  /** From an invoice's page: what its lines are held against. `retrieve`: asks the NDIA anew first. */
  "invoice.context": {
    send: {
      clientPath?: string | undefined;
      ndisNumber?: string | undefined;
      /** The CRM holds the invoice already, or may. */
      stored?: StoredInvoice | undefined;
      retrieve: boolean;
    };
    reply: InvoiceContextView;
  };
  /** From the Streamline list: reads each captured invoice's page and checks it. */
  "streamline.check": { send: { paths: string[]; retrieve: boolean }; reply: CapturedVerdict[] };
  /** The tab in which files of invoices are checked. */
  "workspace.open": { send: null; reply: null };
  /** From the workspace tab: asks the NDIA for a participant's plan, if it is known who they are. */
  "file.retrieve": { send: { ndisNumber: string }; reply: RetrievedPlan };
  /** From the bulk import page: the file that was chosen there, as base64, for a workspace tab that is opened with it. */
  "file.hand": { send: { name: string; base64: string }; reply: null };
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
  "holidays.view": { send: null; reply: HolidaySettings };
  "holidays.add": { send: NewHoliday; reply: HolidaySettings };
  /** Takes away one that was added. Without a state: the one for all states. */
  "holidays.remove": { send: { date: string; state?: State }; reply: HolidaySettings };
  /** Takes a day of the built-in list off it, or puts it back. */
  "holidays.keep": { send: { date: string; state: State; kept: boolean }; reply: HolidaySettings };
  /** The state to assume where a client's address doesn't tell; `null`: none. */
  "holidays.home": { send: { state: State | null }; reply: HolidaySettings };
}

export type Operation = keyof Operations;
export type RequestBody<Name extends Operation> = Operations[Name]["send"];
export type ReplyBody<Name extends Operation> = Operations[Name]["reply"];

/** `notIncluded`: ticked clients that the running batch doesn't have; nothing was done about them. */
export interface StartReply {
  batchId: string;
  started: boolean;
  notIncluded: number;
}

/** An answer as it travels: what was asked for, or why not. */
export type Response<Name extends Operation = Operation> = { ok: ReplyBody<Name> } | { problem: Problem };

/** Long-lived connections, by name: the background pushes a `BatchView | null` whenever the batch has changed; a `BatchQuery` says what to send. */
export const BATCH_PORT = "planbridge:batch";
