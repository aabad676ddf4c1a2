import { bookingFields } from "../../../../lib/domain/booking/booking-fields.ts";
import type { BookingContext } from "../../../../lib/domain/booking/booking-context.ts";
import type { BookingRequest } from "../../../../lib/domain/booking/booking-write.ts";
import type { RecordChange } from "../../../../lib/domain/change/change-set.ts";
import type { Change } from "../../../../lib/domain/change/change.ts";
import type { BookingTrait } from "../../../sandbox/people/booking-traits.ts";
import type { createChangeWorker } from "../changes/change-worker.ts";
import { CRM, type SandboxServices } from "../sandbox-office.ts";

type Worker = Pick<ReturnType<typeof createChangeWorker>, "bookings">;

/** The sandbox's first client of this trait. */
export function bookingClient(office: SandboxServices, trait: BookingTrait) {
  const found = office.control.bookingClients().find((each) => each.trait === trait);
  if (!found) throw new Error(`no client for bookings is ${trait}`);
  return { ...found, path: `/Clients/Profile/${found.clientId}` };
}

/** A booking of one whole category, for the participant's whole plan. Cents. */
export function categoryBooking(
  { plans: [plan] }: Pick<BookingContext, "plans">,
  category: string,
  amount: number,
  type: BookingRequest["type"] = "plan-managed",
): BookingRequest {
  if (!plan?.endDate) throw new Error("the participant has no plan");
  return {
    type,
    planReference: plan.reference ?? "",
    startDate: plan.startDate,
    endDate: plan.endDate,
    lines: [{ category, item: null, quantity: 100, rate: amount }],
  };
}

/** A record that makes this booking. */
function createRecord(request: BookingRequest): RecordChange {
  const [line] = request.lines;
  return {
    id: `service-booking/${line?.category}/${line?.item ?? ""}/${request.startDate}`,
    kind: "service-booking",
    title: line?.category ?? "",
    group: "only-ndia",
    action: "create",
    fields: bookingFields(request),
    booking: { kind: "create", request },
    warnings: [],
  };
}

/** Proposes the bookings that `requests` makes of what the NDIA tells now. */
export async function proposeBookings(
  { bookings }: Worker,
  clientPath: string,
  requests: (context: BookingContext) => BookingRequest[],
): Promise<Change> {
  const context = await bookings.load(CRM, clientPath, { fresh: true });
  return bookings.store(context, {
    purpose: "create-bookings",
    records: requests(context).map(createRecord),
    warnings: [],
    refusals: [],
  });
}
