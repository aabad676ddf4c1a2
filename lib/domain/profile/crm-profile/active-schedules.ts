import type { IsoDate } from "../../../core/calendar-date.ts";
import { NO_END, type Schedule } from "./crm-profile.ts";

export interface ActiveSchedules {
  /** Those in force, by their start; one whose start isn't told comes last. */
  active: Schedule[];
  /** Those that end before they start: nobody can say when they are in force. */
  impossible: Schedule[];
  /** How many of the active ones don't tell whether they are evaluated, or of which appointment they are made. */
  uncertain: number;
}

/**
 * The schedules that are in force: evaluated, not ended, and made of an appointment that has a kind and isn't cancelled (F165).
 * What isn't told keeps none of them out.
 */
export function activeSchedules(schedules: readonly Schedule[], today: IsoDate): ActiveSchedules {
  const impossible = schedules.filter(endsBeforeStart);
  const active = schedules.filter((schedule) => !endsBeforeStart(schedule) && isInForce(schedule, today));
  return {
    active: active.toSorted(byStart),
    impossible,
    uncertain: active.filter(
      ({ isEvaluated, masterType, masterStatus }) =>
        isEvaluated === null || masterType === null || masterStatus === null,
    ).length,
  };
}

function endsBeforeStart({ startDate, endDate }: Schedule): boolean {
  return startDate !== null && endDate !== null && endDate !== NO_END && endDate < startDate;
}

function isInForce({ endDate, isEvaluated, masterType, masterStatus }: Schedule, today: IsoDate): boolean {
  if (isEvaluated === false || masterType === "") return false;
  if (masterStatus !== null && /cancel/i.test(masterStatus)) return false;
  return endDate === null || endDate === NO_END || endDate >= today;
}

function byStart(a: Schedule, b: Schedule): number {
  const [first, second] = [a.startDate ?? "9999", b.startDate ?? "9999"];
  return first === second ? a.id.localeCompare(b.id) : first < second ? -1 : 1;
}
