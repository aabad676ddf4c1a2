import * as z from "zod/mini";
import type { ChecklistView, RowsView } from "../../domain/booking/contract/checklist-view.ts";
import type { LinkChoicesView } from "../../domain/booking/contract/link-choice.ts";
import type { ChangeView } from "../../domain/change/change-view.ts";
import { fieldChanges, path, text } from "./body-schemas.ts";
import { CRM_PAGE, defineOperation, reply } from "./define-operation.ts";

const contract = z.object({ path });

/** From the service contract's page about itself, and from the forms of its rows. */
export const bookingPageOperations = {
  /** How the bookings of the contract's rows stand, by what is kept. Nothing is read of the CRM. */
  "bookings.view-contract": defineOperation({
    from: CRM_PAGE,
    body: contract,
    ownRecord: ({ path: own }) => own,
    reply: reply<RowsView>(),
  }),
  /** The same, once the NDIA was asked for each of them. */
  "bookings.refresh-contract": defineOperation({
    from: CRM_PAGE,
    body: contract,
    ownRecord: ({ path: own }) => own,
    reply: reply<RowsView>(),
  }),
  /** The checklist: the contract and the forms of its rows are read, and with `fresh` the NDIA is asked. */
  "bookings.check-contract": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ path, fresh: z.boolean() }),
    ownRecord: ({ path: own }) => own,
    reply: reply<ChecklistView>(),
  }),
  /** Proposes a booking for each row that is ready. Nothing is sent to the NDIA but questions. */
  "bookings.propose-contract": defineOperation({
    from: CRM_PAGE,
    needs: "propose",
    readsCrm: true,
    body: contract,
    ownRecord: ({ path: own }) => own,
    reply: reply<ChangeView>(),
  }),
  /** Fetch Service Booking, from a budget's form: the bookings that it may be linked with. */
  "bookings.retrieve-for-form": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ formPath: path, category: text }),
    participants: ({ formPath }) => [formPath],
    reply: reply<LinkChoicesView>(),
  }),
  /** Save was pressed with a chosen booking: once a person confirms, the page sends its form and the two are linked. */
  "bookings.propose-link": defineOperation({
    from: CRM_PAGE,
    needs: "propose",
    readsCrm: true,
    body: z.object({ formPath: path, bookingId: text, fields: fieldChanges }),
    participants: ({ formPath }) => [formPath],
    reply: reply<ChangeView>(),
  }),
};
