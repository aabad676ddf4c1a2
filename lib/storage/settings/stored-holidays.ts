import * as z from "zod/mini";
import { parseIsoDate } from "../../core/calendar-date.ts";
import { MAX_HOLIDAY_NAME_LENGTH } from "../../domain/holidays/new-holiday.ts";
import { type State, STATE_IDS } from "../../domain/holidays/states.ts";
import type { AddedHoliday, RemovedHoliday } from "../../domain/holidays/holiday-edits.ts";

const StateId = z.enum(STATE_IDS);
const Day = z.object({
  date: z.string().check(z.refine((text) => parseIsoDate(text) !== null)),
  state: z.exactOptional(StateId),
});
const Added = z.extend(Day, {
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_HOLIDAY_NAME_LENGTH)),
});

/** Edits of the public holidays as stored or set by policy. An unreadable entry is dropped, the others are kept. */
export interface HolidayList {
  extra: AddedHoliday[];
  removed: RemovedHoliday[];
}
export const HolidayList = z.catch(z.object({ extra: readable(Added), removed: readable(Day) }), {
  extra: [],
  removed: [],
});

/** A policy's edits, and the names of the entries that can't be read. */
export function readHolidays(stored: unknown): { read: HolidayList; unreadable: string[] } {
  const read = HolidayList.parse(stored);
  if (stored === undefined) return { read, unreadable: [] };
  const lists = z.record(z.string(), z.unknown()).safeParse(stored);
  if (!lists.success) return { read, unreadable: ["holidays"] };
  const { extra, removed, ...unknown } = lists.data;
  return {
    read,
    unreadable: [
      ...unreadableIn("holidays.extra", extra, Added),
      ...unreadableIn("holidays.removed", removed, Day),
      ...Object.keys(unknown).map((name) => `holidays.${name}`),
    ],
  };
}

function unreadableIn(name: string, stored: unknown, schema: z.ZodMiniType): string[] {
  if (stored === undefined) return [];
  if (!Array.isArray(stored)) return [name];
  return stored.flatMap((entry, at) => (schema.safeParse(entry).success ? [] : [`${name}[${at}]`]));
}

function readable<Entry>(schema: z.ZodMiniType<Entry>) {
  const entries = z.transform((list: unknown[]) =>
    list.flatMap((entry) => {
      const read = schema.safeParse(entry);
      return read.success ? [read.data] : [];
    }),
  );
  return z.catch(z.pipe(z.array(z.unknown()), entries), []);
}

export function readState(stored: unknown): State | undefined {
  return StateId.safeParse(stored).data;
}
