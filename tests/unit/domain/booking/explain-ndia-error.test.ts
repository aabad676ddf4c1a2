import { describe, expect, test } from "vitest";
import { explainNdiaError } from "../../../../lib/domain/booking/explain-ndia-error.ts";

describe("explainNdiaError", () => {
  test.each([
    [" Requestor does not have the authority to perform the request ", "Registration"],
    ["Participant details do not match our records", "Surname, Date of Birth, NDIS Number"],
    ["Service booking can not be deleted: payment requests exist", "Service booking"],
    ["The end date has been reduced already", "End date"],
    ["A service booking for this support exists in the period", "Start date, End date"],
    ["Insufficient funds in CONSUMABLES", "Rate, Quantity"],
    ["Service bookings for Transport can not be created by this service", "Category"],
    ["A standard service booking for CB Choice and Control must exist first", "Kind"],
    ["The plan states the items of CB_EMPLOYMENT: select a stated item", "Item"],
    ["Service booking is inactive", "Status"],
    ["Service bookings that start before 1 July 2024 can only have their end date reduced", "Start date"],
    ["Service booking dates must be within the plan dates", "Start date, End date"],
    ["end_date must not be before start_date", "Start date, End date"],
    ["Product 04_104_0125_6_1 does not belong to CONSUMABLES", "Item"],
    ["participant_plan_id is not valid: plan unknown", "Plan"],
    ["per_unit_price must be greater than 0.00", "Rate, Quantity"],
    ["C03", "Service dates"],
  ])("explainNdiaError names the likely field of %j", (said, field) => {
    const explained = explainNdiaError(said);
    expect(explained?.field).toBe(field);
    expect([explained?.what.endsWith("."), explained?.remedy.endsWith(".")]).toEqual([true, true]);
  });

  test("explainNdiaError repeats the highest amount that a refusal names", () => {
    const { remedy } = explainNdiaError("Insufficient funds. The highest allowed value is $1,240.50.") ?? {};
    expect(remedy).toContain("The highest amount that the NDIA allows is $1,240.50.");
  });

  test("explainNdiaError says that PACE has no bookings, which is nobody's field", () => {
    const { what, field } = explainNdiaError("Participant has a PACE plan") ?? {};
    expect([what, field]).toEqual(["The participant is on PACE, which has no service bookings.", undefined]);
  });

  test("explainNdiaError explains nothing that it doesn't know", () => {
    expect([explainNdiaError(""), explainNdiaError("Internal error 5")]).toEqual([undefined, undefined]);
  });
});
