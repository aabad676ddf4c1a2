import { expect, test } from "vitest";
import {
  endedFeeWarning,
  isPlanManagementFee,
  PLAN_MANAGEMENT_FEES,
} from "../../../../lib/domain/booking/plan-management-fees.ts";

test("F17: plan-management fees are two items, setting up and each month, each with its source", () => {
  expect(PLAN_MANAGEMENT_FEES.map(({ item, to }) => [item, to])).toEqual([
    ["14_033_0127_8_3", "2025-06-30"],
    ["14_034_0127_8_3", null],
  ]);
  expect(PLAN_MANAGEMENT_FEES.every(({ source }) => source !== "")).toBe(true);
});

const ENDED =
  "“Setting up plan management” (14_033_0127_8_3) ended on 30/06/2025. The NDIA may refuse it for later days.";

test.each([
  ["14_033_0127_8_3", "2025-06-30", undefined],
  ["14_033_0127_8_3", "2025-07-01", ENDED],
  ["14_034_0127_8_3", "2026-07-01", undefined],
  [null, "2026-07-01", undefined],
])("endedFeeWarning judges %s from %s", (item, startDate, warning) => {
  expect(endedFeeWarning(item, startDate)).toBe(warning);
});

test("isPlanManagementFee knows the two items alone", () => {
  expect(["14_033_0127_8_3", "14_034_0127_8_3", "14_031_0127_8_3", null].map(isPlanManagementFee)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
