import { describe, expect, test } from "vitest";
import { addDays } from "../../../../lib/core/days.ts";
import type { Booking } from "../../../../lib/domain/record/booking.ts";
import { bookingSteps } from "../../../../lib/domain/record/booking-steps.ts";
import { bookingView, bookingViews } from "../../../../lib/domain/record/booking-views.ts";
import { buildRecord } from "../../../../lib/domain/record/build-record.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { booking, NUMBER, PLAN, SITE, sources } from "./record-fixtures.ts";

const DAY_MS = 86_400_000;

function stepsOf(change: Partial<Booking>) {
  return bookingSteps([bookingView(booking(change), TODAY)], TODAY);
}

describe("bookingSteps", () => {
  test.each<[string, Booking["status"], string]>([
    [
      "F139: a booking that the NDIA made waits in Now with its money and days",
      "APRO",
      "waits for your approval",
    ],
    ["F139: a change that the NDIA made waits in Now", "APRC", "The change waits for your approval"],
  ])("%s", (_title, status, words) => {
    const startDate = addDays(TODAY, 10);
    const [step, ...others] = stepsOf({ status, startDate });
    expect(others).toEqual([]);
    expect(step).toMatchObject({ code: "booking-waits", cents: 100_000, days: 10, bookingId: "50081234" });
    expect(step?.what).toContain(words);
    expect(step?.what).toContain("$1,000.00");
  });

  test("F140: Now says that a booking is approved before anything is delivered", () => {
    expect(stepsOf({ status: "APRO" })[0]?.remedy).toContain("before anything is delivered");
  });

  test("a booking that waits and has begun already is due now", () => {
    expect(stepsOf({ status: "APRO" })[0]?.days).toBe(0);
  });

  test("a rejected booking says that nothing can be claimed from it", () => {
    expect(stepsOf({ status: "REJT" })[0]).toMatchObject({ code: "booking-rejected", cents: 100_000 });
  });

  test.each<[string, Partial<Booking>]>([
    ["is approved", { status: "APPR" }],
    ["waits for the participant", { status: "APAP" }],
    ["has a status that nobody knows", { status: null, statusWord: "Somewhere" }],
    ["was deleted", { status: "DELE" }],
    ["waits and is over", { status: "APRO", endDate: addDays(TODAY, -1) }],
    ["was rejected and is over", { status: "REJT", endDate: addDays(TODAY, -1) }],
  ])("a booking that %s needs nothing now", (_title, change) => {
    expect(stepsOf(change)).toEqual([]);
  });

  test("amounts that aren't told are no amount at stake, and no 0", () => {
    expect(stepsOf({ status: "APRO", lines: null })[0]?.cents).toBeNull();
  });

  test.each<[string, number, string[]]>([
    ["for a month", NOW - 30 * DAY_MS, ["booking-gone"]],
    ["and no longer", NOW - 31 * DAY_MS, []],
  ])("F71: a booking that isn't listed any more stands in Now %s", (_title, since, codes) => {
    const stored = { retrievedAt: NOW, bookings: [], unread: [], gone: [{ booking: booking(), since }] };
    const views = bookingViews(stored, TODAY, () => true);
    expect(bookingSteps(views, TODAY).map(({ code }) => code)).toEqual(codes);
  });
});

describe("a booking that is gone in the record", () => {
  const stored = {
    site: SITE,
    ndisNumber: NUMBER,
    bookings: {
      retrievedAt: NOW,
      bookings: [booking({ id: "1", status: "APRO" })],
      unread: [],
      gone: [
        { booking: booking({ id: "2" }), since: NOW },
        { booking: booking({ id: "3", status: "DELE" as const }), since: NOW },
        { booking: booking({ id: "4", planReference: "7" }), since: NOW },
      ],
    },
  };
  const record = buildRecord(
    sources({ retrievals: [{ retrievedAt: NOW, isPace: false, plans: [PLAN] }], stored }),
  );

  test("F71: buildRecord lists a booking that is gone under its plan, marked, with what was told last", () => {
    expect(
      record.plans[0]?.bookings?.map(({ id, statusLabel, goneSince }) => [id, statusLabel, goneSince]),
    ).toEqual([
      ["1", "Awaiting Provider Approval", undefined],
      ["2", "Not listed any more", NOW],
      ["3", "Deleted", NOW],
    ]);
    expect(record.otherBookings).toMatchObject([{ id: "4", goneSince: NOW, allocated: { cents: 100_000 } }]);
  });

  test("F139: buildRecord has what bookings of any plan need in Now", () => {
    expect(record.nextSteps.map(({ code, bookingId }) => [code, bookingId])).toEqual([
      ["booking-waits", "1"],
      ["booking-gone", undefined],
      ["booking-gone", undefined],
    ]);
    expect(record.nextSteps.map(({ what }) => what).join()).not.toContain("booking 3");
  });
});
