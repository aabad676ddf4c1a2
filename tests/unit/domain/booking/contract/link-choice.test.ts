import { describe, expect, test } from "vitest";
import { linkChoices } from "../../../../../lib/domain/booking/contract/link-choice.ts";
import type { Booking } from "../../../../../lib/domain/record/booking.ts";
import { TODAY } from "../../../test-clock.ts";
import { booking } from "../../record/record-fixtures.ts";
import { bookingLink } from "./contract-fixtures.ts";

const ROW = { category: "Consumables", item: null };
const line = {
  category: "CONSUMABLES",
  item: null,
  description: null,
  quantity: 100,
  allocated: 5,
  remaining: 5,
};
const ids = (...bookings: Booking[]) =>
  linkChoices(bookings, [], ROW, TODAY).choices.map(({ bookingId }) => bookingId);

describe("linkChoices", () => {
  test("F27: a booking for the row's category alone can be linked", () => {
    expect(ids(booking(), booking({ id: "2", status: "INPR" }))).toEqual(["50081234", "2"]);
  });

  test.each<[string, Booking]>([
    ["is for another category", booking({ lines: [{ ...line, category: "TRANSPORT" }] })],
    ["is for an item of it", booking({ lines: [{ ...line, item: "03_040010057_0103_1_1" }] })],
    ["holds another category as well", booking({ lines: [line, { ...line, category: "TRANSPORT" }] })],
    ["doesn't tell its lines", booking({ lines: null })],
    ["doesn't tell its kind", booking({ type: null })],
    ["doesn't tell its end", booking({ endDate: null })],
    ["was deleted", booking({ status: "DELE" })],
    ["is inactive", booking({ isActive: false })],
  ])("F27: a booking that %s can't be linked", (_what, other) => {
    expect(ids(other)).toEqual([]);
  });

  test("F27: a booking that another row is linked with isn't offered", () => {
    expect(linkChoices([booking()], [bookingLink()], ROW, TODAY).choices).toEqual([]);
    expect(linkChoices([booking()], [{ bookingId: "50081234" }], ROW, TODAY).choices).toHaveLength(1);
  });

  test("F26: a merged booking is named and not offered", () => {
    const both = booking({ lines: [line, { ...line, category: "TRANSPORT" }] });
    expect(linkChoices([both], [], ROW, TODAY)).toEqual({ choices: [], merged: ["50081234"] });
  });
});
