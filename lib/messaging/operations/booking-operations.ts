import * as z from "zod/mini";
import type { BookingContext } from "../../domain/booking/booking-context.ts";
import type { ChangeView } from "../../domain/change/change-view.ts";
import type { Precondition } from "../views.ts";
import { isoDate, path, text } from "./body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

/** The record of the CRM from which a booking is made. Whose it is, the background reads by itself. */
const place = { site: text, of: z.enum(["client", "contract"]), path };

/** Whole cents or hundredths, above zero. */
const amount = z.int().check(z.positive());

const request = z.object({
  type: z.enum(["standard", "plan-managed"]),
  planReference: text,
  startDate: isoDate,
  endDate: isoDate,
  lines: z
    .array(z.object({ category: text, item: z.nullable(text), quantity: amount, rate: amount }))
    .check(z.minLength(1), z.maxLength(200)),
});

/** What the wizard for a new booking begins with. */
export interface NewBookingView {
  context: BookingContext;
  /** Of the connection. Where one doesn't hold, the context is what was stored before. */
  preconditions: Precondition[];
}

export const bookingOperations = {
  /** Asks the NDIA for the plans and bookings that a new booking is checked against (F117). */
  "bookings.begin": defineOperation({
    from: EXTENSION_PAGE,
    readsCrm: true,
    body: z.object(place),
    reply: reply<NewBookingView>(),
  }),
  /** Proposes new bookings. Nothing is sent to the NDIA before a person accepts them (F124). */
  "bookings.propose-create": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    readsCrm: true,
    body: z.object({ ...place, request, isSplit: z.boolean() }),
    reply: reply<ChangeView>(),
  }),
};
