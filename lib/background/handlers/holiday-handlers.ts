import { validateNewHoliday } from "../../domain/holidays/new-holiday.ts";
import { ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { updateHolidays, saveHomeState } from "../../storage/settings/settings.ts";
import { holidaySettings } from "../../services/invoices/effective-holidays.ts";
import type { HandlersOf } from "../receive.ts";
import type { holidayOperations } from "../../messaging/operations/holiday-operations.ts";

/** Options > Public holidays. Values set by policy aren't stored here, so no handler can change them. */
export function holidayHandlers(db: Database): HandlersOf<typeof holidayOperations> {
  const view = () => holidaySettings(db);
  return {
    "holidays.view": view,
    "holidays.add": async (typed) => {
      const checked = validateNewHoliday(typed, await view());
      if ("problem" in checked) throw new ProblemError("permanent", checked.problem);
      await updateHolidays(db, ({ extra, removed }) => ({ extra: [...extra, checked.holiday], removed }));
      return view();
    },
    "holidays.remove-added": async ({ date, state }) => {
      await updateHolidays(db, ({ extra, removed }) => ({
        extra: extra.filter((holiday) => holiday.date !== date || holiday.state !== state),
        removed,
      }));
      return view();
    },
    "holidays.set-listed": async ({ date, state, listed }) => {
      await updateHolidays(db, ({ extra, removed }) => {
        const others = removed.filter((holiday) => holiday.date !== date || holiday.state !== state);
        return { extra, removed: listed ? others : [...others, { date, state }] };
      });
      return view();
    },
    "holidays.default-state": async ({ state }) => {
      await saveHomeState(db, state);
      return view();
    },
  };
}
