import { validateNewHoliday } from "../../domain/holidays/new-holiday.ts";
import { ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { updateHolidays, saveHomeState } from "../../storage/settings.ts";
import { holidaySettings } from "../../services/invoices/effective-holidays.ts";
import type { HandlersOf } from "../receive.ts";
import type { holidayOperations } from "../../messaging/operations/holiday-operations.ts";

/** Options > Public holidays. What policy has set isn't stored here, so none of these can change it. */
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
        extra: extra.filter((each) => each.date !== date || each.state !== state),
        removed,
      }));
      return view();
    },
    "holidays.set-listed": async ({ date, state, listed }) => {
      await updateHolidays(db, ({ extra, removed }) => {
        const others = removed.filter((each) => each.date !== date || each.state !== state);
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
