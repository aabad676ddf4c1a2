import { expect, test } from "vitest";
import { waitForMidnight } from "../../support/clock/sydney-midnight.ts";

const SECONDS = 1000;

test.each([
  ["23:59 in summer", "2026-11-22T12:59:00Z", 62 * SECONDS],
  ["the last second of a day", "2026-11-22T12:59:59Z", 3 * SECONDS],
  ["midnight itself", "2026-11-22T13:00:00Z", 0],
  ["six minutes before midnight", "2026-11-22T12:54:00Z", 0],
  ["23:59 in winter", "2027-06-30T13:59:00Z", 62 * SECONDS],
  ["23:59 of the day on which daylight saving ends", "2027-04-04T13:59:00Z", 62 * SECONDS],
  ["23:59 of the day on which daylight saving begins", "2027-10-03T12:59:00Z", 62 * SECONDS],
  ["23:59 of a leap day", "2028-02-29T12:59:00Z", 62 * SECONDS],
  ["23:59 in Perth, which isn't midnight in Sydney", "2026-11-22T15:59:00Z", 0],
])("end-to-end tests wait at %s (%s) for %i ms", (_title, at, wait) => {
  expect(waitForMidnight(Date.parse(at))).toBe(wait);
});
