import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bookingHandlers } from "../../../../lib/background/handlers/booking-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import type { BookingRequest } from "../../../../lib/domain/booking/booking-write.ts";
import type { RequestBody } from "../../../../lib/messaging/operations.ts";
import type { ConnectionView } from "../../../../lib/messaging/views.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { bookingClient, categoryBooking } from "../../services/bookings/booking-client.ts";
import { createChangeWorker } from "../../services/changes/change-worker.ts";
import { CRM, SandboxServices } from "../../services/sandbox-office.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { TODAY } from "../../test-clock.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };

let office: SandboxServices;
let db: Database;

beforeAll(async () => {
  office = await SandboxServices.open({ bookingClients: 12 });
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
});

function handlers(state: ConnectionView["state"] = "active") {
  const { proposals, bookings } = createChangeWorker(office, db);
  const connection: ConnectionView = {
    state,
    apiKeySaved: true,
    managed: [],
    missingOrigins: [],
    today: TODAY,
  };
  return bookingHandlers({
    db,
    proposals,
    bookings,
    connection: () => Promise.resolve(connection),
    halted: () => undefined,
  });
}
const clientPlace = (trait: Parameters<typeof bookingClient>[1]) => ({
  site: CRM,
  of: "client" as const,
  path: bookingClient(office, trait).path,
});

describe("bookings.begin", () => {
  test("F2, F115: bookings.begin retrieves the plans and bookings of the client's participant", async () => {
    const { context, preconditions } = await handlers()["bookings.begin"](clientPlace("fees-booked"), own);
    expect(context).toMatchObject({
      isPace: false,
      ndisNumber: bookingClient(office, "fees-booked").ndisNumber,
    });
    expect([context.plans.length, context.bookings?.bookings.length]).toEqual([1, 1]);
    expect(preconditions.map(({ holds }) => holds)).toEqual([true]);
  });

  test("F1: bookings.begin asks the NDIA nothing while this device isn't connected, and says where to connect it", async () => {
    office.control.resetCounters();
    const { context, preconditions } = await handlers("saved")["bookings.begin"](
      clientPlace("fees-booked"),
      own,
    );
    expect(context.bookings).toBeNull();
    expect(preconditions).toMatchObject([{ holds: false, at: "options" }]);
    expect(office.control.counters().participants[context.ndisNumber]).toBeUndefined();
  });
});

describe("bookings.propose-create", () => {
  async function propose(
    change: Partial<BookingRequest> = {},
    place: RequestBody<"bookings.begin"> = clientPlace("fees-booked"),
  ) {
    const all = handlers();
    const { context } = await all["bookings.begin"](place, own);
    const request = { ...categoryBooking(context, "CONSUMABLES", 20_050), ...change };
    return all["bookings.propose-create"]({ ...place, request, isSplit: true }, own);
  }

  test("F75, F124: bookings.propose-create stores what is to be reviewed and sends nothing", async () => {
    const view = await propose();
    expect(view).toMatchObject({
      state: "proposed",
      purpose: "create-bookings",
      moved: 20_050,
      refusals: [],
    });
    expect(view.declaration).toContain("agrees");
    expect(office.control.bookingWrites()).toEqual([]);
  });

  test("F117: bookings.propose-create judges by what is stored, whatever the wizard let through", async () => {
    const outside = await propose({ endDate: "2099-01-01" });
    expect(outside.refusals.map(({ code }) => code)).toEqual(["within-plan"]);
    const early = await propose({}, clientPlace("no-bookings"));
    expect(early.refusals.map(({ code }) => code)).toEqual(["fee-booking"]);
  });

  test("bookings.propose-create names the contract that it was made from, by the contract's own page", async () => {
    const [contract] = office.control.contractsOf(bookingClient(office, "fees-booked").clientId);
    const path = `/ServiceContracts/Details/${contract?.id}`;
    const view = await propose({}, { site: CRM, of: "contract", path });
    expect(view.contract?.path).toBe(path);
    expect(view.refusals).toEqual([]);
  });
});
