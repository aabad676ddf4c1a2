import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Database } from "../../../../lib/storage/database.ts";
import { holidayHandlers } from "../../../../lib/background/handlers/holiday-handlers.ts";
import { pageHandlers } from "../../../../lib/background/handlers/page-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

const own: Sender = { caller: "extension-page", origin: fakeBrowser.runtime.getURL("/") };
const ekka = { date: "2026-08-12", name: "Ekka", state: "QLD" } as const;
const kings = { date: "2026-06-08", state: "NSW" } as const;

let db: Database;
const handlers = () => holidayHandlers(db);
const shown = () => handlers()["holidays.view"](null, own);

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
});

describe("holidayHandlers", () => {
  test("holidays.remove-added keeps a holiday of the same day in another state", async () => {
    await handlers()["holidays.add"](ekka, own);
    const both = await handlers()["holidays.add"]({ ...ekka, name: "  Local   show ", state: "NT" }, own);
    expect(both.extra).toEqual([
      { ...ekka, fixed: false },
      { ...ekka, name: "Local show", state: "NT", fixed: false },
    ]);
    const { date, state } = ekka;
    expect((await handlers()["holidays.remove-added"]({ date }, own)).extra).toHaveLength(2);
    expect((await handlers()["holidays.remove-added"]({ date, state }, own)).extra).toMatchObject([
      { state: "NT" },
    ]);
  });

  test("holidays.set-listed takes a built-in holiday off the list once and restores it", async () => {
    await handlers()["holidays.set-listed"]({ ...kings, listed: false }, own);
    await handlers()["holidays.set-listed"]({ ...kings, listed: false }, own);
    expect((await shown()).removed).toEqual([{ ...kings, fixed: false }]);
    expect((await handlers()["holidays.set-listed"]({ ...kings, listed: true }, own)).removed).toEqual([]);
  });

  test("holidays.default-state sets and clears the default state", async () => {
    expect(await handlers()["holidays.default-state"]({ state: "WA" }, own)).toMatchObject({
      homeState: "WA",
    });
    expect(await handlers()["holidays.default-state"]({ state: null }, own)).not.toHaveProperty("homeState");
  });

  test("holidays.add reports an invalid date at its field and stores nothing", async () => {
    await expect(handlers()["holidays.add"]({ ...ekka, date: "2026-02-30" }, own)).rejects.toMatchObject({
      kind: "permanent",
      problem: { field: "Date" },
    });
    expect((await shown()).extra).toEqual([]);
  });

  test("the holiday handlers never change what policy has set", async () => {
    await fakeBrowser.storage.managed.set({ holidays: { extra: [ekka], removed: [kings] }, homeState: "NT" });
    const before = await shown();
    await handlers()["holidays.remove-added"]({ date: ekka.date, state: ekka.state }, own);
    await handlers()["holidays.set-listed"]({ ...kings, listed: true }, own);
    expect(await handlers()["holidays.default-state"]({ state: "WA" }, own)).toEqual(before);
  });
});

test.each([
  ["holidays", { tabId: 7 }, "/options.html#holidays"],
  ["page-check", {}, "/options.html#page-check"],
  ["page-check", { tabId: 7 }, "/options.html?tab=7#page-check"],
] as const)("options.open at %s, sent from %j, opens %s", async (section, tab, address) => {
  const create = vi.spyOn(fakeBrowser.tabs, "create");
  const { "options.open": open } = pageHandlers({
    signedIn: () => Promise.resolve(),
    signInOpened: () => Promise.resolve(),
    forgetPage: () => undefined,
    environment: () => Promise.resolve(null),
  });
  expect(await open({ section }, { ...own, ...tab })).toBeNull();
  expect(create).toHaveBeenCalledExactlyOnceWith({ url: fakeBrowser.runtime.getURL(address) });
});
