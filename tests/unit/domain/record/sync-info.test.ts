import { expect, test } from "vitest";
import { syncInfo } from "../../../../lib/domain/record/sync-info.ts";
import { NOW } from "../../test-clock.ts";
import { HOUR_MS } from "./record-fixtures.ts";

test.each([
  [0, "live", "Live"],
  [9 * 60_000, "live", "Live"],
  [10 * 60_000, "cached", "Cached 10 min ago"],
  [3 * HOUR_MS, "cached", "Cached 3 h ago"],
  [50 * HOUR_MS, "cached", "Cached 2 d ago"],
  [9 * 24 * HOUR_MS, "stale", "Stale: 9 d old"],
  [-HOUR_MS, "stale", "Stale: its time lies ahead of this computer's"],
])("F77, F85: a number that was retrieved %i ms ago is %s", (age, freshness, words) => {
  expect(syncInfo("1080001", NOW - age, NOW)).toEqual({
    reference: "1080001",
    at: NOW - age,
    freshness,
    words,
  });
});

test("F77: what was never retrieved says so, and has no time", () => {
  expect(syncInfo(null, undefined, NOW)).toEqual({
    reference: null,
    at: null,
    freshness: "never",
    words: "Never retrieved",
  });
});
