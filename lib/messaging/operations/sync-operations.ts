import * as z from "zod/mini";
import { clients, recordId, text } from "./body-schemas.ts";
import { ANY_PAGE, CRM_PAGE, defineOperation, reply } from "./define-operation.ts";

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
  /** Opens the page of a job's client in a tab. */
  "client.open": defineOperation({
    from: ANY_PAGE,
    body: z.object({ jobId: text }),
    reply: reply<null>(),
  }),
};
