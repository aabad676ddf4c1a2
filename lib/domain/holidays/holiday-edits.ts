import type { IsoDate } from "../../core/calendar-date.ts";
import type { State } from "./states.ts";

/** A public holiday that the built-in list hasn't got. */
export interface AddedHoliday {
  date: IsoDate;
  name: string;
  /** Absent: in all of them. */
  state?: State;
}

/** A day of the built-in list that isn't kept. */
export interface RemovedHoliday {
  date: IsoDate;
  /** Absent: in none of them. */
  state?: State;
}

/** What was changed of the built-in list by hand or by policy. */
export interface HolidayEdits {
  extra?: readonly AddedHoliday[];
  removed?: readonly RemovedHoliday[];
}

export function addedHolidaysOn(edits: HolidayEdits, date: IsoDate, state: State): AddedHoliday | undefined {
  return indexOf(edits)
    .added.get(date)
    ?.find((each) => appliesInState(each, state));
}

export function addedHolidaysBetween(edits: HolidayEdits, from: IsoDate, to: IsoDate, state: State): boolean {
  return (
    edits.extra?.some((each) => each.date >= from && each.date <= to && appliesInState(each, state)) ?? false
  );
}

export function isHolidayRemoved(edits: HolidayEdits, date: IsoDate, state: State): boolean {
  return (
    indexOf(edits)
      .removed.get(date)
      ?.some((each) => appliesInState(each, state)) ?? false
  );
}

/** Whether an entry counts in a state. */
export function appliesInState(entry: { state?: State }, state: State): boolean {
  return !entry.state || entry.state === state;
}

interface EditsIndex {
  added: ReadonlyMap<IsoDate, readonly AddedHoliday[]>;
  removed: ReadonlyMap<IsoDate, readonly RemovedHoliday[]>;
}

/** Made once for each list: a file asks of it for every line. */
const buildIndex = new WeakMap<HolidayEdits, EditsIndex>();

function indexOf(edits: HolidayEdits): EditsIndex {
  const cached = buildIndex.get(edits);
  if (cached) return cached;
  const byDate = <Entry extends { date: IsoDate }>(entries: readonly Entry[] = []) =>
    Map.groupBy(entries, ({ date }) => date);
  const index = { added: byDate(edits.extra), removed: byDate(edits.removed) };
  buildIndex.set(edits, index);
  return index;
}
