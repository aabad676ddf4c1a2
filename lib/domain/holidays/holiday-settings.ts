import type { AddedHoliday, RemovedHoliday } from "./holiday-edits.ts";
import type { State } from "./states.ts";

/** An entry, and whether policy has set it: then it can't be changed by hand. */
export type Kept<Entry> = Entry & { fixed: boolean };

export interface HolidaySettings {
  extra: Kept<AddedHoliday>[];
  removed: Kept<RemovedHoliday>[];
  homeState?: State;
  homeStateFixed: boolean;
}
