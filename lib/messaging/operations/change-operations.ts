import * as z from "zod/mini";
import type { ChangeView, ProposalView } from "../../domain/change/change-view.ts";
import { clients, path, recordId, text, user } from "./body-schemas.ts";
import { CRM_PAGE, defineOperation, reply } from "./define-operation.ts";
import type { StartReply } from "./sync-operations.ts";

const change = z.object({ id: recordId });

export const changeOperations = {
  /** Proposes a new contract from the client's PACE plan. Nothing is written. */
  "change.propose-contract": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ clientPath: path }),
    ownRecord: ({ clientPath }) => clientPath,
    reply: reply<ChangeView>(),
  }),
  /** Proposes what brings a contract up to date with PACE. Nothing is written. */
  "change.propose-sync": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({
      contractPath: path,
      purpose: z.enum(["sync-plan", "sync-plan-and-budgets"]),
      planKey: z.optional(text),
      snapshotId: z.optional(text),
    }),
    ownRecord: ({ contractPath }) => contractPath,
    reply: reply<ChangeView>(),
  }),
  "change.view": defineOperation({ from: CRM_PAGE, body: change, reply: reply<ChangeView>() }),
  /** A person accepts it, except `leftOut`. `typed`: the amount that moves, as they typed it. */
  "change.accept": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ id: recordId, leftOut: z.array(text).check(z.maxLength(500)), typed: text, user }),
    reply: reply<ChangeView>(),
  }),
  /** Retries the rest, after a failure or once what blocked it was put right. */
  "change.resume": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: change,
    reply: reply<ChangeView>(),
  }),
  "change.decline": defineOperation({ from: CRM_PAGE, body: change, reply: reply<null>() }),
  /** From the client list: starts a batch that proposes PACE changes for the ticked clients. */
  "change.propose-all": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ clients }),
    reply: reply<StartReply>(),
  }),
  "change.proposals": defineOperation({
    from: CRM_PAGE,
    body: z.object({ batchId: recordId }),
    reply: reply<ProposalView[]>(),
  }),
  /** Accepts every proposal of a batch that has no warning. `typed`: the amount that moves in all of them. */
  "change.accept-all": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ batchId: recordId, typed: text, user }),
    reply: reply<ProposalView[]>(),
  }),
};
