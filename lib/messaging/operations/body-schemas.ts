import * as z from "zod/mini";
import { ISO_DATE } from "../../core/calendar-date.ts";
import { STATE_IDS } from "../../domain/holidays/states.ts";
import type { FieldChange } from "../../domain/change/change-set.ts";
import { CRM_FIELDS } from "../../domain/plan/crm-field.ts";
import { NDIS_NUMBER } from "../../domain/plan/identity.ts";

/** Parts of messages that several operations send. */

export const nothing = z.null();
export const text = z.string().check(z.maxLength(500));
export const isoDate = z.string().check(z.maxLength(10), z.regex(ISO_DATE));
/** When the services of an invoice were delivered: as many as it has lines at most. */
export const serviceDates = z.array(z.object({ from: isoDate, to: isoDate })).check(z.maxLength(200));
export const state = z.enum(STATE_IDS);
export const ndisNumber = z.string().check(z.maxLength(9), z.regex(NDIS_NUMBER));

/**
 * A record of the sender's own CRM: a path, so that no message can name another host. Tabs and line breaks are
 * refused with all white space, because URL parsers drop them: a slash, a tab and a slash would be two slashes.
 */
export const path = z.string().check(z.regex(/^\/(?!\/)[^\\\s]*$/), z.maxLength(2000));
export const paths = z.array(path).check(z.maxLength(2000));

/** As many as may be ticked in the client list. */
export const MAX_CLIENTS = 10_000;

/** Clients that are ticked in the client list. */
export const clients = z
  .array(z.object({ name: z.string().check(z.maxLength(300)), path }))
  .check(z.minLength(1), z.maxLength(MAX_CLIENTS));

/** Their paths alone: whose they are, the background reads by itself. */
export const clientPaths = z.array(path).check(z.minLength(1), z.maxLength(MAX_CLIENTS));

/** The id of a batch or a change: both begin with the time at which they were created. */
export const recordId = z.string().check(z.maxLength(100), z.regex(/^\d+-[0-9a-f]+$/));

/** Results of one batch, by their ids: which records they are of, the background knows. */
export const results = z.object({
  batchId: recordId,
  results: z.array(text).check(z.minLength(1), z.maxLength(MAX_CLIENTS)),
});

const cell = z.nullable(z.union([z.string().check(z.maxLength(4000)), z.number(), z.boolean()]));
const fieldChange: z.ZodMiniType<FieldChange> = z.object({
  field: z.enum(CRM_FIELDS),
  label: text,
  kind: z.enum(["money", "date", "text", "tick"]),
  before: cell,
  after: cell,
});

/** What a form of the page is about to save. */
export const fieldChanges = z.array(fieldChange).check(z.minLength(1), z.maxLength(20));
