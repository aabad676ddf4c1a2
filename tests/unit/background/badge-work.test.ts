import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createBadge } from "../../../lib/background/badge-work.ts";
import { ProblemError } from "../../../lib/core/problem.ts";
import type { ConnectionView } from "../../../lib/messaging/views.ts";
import { addBatch } from "../../../lib/storage/batch-repository.ts";
import { markFailuresRead } from "../../../lib/storage/reading/failed-jobs.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { saveBadgeShown } from "../../../lib/storage/settings/badge-settings.ts";
import { batch, freshDatabase, job } from "../storage/row-fixtures.ts";

const CONNECTED: ConnectionView = {
  state: "active",
  apiKeySaved: true,
  managed: [],
  missingOrigins: [],
  today: "2026-11-22",
};
const setTitle = vi.fn<(of: { title: string }) => Promise<void>>();
const shown = () => setTitle.mock.calls.at(-1)?.[0].title.replace("Planbridge: ", "");
const connection = vi.fn<() => Promise<ConnectionView>>();

let db: Database;
beforeEach(async () => {
  fakeBrowser.reset();
  setTitle.mockReset().mockResolvedValue();
  connection.mockReset().mockResolvedValue(CONNECTED);
  const nothing = () => Promise.resolve();
  Object.assign(fakeBrowser, {
    action: { setBadgeText: nothing, setBadgeBackgroundColor: nothing, setTitle },
  });
  db = await freshDatabase();
});

test.each<[string, Partial<ConnectionView>, string]>([
  ["isn't saved", { state: "none" }, "set up this computer"],
  ["isn't activated", { state: "saved" }, "set up this computer"],
  ["isn't allowed", { missingOrigins: ["https://api.ndis.gov.au"] }, "set up this computer"],
  ["ends in 5 days", { deviceDaysLeft: 5 }, "renew the PRODA device"],
  ["is good", {}, "Planbridge"],
])("a connection that %s shows on the icon", async (_what, changes, title) => {
  connection.mockResolvedValue({ ...CONNECTED, ...changes });
  await createBadge(db, connection).refresh();
  expect(shown()).toBe(title);
});

test("a sync that has ended shows until somebody opens the popup, also after the worker was stopped", async () => {
  await addBatch(db, batch("1"), [job("1/1")]);
  await createBadge(db, connection).workBegins();
  await createBadge(db, connection).refresh();
  expect(shown()).toBe("Planbridge");
  for (const each of await db.getAll("jobs")) await db.delete("jobs", each.id);
  const later = createBadge(db, connection);
  await later.refresh();
  expect(shown()).toBe("the sync is done");
  await later.refresh();
  expect(shown()).toBe("the sync is done");
  await later.markDoneSeen();
  expect(shown()).toBe("Planbridge");
});

test("failures show until the results desk has shown them, and not only until the popup was opened", async () => {
  await addBatch(db, batch("1", { failuresRead: { count: 0, until: 0 } }), [
    job("1/1/1", { state: "failed", settledAt: 5 }),
  ]);
  const badge = createBadge(db, connection);
  await badge.markDoneSeen();
  expect(shown()).toBe("results failed that nobody has read");
  await markFailuresRead(db, "1", 5);
  await createBadge(db, connection).refresh();
  expect(shown()).toBe("Planbridge");
});

test("a paused sync shows unless that is turned off", async () => {
  const blocked = { code: "crm-signed-out", what: "You are signed out.", remedy: "Sign in." };
  await addBatch(db, { ...batch("1"), blocked }, [job("1/1")]);
  const badge = createBadge(db, connection);
  await badge.refresh();
  expect(shown()).toBe("a sync is paused and needs you");
  await saveBadgeShown(db, "paused", false);
  await badge.refresh();
  expect(shown()).toBe("Planbridge");
});

test("while the data is locked the icon stays as it is, and follows again afterwards", async () => {
  const locked = { code: "database-locked", what: "Locked.", remedy: "Unlock it." };
  connection.mockRejectedValueOnce(new ProblemError("blocked", locked));
  const badge = createBadge(db, connection);
  await badge.refresh();
  expect(setTitle).not.toHaveBeenCalled();
  await badge.refresh();
  expect(shown()).toBe("Planbridge");
});
