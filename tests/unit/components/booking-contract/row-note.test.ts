import { describe, expect, test } from "vitest";
import { rowNote } from "../../../../components/booking-contract/row-note.ts";
import { rowStatus } from "../../../../lib/domain/booking/contract/row-status.ts";
import { booking } from "../../domain/record/record-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const view = (change: Parameters<typeof booking>[0], problem?: string) => ({
  path: "/PlanBudgets/Edit/1",
  status: rowStatus(booking(change), TODAY),
  bookingId: "50081234",
  checkedAt: NOW,
  ...(problem ? { problem } : {}),
});

describe("rowNote", () => {
  test.each([
    ["INPR", "Planbridge: Pending (In Process), booking 50081234", "warn"],
    ["APPR", "Planbridge: Success (Approved), booking 50081234", "fine"],
    ["REJT", "Planbridge: Rejected, booking 50081234", "block"],
    ["DELE", "Planbridge: Deleted, booking 50081234", "block"],
  ] as const)(
    "F24: a row whose booking is in %s says so with its Service Booking ID",
    (status, text, tone) => {
      expect(rowNote(view({ status }), "Pending")).toEqual({ text, tone });
    },
  );

  test("F20: a row that asks for a booking and has none isn't sent", () => {
    expect(rowNote(undefined, "Pending")).toEqual({ text: "Planbridge: Not sent", tone: "warn" });
  });

  test("F20: a row that the CRM itself calls a success has no note without a link", () => {
    expect(rowNote(undefined, "Success")).toBeUndefined();
  });

  test("F20: a status that couldn't be checked again says from which day it is", () => {
    expect(rowNote(view({}, "The NDIA didn't answer."), "Pending")?.text).toBe(
      "Planbridge: Success (Approved), booking 50081234, last known 22/11/2026",
    );
  });
});
