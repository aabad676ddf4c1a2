import { describe, expect, test } from "vitest";
import {
  mergeBookingList,
  mergeBookings,
  type RetrievedBookings,
} from "../../../../lib/domain/record/merge-record.ts";
import type { StoredBookings } from "../../../../lib/domain/record/participant-record.ts";
import { booking } from "./record-fixtures.ts";

const ONE = booking({ id: "1" });
const TWO = booking({ id: "2" });
const STORED: StoredBookings = { retrievedAt: 1000, bookings: [ONE, TWO], unread: [] };

function answer(change: Partial<RetrievedBookings> = {}): RetrievedBookings & { rows: (typeof ONE)[] } {
  const rows = change.rows ?? [ONE];
  return { unread: [], listed: new Set(rows.map(({ id }) => id)), ...change, rows };
}

/** A synchronisation replaces all of them; one without a person asks for fewer details. Both keep what is gone. */
const MERGES = [
  [
    "mergeBookings",
    (stored: StoredBookings | undefined, of: ReturnType<typeof answer>) =>
      mergeBookings(stored, of, 5000).kept,
  ],
  [
    "mergeBookingList",
    (stored: StoredBookings | undefined, of: ReturnType<typeof answer>) => mergeBookingList(stored, of, 5000),
  ],
] as const;

describe.each(MERGES)("%s and a booking that isn't listed any more", (_name, merge) => {
  test("F71, F142: a booking that the NDIA doesn't list any more stays on record as gone, with the time", () => {
    expect(merge(STORED, answer())).toEqual({
      retrievedAt: 5000,
      bookings: [ONE],
      unread: [],
      gone: [{ booking: TWO, since: 5000 }],
    });
  });

  test("F71: a booking that is gone stays gone since the first list without it", () => {
    const gone = [{ booking: TWO, since: 3000 }];
    expect(merge({ ...STORED, bookings: [ONE], gone }, answer())?.gone).toEqual(gone);
  });

  test("F71: a booking that is listed again isn't gone any more", () => {
    const gone = [{ booking: TWO, since: 3000 }];
    const kept = merge({ ...STORED, bookings: [ONE], gone }, answer({ rows: [ONE, TWO] }));
    expect(kept?.bookings.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(kept).not.toHaveProperty("gone");
  });

  test("a booking that is listed and can't be read stays as it was told before", () => {
    const kept = merge(STORED, answer({ unread: ["2 can't be read."], listed: new Set(["1", "2"]) }));
    expect(kept?.bookings).toEqual([ONE, { ...TWO, linesFrom: 1000 }]);
    expect(kept).not.toHaveProperty("gone");
  });

  test("no booking counts as gone while a row of the list doesn't tell its id", () => {
    const kept = merge(STORED, answer({ unread: ["A row can't be read."], listed: null }));
    expect(kept?.bookings.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(kept).not.toHaveProperty("gone");
  });
});

test("mergeBookings keeps what is stored where none could be had, also what is gone", () => {
  const stored = { ...STORED, gone: [{ booking: booking({ id: "3" }), since: 1 }] };
  expect(mergeBookings(stored, { unread: [] }, 5000).kept).toBe(stored);
});

test("mergeBookings counts a booking that is gone as removed once", () => {
  const first = mergeBookings(STORED, answer(), 5000);
  expect(first.summary).toMatchObject({ removed: 1, count: 1 });
  expect(mergeBookings(first.kept, answer(), 6000).summary).toMatchObject({ removed: 0, count: 1 });
});
