import type { OwnState } from "../own-change.ts";
import type { ParticipantKey } from "../profile-key.ts";
import type { OrganisationGoal, OwnGoal } from "./own-goal.ts";

/** A goal of a participant with the organisation's goal that it is about. */
export interface OwnGoalView {
  goal: OwnGoal;
  /** `null`: it can't be read. */
  about: OrganisationGoal | null;
}

/** The goals of a participant: those that go on by their end, the nearest first and those without one last; then archived ones. */
export function goalViews(
  { ownGoals, organisationGoals }: Pick<OwnState, "ownGoals" | "organisationGoals">,
  { site, ndisNumber }: ParticipantKey,
): OwnGoalView[] {
  return ownGoals
    .filter((goal) => goal.site === site && goal.ndisNumber === ndisNumber)
    .map((goal) => ({ goal, about: organisationGoals.find(({ id }) => id === goal.goalId) ?? null }))
    .toSorted(
      ({ goal: a }, { goal: b }) =>
        Number(a.isArchived) - Number(b.isArchived) ||
        endOf(a).localeCompare(endOf(b)) ||
        a.name.localeCompare(b.name),
    );
}

/** Behind every day. */
const NO_END = "9999";

function endOf({ endDate }: OwnGoal): string {
  return endDate ?? NO_END;
}
