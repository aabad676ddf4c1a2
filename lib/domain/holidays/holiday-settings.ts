import type { AddedHoliday, RemovedHoliday } from "./holiday-edits.ts";
import type { State } from "./states.ts";

/** An entry, and whether policy has set it: then it can't be changed by hand. */
export type HolidaySetting<Entry> = Entry & { fixed: boolean };

export interface HolidaySettings {
  extra: HolidaySetting<AddedHoliday>[];
  removed: HolidaySetting<RemovedHoliday>[];
  homeState?: State;
  homeStateFixed: boolean;
}
