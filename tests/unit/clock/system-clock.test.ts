import { expect, test } from "vitest";
import { currentTime, today } from "../../../lib/platform/system-clock.ts";
import { createClock } from "../../sandbox/clock.ts";
import { machineTime, machineToday } from "../../support/clock/machine-clock.ts";
import { NOW, setClock, TODAY } from "../test-clock.ts";

test("every test starts at one fixed moment, whatever the machine's date", () => {
  expect([currentTime(), today()]).toEqual([NOW, TODAY]);
});

test.each([
  ["the last second of a day in Sydney", "2026-11-22T12:59:59Z", "2026-11-22"],
  ["the first second of the next", "2026-11-22T13:00:00Z", "2026-11-23"],
  ["the turn of the year in Sydney", "2026-12-31T13:30:00Z", "2027-01-01"],
  ["the turn of the financial year in Sydney", "2027-06-30T14:30:00Z", "2027-07-01"],
  ["the leap day", "2028-02-29T02:00:00Z", "2028-02-29"],
  ["the last minute of the leap day in Sydney", "2028-02-29T12:59:00Z", "2028-02-29"],
  ["the hour that daylight saving repeats", "2029-03-31T16:30:00Z", "2029-04-01"],
  ["the hour that daylight saving leaves out", "2029-10-06T16:00:00Z", "2029-10-07"],
])("product, sandbox and test support agree on the day at %s (%s): %s", (_title, at, day) => {
  setClock(at);
  const sandbox = createClock();
  expect([today(), sandbox.today(), machineToday()]).toEqual([day, day, day]);
  expect([currentTime(), sandbox.now(), machineTime()]).toEqual(Array(3).fill(Date.parse(at)));
});
