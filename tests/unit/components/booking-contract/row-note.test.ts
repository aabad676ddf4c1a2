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
    ["INPR", "NDIA: Pending 50081234", "warn"],
    ["APPR", "NDIA: Success 50081234", "fine"],
    ["REJT", "NDIA: Rejected 50081234", "block"],
    ["DELE", "NDIA: Deleted 50081234", "block"],
  ] as const)(
    "F24: a row whose booking is in %s says so with its Service Booking ID",
    (status, text, tone) => {
      expect(rowNote(view({ status }), "Pending")).toMatchObject({ text, tone });
    },
  );

  test("F20: a row that asks for a booking and has none isn't sent", () => {
    expect(rowNote(undefined, "Pending")).toMatchObject({ text: "NDIA: Not sent", tone: "warn" });
  });

  test("F20: a row that the CRM itself calls a success has no note without a link", () => {
    expect(rowNote(undefined, "Success")).toBeUndefined();
  });

  test("F20: a status that couldn't be checked again says from which day it is", () => {
    expect(rowNote(view({}, "The NDIA didn't answer."), "Pending")).toMatchObject({
      text: "NDIA: Success 50081234, as of 22/11/2026",
      title:
        "Planbridge: service booking 50081234 is Approved at the NDIA, as of 22/11/2026. The NDIA didn't answer.",
    });
  });
});
