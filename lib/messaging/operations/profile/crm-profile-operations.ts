import * as z from "zod/mini";
import { type Appointment, NO_END, type Schedule } from "../../../domain/profile/crm-profile/crm-profile.ts";
import { MAX_IMPORTED } from "../../../domain/profile/crm-profile/planner-columns.ts";
import { isoDate, ndisNumber, text } from "../body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "../define-operation.ts";

const wallTime = z.object({
  date: isoDate,
  time: z.nullable(z.string().check(z.maxLength(5), z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))),
});
const some = z.nullable(text);
const names = z.nullable(z.array(text).check(z.maxLength(50)));
const none = z.null();

/** As a file has them: it knows no page of the CRM. */
const schedule: z.ZodMiniType<Schedule> = z.object({
  id: text,
  startDate: z.nullable(isoDate),
  endDate: z.nullable(z.union([z.literal(NO_END), isoDate])),
  frequency: some,
  interval: some,
  services: names,
  next: z.nullable(z.object({ at: wallTime, path: none })),
  type: some,
  isEvaluated: z.nullable(z.boolean()),
  masterType: some,
  masterStatus: some,
});

const appointment: z.ZodMiniType<Appointment> = z.object({
  path: none,
  start: wallTime,
  end: z.nullable(wallTime),
  minutes: z.nullable(z.int().check(z.minimum(0), z.maximum(99_999))),
  status: some,
  isRecurring: z.nullable(z.boolean()),
  resources: names,
  services: names,
  address: some,
});

/** Whose profile: a participant of one CRM. */
const participant = { site: text, ndisNumber };

/** What is kept of a participant's profile. From the extension's own pages alone: no CRM page gets any of it. */
export const crmProfileOperations = {
  /** Reads the CRM's page of the participant, and keeps what it tells. */
  "profile.read-again": defineOperation({
    from: EXTENSION_PAGE,
    readsCrm: true,
    body: z.object(participant),
    reply: reply<null>(),
  }),
  /** Keeps schedules and appointments of a file that a person has chosen; a kind that is `null` stays as it was. */
  "profile.import-planner": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({
      ...participant,
      schedules: z.nullable(z.array(schedule).check(z.maxLength(MAX_IMPORTED))),
      appointments: z.nullable(z.array(appointment).check(z.maxLength(MAX_IMPORTED))),
    }),
    reply: reply<null>(),
  }),
  /** Removes what was imported. */
  "profile.remove-planner": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object(participant),
    reply: reply<null>(),
  }),
};
