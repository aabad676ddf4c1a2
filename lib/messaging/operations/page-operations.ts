import * as z from "zod/mini";
import type { EnvironmentBand } from "../../domain/access/environment-band.ts";
import { serviceDates, text } from "./body-schemas.ts";
import { ANY_PAGE, CRM_PAGE, defineOperation, reply } from "./define-operation.ts";

export const pageOperations = {
  /** From the CRM page: it has a heading like those of known pages, so it is worth a closer look. */
  "page.noticed": defineOperation({ from: CRM_PAGE, body: z.null(), reply: reply<null>() }),
  /** From the CRM page: it was recognised, so its UI may be brought in. */
  "page.recognised": defineOperation({
    from: CRM_PAGE,
    body: z.object({ page: text }),
    reply: reply<null>(),
  }),
  /** From the CRM page: somebody opens a dialog that has a script of its own. Replies which environment it is to name. */
  "page.dialog": defineOperation({
    from: CRM_PAGE,
    body: z.object({ name: z.enum(["pace", "sync", "bookings", "plan"]) }),
    reply: reply<EnvironmentBand | null>(),
  }),
  /** From the palette in a CRM page: the key that opens it, `null` where the person has none. */
  "palette.shortcut": defineOperation({
    from: CRM_PAGE,
    body: z.null(),
    reply: reply<{ shortcut: string | null }>(),
  }),
  /** From the palette in a CRM page: opens the browser's own page of keys. */
  "palette.change-key": defineOperation({ from: CRM_PAGE, body: z.null(), reply: reply<null>() }),
  /** From an invoice's page: when its services were delivered, for the timeline of the side panel beside it. */
  "page.service-dates": defineOperation({
    from: CRM_PAGE,
    body: z.object({ dates: serviceDates }),
    reply: reply<null>(),
  }),
  /** From our scripts in a CRM page, which have no storage: whether names and numbers of people are hidden. */
  "presentation.view": defineOperation({
    from: CRM_PAGE,
    body: z.null(),
    reply: reply<{ isOn: boolean }>(),
  }),
  /** Opens Options in a tab, from wherever a message says that something is to be done there. */
  "options.open": defineOperation({
    from: ANY_PAGE,
    body: z.nullable(z.object({ section: z.enum(["holidays", "page-check", "prices"]) })),
    reply: reply<null>(),
  }),
};
