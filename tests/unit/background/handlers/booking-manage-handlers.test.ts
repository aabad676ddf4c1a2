import { expect, test, vi } from "vitest";
import { bookingManageHandlers } from "../../../../lib/background/handlers/booking-manage-handlers.ts";
import { bookingVersion } from "../../../../lib/domain/booking/manage/booking-version.ts";
import { operations } from "../../../../lib/messaging/operations/all-operations.ts";
import type { BookingManagement, ManagedBooking } from "../../../../lib/services/bookings/manage-booking.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { actionSources } from "../../domain/booking/manage/manage-fixtures.ts";
import { NUMBER, SITE } from "../../domain/record/record-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const EXTENSION = { caller: "extension-page" as const, origin: "chrome-extension://x" };
const PLACE = { site: SITE, clientPath: "/Clients/Profile/11", bookingId: "50081234" };

function managed(): ManagedBooking {
  return {
    ...actionSources(),
    link: undefined,
    context: {
      site: SITE,
      client: { name: "Ngozi Okafor", path: PLACE.clientPath },
      ndisNumber: NUMBER,
      today: TODAY,
      isPace: false,
      plans: [],
      bookings: null,
      budgets: [],
      role: "plan-manager",
      links: [],
      retrievedAt: NOW,
    },
  };
}

async function handlers(management: Partial<BookingManagement>) {
  return bookingManageHandlers({
    db: await freshDatabase(),
    management: management as BookingManagement,
    halted: () => undefined,
  });
}

test("F126: bookings.manage tells the booking, what can be done with it, and its version", async () => {
  const open = vi.fn<BookingManagement["open"]>().mockResolvedValue(managed());
  const view = await (await handlers({ open }))["bookings.manage"](PLACE, EXTENSION);
  expect(open.mock.calls).toEqual([[PLACE]]);
  expect(view).toMatchObject({
    client: { name: "Ngozi Okafor" },
    ndisNumber: NUMBER,
    booking: { id: "50081234", statusLabel: "Approved" },
    planEnd: "2027-06-30",
    linkedRow: null,
    version: bookingVersion(managed().booking),
  });
  expect(view.actions.filter(({ reasons }) => reasons.length === 0).map(({ code }) => code)).toEqual([
    "reallocate",
    "reduce-end",
    "force-sync",
  ]);
});

test("F144: bookings.force-sync without a linked record has nothing to review", async () => {
  const proposeSync = vi.fn<BookingManagement["proposeSync"]>().mockResolvedValue(null);
  const body = { ...PLACE, version: "1" };
  expect(await (await handlers({ proposeSync }))["bookings.force-sync"](body, EXTENSION)).toBeNull();
  expect(proposeSync.mock.calls).toEqual([[PLACE, "1"]]);
});

test("a service booking is managed from the extension's own pages alone", () => {
  const own = ["bookings.manage", "bookings.propose-action", "bookings.force-sync"] as const;
  expect(own.map((name) => operations[name].from)).toEqual([
    ["extension-page"],
    ["extension-page"],
    ["extension-page"],
  ]);
});

test.each([
  ["a negative amount", { code: "reduce-end", to: "2026-12-31", retained: [-1] }],
  ["a fraction of a cent", { code: "reallocate", lines: [{ at: 0, quantity: 100, rate: 1.5 }] }],
  ["no line", { code: "reallocate", lines: [] }],
  ["something that isn't a day", { code: "extend-end", to: "31/12/2026" }],
  ["an action that there isn't", { code: "cancel" }],
])("bookings.propose-action refuses %s before anything runs", (_title, action) => {
  const { body } = operations["bookings.propose-action"];
  expect(body.safeParse({ ...PLACE, version: "1", action }).success).toBe(false);
});
