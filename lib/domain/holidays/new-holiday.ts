import { formatDate, parseIsoDate } from "../../core/calendar-date.ts";
import { combineProblems, type Problem } from "../../core/problem.ts";
import { type State, STATE_IDS } from "./states.ts";
import { type AddedHoliday, type HolidayEdits, isHolidayRemoved } from "./holiday-edits.ts";
import { holidayOn } from "./holidays.ts";

/** The labels of the form, so that what is wrong stands at its field. */
export const HOLIDAY_FIELDS = { date: "Date", name: "Name" } as const;

/** A holiday as it was typed: the date may be none, the name empty. */
export interface NewHoliday {
  date: string;
  name: string;
  /** Absent: for all states. */
  state?: State;
}

/** The holiday to add, or why there is none. A day of a year that isn't listed is as good as any. */
export function validateNewHoliday(
  { date: typed, name: words, state }: NewHoliday,
  edits: HolidayEdits,
): { holiday: AddedHoliday } | { problem: Problem } {
  const date = parseIsoDate(typed.trim());
  const name = words.replaceAll(/\s+/g, " ").trim();
  const holiday = date && { date, name, ...(state ? { state } : {}) };
  // Both fields at once, so that they are corrected in one go.
  const problems = [
    holiday
      ? wrongDate(holiday, edits)
      : problemAt("date", "This isn't a date.", "Enter one such as 05/10/2026."),
    wrongName(name),
  ].filter((problem) => problem !== undefined);
  return holiday && problems.length === 0 ? { holiday } : { problem: combineProblems(problems) };
}

function wrongName(name: string): Problem | undefined {
  if (!name) return problemAt("name", "The holiday has no name yet.", "Enter its name.");
  return name.length > MAX_HOLIDAY_NAME_LENGTH
    ? problemAt("name", "The name is too long.", `Keep it to ${MAX_HOLIDAY_NAME_LENGTH} letters.`)
    : undefined;
}

function wrongDate(holiday: AddedHoliday, edits: HolidayEdits): Problem | undefined {
  const existing = holidayAlreadyIn(holiday, edits);
  if (existing) return problemAt("date", existing, "There is nothing to add.");
  const { date, state } = holiday;
  return state && isHolidayRemoved(edits, date, state)
    ? problemAt(
        "date",
        `${formatDate(date)} was removed from the list.`,
        "Press Restore beside it in the list.",
      )
    : undefined;
}

/** What is kept of a name, and what a policy may set. */
export const MAX_HOLIDAY_NAME_LENGTH = 100;

/** Only an evening of a holiday may be made a whole day. */
function holidayAlreadyIn({ date, state }: AddedHoliday, edits: HolidayEdits): string | undefined {
  const states = state ? [state] : STATE_IDS;
  const existing = states.map((id) => holidayOn(date, id, edits));
  const [first] = existing;
  if (!first || !existing.every((holiday) => holiday && !holiday.partOfDay)) return undefined;
  return `${formatDate(date)} is already a public holiday in ${state ?? "all states"} (${first.name}).`;
}

function problemAt(field: keyof typeof HOLIDAY_FIELDS, what: string, remedy: string): Problem {
  return { code: `holiday-${field}`, what, remedy, field: HOLIDAY_FIELDS[field] };
}
