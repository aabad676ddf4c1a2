import { expect, test } from "vitest";
import {
  type BadgeFacts,
  BADGE_KINDS,
  badgeOf,
  type BadgeKind,
} from "../../../../lib/domain/overview/badge-kinds.ts";

const QUIET: BadgeFacts = {
  isSetUpDue: false,
  isPaused: false,
  deviceDaysLeft: null,
  failures: 0,
  isDone: false,
  news: 0,
};
const ALL: BadgeFacts = {
  isSetUpDue: true,
  isPaused: true,
  deviceDaysLeft: 7,
  failures: 2,
  isDone: true,
  news: 3,
};

test.each<[string, Partial<BadgeFacts>, string, string]>([
  ["nothing", {}, "", "Planbridge"],
  ["a computer to set up", { isSetUpDue: true }, "!", "Planbridge: set up this computer"],
  ["a paused sync", { isPaused: true }, "!", "Planbridge: a sync is paused and needs you"],
  ["8 days to the device's end", { deviceDaysLeft: 8 }, "", "Planbridge"],
  ["7 days to the device's end", { deviceDaysLeft: 7 }, "!", "Planbridge: renew the PRODA device"],
  ["a device that has expired", { deviceDaysLeft: -1 }, "!", "Planbridge: renew the PRODA device"],
  ["2 unread failures", { failures: 2 }, "2", "Planbridge: results failed that nobody has read"],
  ["a sync that is done", { isDone: true }, "✓", "Planbridge: the sync is done"],
  ["99 participants", { news: 99 }, "99", "Planbridge: new about your participants"],
  ["100 participants", { news: 100 }, "99+", "Planbridge: new about your participants"],
])("given %s, the icon shows “%s”", (_what, facts, text, title) => {
  expect(badgeOf({ ...QUIET, ...facts }, [])).toEqual({ text, title });
});

test("the icon shows the most pressing thing that isn't turned off, and nothing once all are", () => {
  const off: BadgeKind[] = [];
  const shown = BADGE_KINDS.map((kind) => {
    const { title } = badgeOf(ALL, off);
    off.push(kind);
    return title.replace("Planbridge: ", "");
  });
  expect(shown).toEqual([
    "set up this computer",
    "a sync is paused and needs you",
    "renew the PRODA device",
    "results failed that nobody has read",
    "the sync is done",
    "new about your participants",
  ]);
  expect(badgeOf(ALL, off)).toEqual({ text: "", title: "Planbridge" });
});
