import { judge } from "./judge.ts";
import { acceptOperation, clientsFor, type Operation, prepareOperations } from "./operations.ts";
import type { Subject } from "./subject.ts";

/** Contracts that are created from PACE plans, or brought up to date with them. */
export const paceContracts: Subject<Operation> = {
  server: "crm",
  sandbox: (operations) => ({ clients: clientsFor(operations) }),
  prepare: prepareOperations,
  accept: acceptOperation,
  clientPath: ({ client }) => `/Clients/Profile/${client.id}`,
  judge,
};
