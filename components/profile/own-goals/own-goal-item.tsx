import { formatDate } from "../../../lib/core/calendar-date.ts";
import { formatEnd } from "../../../lib/core/date-range.ts";
import { GOAL_STAGES, type OwnGoal } from "../../../lib/domain/profile/own-goals/own-goal.ts";
import type { OwnGoalView } from "../../../lib/domain/profile/own-goals/goal-views.ts";
import { VisibleText } from "../../base/visible-text.tsx";

/** A goal with its stage, its days and what it is about. */
export function OwnGoalItem({ view: { goal, about } }: { view: OwnGoalView }) {
  const days = daysOf(goal);
  return (
    <>
      <p class="pb-entry-head">
        <span class="pb-entry-name">
          <VisibleText text={goal.name} />
        </span>
        {goal.stage && <span class="pb-entry-mark">{GOAL_STAGES[goal.stage]}</span>}
        {goal.isArchived && <span class="pb-entry-mark pb-entry-mark-quiet">Archived</span>}
      </p>
      <p class="pb-entry-lines">
        <span>
          Goal: {about ? <VisibleText text={about.text} /> : "can't be read"}
          {about?.isArchived && " (archived)"}
        </span>
        {days !== null && <span>{days}</span>}
      </p>
      {goal.description !== null && (
        <p class="pb-entry-description">
          <VisibleText text={goal.description} />
        </p>
      )}
    </>
  );
}

/** `null`: neither day is told. */
function daysOf({ startDate, endDate }: OwnGoal): string | null {
  if (startDate === null) return endDate === null ? null : `until ${formatDate(endDate)}`;
  return `${formatDate(startDate)} to ${formatEnd(endDate)}`;
}
