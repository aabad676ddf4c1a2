import * as z from "zod/mini";
import type { IsoDate } from "../../core/calendar-date.ts";
import type { ActionState } from "../../domain/booking/manage/booking-actions.ts";
import type { ActionRequest } from "../../domain/booking/manage/propose-action.ts";
import type { ChangeView } from "../../domain/change/change-view.ts";
import type { BookingView } from "../../domain/record/record-view.ts";
import { isoDate, path, text } from "./body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

/** A service booking as the NDIA has it now, and what can be done with it. */
export interface BookingManageView {
  client: { name: string };
  ndisNumber: string;
  today: IsoDate;
  /** Epoch milliseconds. */
  retrievedAt: number | null;
  booking: BookingView;
  /** The end of the plan that it draws on; `null`: not known. */
  planEnd: IsoDate | null;
  actions: ActionState[];
  /** Which record of the CRM it is linked with; `null`: none. */
  linkedRow: "plan-budget" | "service-support" | null;
  /** Sent back with what is decided: another version of the booking isn't changed. */
  version: string;
}

const bookingId = z.string().check(z.minLength(1), z.maxLength(40));
const place = z.object({ site: text, clientPath: path, bookingId });
const whole = z.int().check(z.minimum(0), z.maximum(100_000_000_000));
const version = z.string().check(z.maxLength(100_000));

const action: z.ZodMiniType<ActionRequest> = z.discriminatedUnion("code", [
  z.object({ code: z.literal("approve") }),
  z.object({ code: z.literal("reject"), reason: text }),
  z.object({
    code: z.literal("reallocate"),
    lines: z
      .array(z.object({ at: whole, quantity: whole, rate: whole }))
      .check(z.minLength(1), z.maxLength(500)),
  }),
  z.object({
    code: z.literal("reduce-end"),
    to: isoDate,
    retained: z.array(whole).check(z.maxLength(500)),
  }),
  z.object({ code: z.literal("extend-end"), to: isoDate }),
  z.object({ code: z.literal("delete") }),
]);

/** Managing a service booking that exists (F126–F145), from the extension's own window alone. */
export const bookingManageOperations = {
  /** Asks the NDIA for the booking as it is now. */
  "bookings.manage": defineOperation({
    from: EXTENSION_PAGE,
    readsCrm: true,
    body: place,
    reply: reply<BookingManageView>(),
  }),
  /** Proposes the action for the review. Nothing is sent to the NDIA but questions. */
  "bookings.propose-action": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    readsCrm: true,
    body: z.extend(place, { version, action }),
    reply: reply<ChangeView>(),
  }),
  /** Force sync (F144): `null` where no record of the CRM is linked, so that only the stored copy was replaced. */
  "bookings.force-sync": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    readsCrm: true,
    body: z.extend(place, { version }),
    reply: reply<ChangeView | null>(),
  }),
};
