import { expect, test } from "vitest";
import { environmentBand } from "../../../../lib/domain/access/environment-band.ts";

test.each([
  ["test", "production", "test"],
  ["production", "test", "production"],
  [undefined, "test", "test"],
  [undefined, "production", "production"],
  [undefined, "other", null],
  [undefined, undefined, null],
] as const)("with %s by policy and a connection to %s, the environment is %s", (policy, connection, band) => {
  expect(environmentBand(policy, connection)).toBe(band);
});
