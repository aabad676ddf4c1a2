// @vitest-environment node
import { expect, test } from "vitest";
import { isActive } from "../../../../lib/domain/plan/service-contract.ts";

test.each([
  ["Active", true],
  ["active", true],
  [" ACTIVE ", true],
  ["Active – under review", true],
  [undefined, true],
  ["Inactive", false],
  ["Not active", false],
  ["Deactivated", false],
  ["Activation pending", false],
  ["Draft", false],
  ["Closed", false],
])("F15: a contract whose status reads %j counts as active: %s", (status, active) => {
  expect(isActive(status === undefined ? {} : { status })).toBe(active);
});
