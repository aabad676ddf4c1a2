import type { OwnState } from "../own-change.ts";
import { type OwnPlan, planSaveGoal } from "../own-plans.ts";
import { GOAL_STAGES } from "../own-goals/own-goal.ts";
import { isSameText } from "../own-row.ts";
import { GOAL_COLUMNS } from "./own-csv-columns.ts";
import { cellOf, choiceOf, dayOf, isYes, type RowOfParticipant } from "./own-csv-rows.ts";

/** A goal of the participant, and the organisation's goal where none has this text. */
export function planGoalRow(
  state: OwnState,
  { row, participant: { site, ndisNumber } }: RowOfParticipant,
  newId: () => string,
): OwnPlan | { what: string } {
  const stage = choiceOf(row, GOAL_COLUMNS.stage, GOAL_STAGES);
  if (stage !== null && typeof stage === "object") return stage;
  const startDate = dayOf(row, GOAL_COLUMNS.start);
  if (typeof startDate === "object") return startDate;
  const endDate = dayOf(row, GOAL_COLUMNS.end);
  if (typeof endDate === "object") return endDate;
  const isArchived = isYes(row, GOAL_COLUMNS.archived);
  if (typeof isArchived === "object") return isArchived;
  const name = cellOf(row, GOAL_COLUMNS.name);
  const isThere = state.ownGoals.some(
    (each) =>
      each.site === site &&
      each.ndisNumber === ndisNumber &&
      isSameText(each.name, name) &&
      (each.startDate ?? "") === startDate,
  );
  if (isThere) return { what: "The participant has a goal of this name from the same day already." };
  return planSaveGoal(
    state,
    {
      site,
      ndisNumber,
      name,
      goalId: "",
      newGoal: cellOf(row, GOAL_COLUMNS.goal),
      startDate,
      endDate,
      stage,
      description: cellOf(row, GOAL_COLUMNS.description),
      isArchived,
    },
    newId,
  );
}
