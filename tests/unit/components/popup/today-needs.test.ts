import { expect, test } from "vitest";
import { todayNeeds, type TodayFacts } from "../../../../components/popup/today-needs.ts";
import { batch, connection, legend, notConnected } from "../view-fixtures.ts";

const good = batch({ state: "finished", legend: legend({ failed: 0 }) });
const paused = batch({ state: "blocked", legend: legend({ failed: 0 }) });

test.each<[string, Partial<TodayFacts>, string[]]>([
  ["nothing", {}, []],
  ["a computer that isn't set up", { connection: notConnected }, ["isn't connected to PRODA"]],
  ["a device that isn't activated", { connection: connection({ state: "saved" }) }, ["isn't connected"]],
  ["an expired device", { connection: connection({ state: "device-expired" }) }, ["The device has expired"]],
  ["an expired key", { connection: connection({ state: "key-expired" }) }, ["key has expired"]],
  ["31 days to the device's end", { connection: connection({ deviceDaysLeft: 31 }) }, []],
  ["30 days to the device's end", { connection: connection({ deviceDaysLeft: 30 }) }, ["expires in 30 days"]],
  ["an end of the device that isn't told", { connection: withoutEnd() }, []],
  ["a paused sync", { batches: [paused] }, ["Sync Active Plans is paused"]],
  [
    "unread failures and reviews",
    { failures: 1, batches: [batch({ legend: legend({ failed: 1, toReview: 2 }) })] },
    ["1 result failed, and nobody has read why.", "2 changes to review"],
  ],
  ["failures that somebody has read", { batches: [batch({ legend: legend({ failed: 2 }) })] }, []],
  ["news", { news: 3 }, ["new about 3 participants"]],
  [
    "what stops work, before all else",
    { failures: 4, batches: [paused], connection: notConnected, news: 1 },
    ["isn't connected", "is paused", "4 results failed", "new about 1 participant"],
  ],
])("given %s, the popup says %j", (_what, facts, expected) => {
  const needs = todayNeeds({ connection: connection(), batches: [good], news: 0, failures: 0, ...facts });
  expect(needs.map(({ text }) => text)).toEqual(expected.map((words) => expect.stringContaining(words)));
});

function withoutEnd() {
  const { deviceDaysLeft: _end, ...rest } = connection();
  return rest;
}
