import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Database } from "../../../../lib/storage/database.ts";
import { updateHolidays, saveHomeState } from "../../../../lib/storage/settings/settings.ts";
import { holidaySettings, withHolidays } from "../../../../lib/services/invoices/effective-holidays.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

const TODAY = "2026-11-22";
const ekka = { date: "2026-08-12", name: "Ekka", state: "QLD" } as const;
const show = { date: "2026-07-24", name: "Darwin Show", state: "NT" } as const;
const kings = { date: "2026-06-08", state: "NSW" } as const;

let db: Database;
const policy = (values: Record<string, unknown>) => fakeBrowser.storage.managed.set(values);

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
});

describe("holidaySettings", () => {
  test("holidaySettings merges the edits of policy and of people, each marked", async () => {
    await policy({ holidays: { extra: [show] }, homeState: "NT" });
    await updateHolidays(db, () => ({ extra: [ekka], removed: [kings] }));
    await saveHomeState(db, "QLD");
    expect(await holidaySettings(db)).toEqual({
      extra: [
        { ...show, fixed: true },
        { ...ekka, fixed: false },
      ],
      removed: [{ ...kings, fixed: false }],
      homeState: "NT",
      homeStateFixed: true,
    });
  });

  test.each([
    ["is dropped when policy removes it in its state", { date: ekka.date, state: ekka.state }, []],
    ["is dropped when policy removes it in every state", { date: ekka.date }, []],
    [
      "is kept when policy removes it in another state",
      { date: ekka.date, state: "NSW" },
      [{ ...ekka, fixed: false }],
    ],
  ])("a holiday that was added by hand %s", async (_where, removed, extra) => {
    await updateHolidays(db, () => ({ extra: [ekka], removed: [] }));
    await policy({ holidays: { removed: [removed] } });
    expect((await holidaySettings(db)).extra).toEqual(extra);
  });
});

describe("withHolidays", () => {
  test("withHolidays leaves the context alone while nothing was set", async () => {
    const known = { context: { today: TODAY }, crmAt: 7 };
    expect(await withHolidays(db, known)).toEqual(known);
  });

  test("withHolidays reads the settings once for simultaneous callers, and again after a change", async () => {
    const get = vi.spyOn(fakeBrowser.storage.managed, "get");
    const known = { context: { today: TODAY } };
    await Promise.all([withHolidays(db, known), withHolidays(db, known), withHolidays(db, known)]);
    expect(get).toHaveBeenCalledOnce();
    await saveHomeState(db, "WA");
    expect((await withHolidays(db, known)).context).toMatchObject({ state: "WA" });
  });

  test("withHolidays adds the edits, and the default state only where the client's is unknown", async () => {
    await updateHolidays(db, () => ({ extra: [ekka], removed: [] }));
    await saveHomeState(db, "QLD");
    const holidays = { extra: [{ ...ekka, fixed: false }], removed: [] };
    expect(await withHolidays(db, { context: { today: TODAY } })).toEqual({
      context: { today: TODAY, holidays, state: "QLD", stateAssumed: true },
    });
    expect(await withHolidays(db, { context: { today: TODAY, state: "SA" } })).toEqual({
      context: { today: TODAY, holidays, state: "SA" },
    });
  });
});
