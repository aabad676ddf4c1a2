import { expect, test } from "vitest";
import { activityOf, isActive } from "../../../../lib/domain/plan/service-contract.ts";

test.each([
  ["Active", "active"],
  ["active", "active"],
  [" ACTIVE ", "active"],
  ["Active – under review", "active"],
  ["Current", "active"],
  [undefined, "active"],
  ["Inactive", "inactive"],
  ["In-active", "inactive"],
  ["Not active", "inactive"],
  ["Deactivated", "inactive"],
  ["Closed", "inactive"],
  ["Expired 30/06/2026", "inactive"],
  ["Cancelled", "inactive"],
  ["Activation pending", "unknown"],
  ["Draft", "unknown"],
  ["Active Inactive", "unknown"],
  ["1", "unknown"],
  ["", "unknown"],
])("F15: a contract whose status reads %j is %s", (status, activity) => {
  const contract = status === undefined ? {} : { status };
  expect(activityOf(contract)).toBe(activity);
  expect(isActive(contract)).toBe(activity === "active");
});

test("F15: a contract whose status can't be told from its page is neither active nor inactive", () => {
  expect(activityOf({ statusUnclear: true })).toBe("unknown");
});
