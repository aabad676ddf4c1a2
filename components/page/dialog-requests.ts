import type { TickedClients } from "../../lib/crm/read/read-client-list.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";
import type { RequestBody } from "../../lib/messaging/operations.ts";

/** What a page's script asks of each dialog that has a script of its own. */
export interface DialogRequests {
  pace: PaceRequest;
  sync: SyncRequest;
  bookings: BookingsRequest;
  plan: PlanRequest;
}

export type DialogName = keyof DialogRequests;

/** The record whose PACE change is proposed and followed. */
export interface PaceRequest {
  /** A new contract from the client's page; on the contract's, the guide's steps one by one (F45–F50) or all at once. */
  journey: "create" | "steps" | "sync";
  /** The client's, or the contract's. */
  path: string;
  /** Shown as it stands, instead of retrieving anew. */
  change?: ChangeView | undefined;
  /** The change has ended. */
  onDone: () => void;
  onClose?: (() => void) | undefined;
}

/** The contract whose service bookings are checked and created. */
export interface BookingsRequest {
  /** The contract's. */
  path: string;
  /** Shown as it stands, instead of the checklist. */
  change?: ChangeView | undefined;
  /** Something of it may have changed. */
  onDone: () => void;
  onClose?: (() => void) | undefined;
}

/** The page whose plan is drawn. */
export type PlanRequest = RequestBody<"panel.plan-picture">;

/** The clients that are ticked in the list, and what to do with them. */
export interface SyncRequest {
  action: "active-plans" | "pace" | "participants";
  read: () => TickedClients;
  onClose: () => void;
}
