import * as z from "zod/mini";
import { RECORD_PARTS, type SyncSummary } from "../../domain/record/participant-record.ts";
import type { RecordView } from "../../domain/record/record-view.ts";
import { path, text } from "./body-schemas.ts";
import { ANY_PAGE, defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

export const participantOperations = {
  /** What is kept of a client's plans, budgets, goals and bookings (F77). A page of the CRM asks of its own client only. */
  "participant.record": defineOperation({
    from: ANY_PAGE,
    readsCrm: true,
    // An extension page names the CRM; of a CRM page it is its own.
    body: z.object({ site: z.optional(text), path }),
    ownRecord: ({ path: own }) => own,
    reply: reply<RecordView>(),
  }),
  /**
   * Asks the NDIA for what was chosen (F146–F152). From the extension's own pages alone: a script of the CRM's page could
   * confirm the participant's consent otherwise.
   */
  "participant.synchronise": defineOperation({
    from: EXTENSION_PAGE,
    readsCrm: true,
    body: z.object({
      site: text,
      path,
      parts: z.array(z.enum(RECORD_PARTS)).check(z.maxLength(RECORD_PARTS.length)),
      isConsentConfirmed: z.boolean(),
    }),
    reply: reply<SyncSummary>(),
  }),
};
