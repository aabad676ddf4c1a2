import { describe, expect, test } from "vitest";
import { rowStatus } from "../../../../../lib/domain/booking/contract/row-status.ts";
import { TODAY } from "../../../test-clock.ts";
import { booking } from "../../record/record-fixtures.ts";

describe("rowStatus", () => {
  test.each([
    ["INPR", "pending", "Pending", "In Process"],
    ["APAP", "pending", "Pending", "Awaiting Participant Approval"],
    ["APRO", "pending", "Pending", "Awaiting Provider Approval"],
    ["APAC", "pending", "Pending", "Change Awaiting Participant"],
    ["APRC", "pending", "Pending", "Change Awaiting Provider"],
    ["APPR", "success", "Success", "Approved"],
    ["CMPD", "success", "Success", "Completed"],
    ["REJT", "rejected", "Rejected", "Rejected"],
    ["DELE", "ended", "Deleted", "Deleted"],
  ] as const)("F20: a booking in %s is shown as %s", (status, state, words, detail) => {
    expect(rowStatus(booking({ status }), TODAY)).toEqual({ state, words, detail });
  });

  test("F70: an unknown status is shown as the NDIA writes it and is no success", () => {
    expect(rowStatus(booking({ status: null, statusWord: "Parked" }), TODAY)).toEqual({
      state: "unknown",
      words: "Parked",
      detail: "",
    });
    expect(rowStatus(booking({ status: null, statusWord: "" }), TODAY).words).toBe("Status not told");
  });

  test("F70: an approved booking that is inactive is no success", () => {
    expect(rowStatus(booking({ isActive: false }), TODAY)).toMatchObject({
      state: "ended",
      words: "Inactive",
    });
    expect(rowStatus(booking({ endDate: "2026-11-21" }), TODAY).detail).toBe("Approved, ended");
  });
});
