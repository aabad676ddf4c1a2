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
    "failures and reviews",
    { batches: [batch({ legend: legend({ failed: 1, toReview: 2 }) })] },
    ["1 contract failed in Sync Active Plans", "2 changes to review"],
  ],
  [
    "failures of participants",
    { batches: [batch({ kind: "participants", legend: legend({ failed: 2 }) })] },
    ["2 clients failed"],
  ],
  ["news", { news: 3 }, ["new about 3 participants"]],
  [
    "what stops work, before all else",
    { batches: [batch({ legend: legend({ failed: 4 }) }), paused], connection: notConnected, news: 1 },
    ["isn't connected", "is paused", "4 contracts failed", "new about 1 participant"],
  ],
])("given %s, the popup says %j", (_what, facts, expected) => {
  const needs = todayNeeds({ connection: connection(), batches: [good], news: 0, ...facts });
  expect(needs.map(({ text }) => text)).toEqual(expected.map((words) => expect.stringContaining(words)));
});

function withoutEnd() {
  const { deviceDaysLeft: _end, ...rest } = connection();
  return rest;
}
