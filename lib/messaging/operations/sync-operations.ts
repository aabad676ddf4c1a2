import * as z from "zod/mini";
import type { UnreadFailures } from "../../domain/sync/batch.ts";
import { clients, recordId, results, text } from "./body-schemas.ts";
import { ANY_PAGE, CRM_PAGE, defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

/** `notIncluded`: ticked clients that the running batch doesn't have; nothing was done about them. */
export interface StartReply {
  batchId: string;
  started: boolean;
  notIncluded: number;
}

const batch = z.object({ batchId: recordId });

export const syncOperations = {
  /** From the client list: starts a batch, or names the one that runs already. */
  "sync.start": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ clients }),
    reply: reply<StartReply>(),
  }),
  /** Adds further ticked clients to the batch that runs. */
  "sync.add": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ batchId: recordId, clients }),
    reply: reply<StartReply>(),
  }),
  "sync.retry": defineOperation({
    from: ANY_PAGE,
    readsCrm: true,
    body: batch,
    reply: reply<{ retried: number }>(),
  }),
  "sync.stop": defineOperation({ from: ANY_PAGE, body: batch, reply: reply<{ stopped: number }>() }),
  /** After a person has removed what blocked a batch. */
  "sync.resume": defineOperation({ from: ANY_PAGE, readsCrm: true, body: batch, reply: reply<null>() }),
  /** From the results desk: compares the clients and contracts of these results again, as a batch of their own. */
  "sync.check-again": defineOperation({
    from: EXTENSION_PAGE,
    readsCrm: true,
    body: results,
    reply: reply<StartReply>(),
  }),
  /** Failed results that nobody has read, for the extension's own pages. */
  "sync.unread-failures": defineOperation({
    from: EXTENSION_PAGE,
    body: z.null(),
    reply: reply<UnreadFailures>(),
  }),
  /** From the results desk: it has shown what had failed by this moment, in epoch milliseconds. */
  "sync.mark-failures-read": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ batchId: recordId, until: z.int() }),
    reply: reply<null>(),
  }),
  /** Opens in a tab where a result's problem is put right: the form of the client or contract, or the record without a known form. */
  "result.open": defineOperation({
    from: ANY_PAGE,
    body: z.object({ jobId: text }),
    reply: reply<null>(),
  }),
};
