import * as z from "zod/mini";
import type { HolidaySettings } from "../../domain/holidays/holiday-settings.ts";
import { isoDate, nothing, state, text } from "./body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

export const holidayOperations = {
  "holidays.view": defineOperation({
    from: EXTENSION_PAGE,
    body: nothing,
    reply: reply<HolidaySettings>(),
  }),
  /** Without a state: for all states. */
  "holidays.add": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ date: text, name: text, state: z.exactOptional(state) }),
    reply: reply<HolidaySettings>(),
  }),
  /** Removes one that was added. Without a state: the one for all states. */
  "holidays.remove-added": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ date: isoDate, state: z.exactOptional(state) }),
    reply: reply<HolidaySettings>(),
  }),
  /** Takes a day of the built-in list off the list, or restores it. */
  "holidays.set-listed": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ date: isoDate, state, listed: z.boolean() }),
    reply: reply<HolidaySettings>(),
  }),
  /** The state to assume where a client's address doesn't tell; `null`: none. */
  "holidays.default-state": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ state: z.nullable(state) }),
    reply: reply<HolidaySettings>(),
  }),
};
