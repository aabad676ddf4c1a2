import * as z from "zod/mini";
import { RECORD_PARTS } from "../../domain/record/participant-record.ts";
import { type ChosenClient, MAX_READ_CLIENTS } from "../../domain/sync/chosen-client.ts";
import { MAX_CLIENTS, ndisNumber, path, recordId, text } from "./body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

/** Clients that a page of a CRM has named, and that a person is still to choose for. */
export interface ClientChoiceView {
  /** Origin of the CRM. */
  site: string;
  /** Empty once the batch was started. */
  paths: string[];
  /** The batch that was started with them; `null`: none yet. */
  batchId: string | null;
}

/**
 * The synchronisation of several clients' participants is chosen and started in the extension's own window alone: a script of
 * the CRM's page could confirm the participants' consent otherwise.
 */
export const clientChoiceOperations = {
  "participants.choice": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ choice: recordId }),
    reply: reply<ClientChoiceView>(),
  }),
  /** Reads whose pages these are. Only clients of the choice are read. */
  "participants.read": defineOperation({
    from: EXTENSION_PAGE,
    readsCrm: true,
    body: z.object({
      choice: recordId,
      paths: z.array(path).check(z.minLength(1), z.maxLength(MAX_READ_CLIENTS)),
    }),
    reply: reply<ChosenClient[]>(),
  }),
  /** `consentOf`: beside which NDIS number a person has confirmed the participant's consent (F149, F191). */
  "participants.start": defineOperation({
    from: EXTENSION_PAGE,
    readsCrm: true,
    body: z.object({
      choice: recordId,
      parts: z.array(z.enum(RECORD_PARTS)).check(z.maxLength(RECORD_PARTS.length)),
      clients: z
        .array(z.object({ name: text, path, consentOf: z.optional(ndisNumber) }))
        .check(z.minLength(1), z.maxLength(MAX_CLIENTS)),
    }),
    reply: reply<{ batchId: string }>(),
  }),
};
