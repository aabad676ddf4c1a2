import { beforeEach, expect, test, vi } from "vitest";
import { upkeepHandlers } from "../../../../lib/background/handlers/upkeep-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import { addDays } from "../../../../lib/core/days.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveOverviewChange, saveOverviewClient } from "../../../../lib/storage/overview-repository.ts";
import { saveSetting } from "../../../../lib/storage/settings/setting-repository.ts";
import { saveUpkeepRun } from "../../../../lib/storage/settings/upkeep-settings.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const NUMBER = "430000025";
const badge = {
  refresh: vi.fn<() => Promise<void>>().mockResolvedValue(),
  markDoneSeen: vi.fn<() => Promise<void>>().mockResolvedValue(),
};

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
  badge.refresh.mockClear();
});
const handlers = () => upkeepHandlers({ db, badge, now: () => NOW, today: () => TODAY });

test("upkeep.view tells the calls of today and of 30 days, their limits, who waits, and the last run", async () => {
  expect(await handlers()["upkeep.view"](null, own)).toEqual({
    allowance: 200,
    callsToday: 0,
    callsInWindow: 0,
    windowLimit: 0,
    waiting: 0,
  });
  for (const [ndisNumber, dueOn] of [
    [NUMBER, TODAY],
    ["430000033", addDays(TODAY, 1)],
  ] as const)
    await saveOverviewChange(db, { site: SITE, ndisNumber }, (known) => ({ ...known, dueOn }));
  await saveSetting(db, "upkeep-calls", [
    { day: addDays(TODAY, -29), calls: 4 },
    { day: TODAY, calls: 3 },
  ]);
  const lastRun = { at: NOW, retrieved: 2, failed: 0 };
  await saveUpkeepRun(db, lastRun);
  expect(await handlers()["upkeep.set-allowance"]({ calls: 50 }, own)).toEqual({
    allowance: 50,
    callsToday: 3,
    callsInWindow: 7,
    windowLimit: 2,
    waiting: 1,
    lastRun,
  });
});

test("notices.list names participants as the CRM's pages do, and notices.mark-seen takes the badge away", async () => {
  const news = { at: NOW, news: [{ kind: "plan-new" as const, what: "A new plan." }] };
  await saveOverviewChange(db, { site: SITE, ndisNumber: NUMBER }, (known) => known, news);
  await saveOverviewChange(db, { site: SITE, ndisNumber: "430000033" }, (known) => known, news);
  await saveOverviewClient(db, SITE, NUMBER, { name: "Ann Example", path: "/c/1", contracts: [] });
  const { participants } = await handlers()["notices.list"](null, own);
  expect(new Set(participants.map(({ name }) => name))).toEqual(new Set(["Ann Example", null]));
  expect(await handlers()["notices.mark-seen"]({ until: NOW }, own)).toBeNull();
  expect(badge.refresh).toHaveBeenCalledOnce();
  const after = await handlers()["notices.list"](null, own);
  expect(after.participants.flatMap(({ notices }) => notices.map(({ isNew }) => isNew))).toEqual([
    false,
    false,
  ]);
});

test("badge.set turns a kind of mark off and on again, shows it at once, and ignores what no version knows", async () => {
  await saveSetting(db, "badge-off", "nonsense");
  expect(await handlers()["badge.view"](null, own)).toEqual({ off: [] });
  const set = (kind: "done" | "news", isShown: boolean) => handlers()["badge.set"]({ kind, isShown }, own);
  await set("news", false);
  expect(await set("done", false)).toEqual({ off: ["news", "done"] });
  expect(await set("news", true)).toEqual({ off: ["done"] });
  expect(await handlers()["badge.view"](null, own)).toEqual({ off: ["done"] });
  expect(badge.refresh).toHaveBeenCalledTimes(3);
});

test("badge.mark-done-seen takes the mark of a done sync away", async () => {
  await handlers()["badge.mark-done-seen"](null, own);
  expect(badge.markDoneSeen).toHaveBeenCalledOnce();
});
