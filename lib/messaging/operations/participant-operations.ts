import * as z from "zod/mini";
import { ORGANISATION_ROLES, type OrganisationRole } from "../../domain/record/budget-access.ts";
import { RECORD_PARTS, type SyncSummary } from "../../domain/record/participant-record.ts";
import { path, text } from "./body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

/** What a person chose of what is asked for. */
export interface ParticipantSettings {
  /** Budgets of plans outside PACE, whose endpoint isn't public. */
  nonPaceBudgets: boolean;
  /** Calls that change service bookings and aren't public. */
  unpublishedCalls: boolean;
  /** Which of the NDIA's conditions for those budgets count (F102–F104). */
  role: OrganisationRole;
}

export const participantOperations = {
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
  "participant.settings": defineOperation({
    from: EXTENSION_PAGE,
    body: z.null(),
    reply: reply<ParticipantSettings>(),
  }),
  "participant.set-non-pace-budgets": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ isOn: z.boolean() }),
    reply: reply<ParticipantSettings>(),
  }),
  "participant.set-unpublished-calls": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ isOn: z.boolean() }),
    reply: reply<ParticipantSettings>(),
  }),
  "participant.set-role": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ role: z.enum(ORGANISATION_ROLES) }),
    reply: reply<ParticipantSettings>(),
  }),
};
