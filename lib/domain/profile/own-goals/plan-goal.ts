import { parseIsoDate } from "../../../core/calendar-date.ts";
import { combineProblems, type Problem } from "../../../core/problem.ts";
import { type Begun, type Checked, isSameText, nameProblem, revisionProblem, tidyLine } from "../own-row.ts";
import type { ParticipantKey } from "../profile-key.ts";
import { goalChoices } from "./goal-choices.ts";
import type { GoalStage, OrganisationGoal, OwnGoal } from "./own-goal.ts";

export const GOAL_FIELDS = {
  name: "Goal name",
  goal: "Goal",
  newGoal: "New goal",
  startDate: "Goal start",
  endDate: "Goal end",
  stage: "Stage",
  description: "Description",
} as const;

/** The longest description. */
const MAX_DESCRIPTION = 4_000;

export interface GoalDraft extends ParticipantKey {
  begun?: Begun | undefined;
  name: string;
  /** Of the organisation; empty: `newGoal` is typed. */
  goalId: string;
  newGoal: string;
  /** As typed: `YYYY-MM-DD`, or empty. */
  startDate: string;
  endDate: string;
  stage: GoalStage | null;
  description: string;
  isArchived: boolean;
}

export interface GoalState {
  organisationGoals: readonly OrganisationGoal[];
  /** Those of the participant, at least. */
  ownGoals: readonly OwnGoal[];
}

/** The rows to store together, or all that is wrong. `newId` makes an id for each new row. */
export function planGoal(
  state: GoalState,
  draft: GoalDraft,
  newId: () => string,
): Checked<{ ownGoal: OwnGoal; organisationGoal?: OrganisationGoal }> {
  const { begun, site, ndisNumber, stage, isArchived } = draft;
  const stored = state.ownGoals.find(
    (each) => each.id === begun?.id && each.site === site && each.ndisNumber === ndisNumber,
  );
  const stale = revisionProblem(stored, begun, "goal");
  if (stale) return { problem: stale };
  const name = tidyLine(draft.name);
  const description = draft.description.trim();
  const [startDate, endDate] = [parseIsoDate(draft.startDate), parseIsoDate(draft.endDate)];
  const goal = findGoal(state.organisationGoals, draft, stored);
  const problems = [
    nameProblem(name, GOAL_FIELDS.name, "a name for the goal"),
    "problem" in goal ? goal.problem : null,
    draft.startDate !== "" && startDate === null ? dayProblem(GOAL_FIELDS.startDate) : null,
    draft.endDate !== "" && endDate === null ? dayProblem(GOAL_FIELDS.endDate) : null,
    startDate !== null && endDate !== null && endDate < startDate ? END_BEFORE_START : null,
    description.length > MAX_DESCRIPTION ? TOO_LONG : null,
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || "problem" in goal) return { problem: combineProblems(problems) };
  const added: OrganisationGoal | undefined =
    goal.value === null
      ? { id: newId(), text: tidyLine(draft.newGoal), isArchived: false, revision: 1 }
      : undefined;
  const ownGoal: OwnGoal = {
    id: stored?.id ?? newId(),
    site,
    ndisNumber,
    name,
    goalId: goal.value ?? added?.id ?? "",
    startDate,
    endDate,
    stage,
    description: description === "" ? null : description,
    isArchived,
    revision: (stored?.revision ?? 0) + 1,
  };
  return { value: { ownGoal, ...(added ? { organisationGoal: added } : {}) } };
}

/** The organisation's goal that was chosen; `null`: a new one is to be made of the text. One that is typed twice is the same. */
function findGoal(
  goals: readonly OrganisationGoal[],
  { goalId, newGoal }: Pick<GoalDraft, "goalId" | "newGoal">,
  stored: OwnGoal | undefined,
): Checked<string | null> {
  if (goalId !== "") {
    const isOffered = goalChoices(goals).some(({ id }) => id === goalId);
    return isOffered || stored?.goalId === goalId ? { value: goalId } : { problem: GOAL_GONE };
  }
  const text = tidyLine(newGoal);
  const wrong = nameProblem(text, GOAL_FIELDS.newGoal, "the new goal, or choose one");
  if (wrong) return { problem: wrong };
  const same = goals.find((each) => isSameText(each.text, text));
  if (same?.isArchived) return { problem: GOAL_ARCHIVED };
  return { value: same?.id ?? null };
}

/** The organisation's goal renamed, archived or restored; or what is wrong. */
export function planOrganisationGoal(
  goals: readonly OrganisationGoal[],
  { begun, text: typed, isArchived }: { begun: Begun; text: string; isArchived: boolean },
): Checked<OrganisationGoal> {
  const stored = goals.find(({ id }) => id === begun.id);
  const stale = revisionProblem(stored, begun, "goal");
  if (stale || !stored) return { problem: stale ?? GOAL_GONE };
  const text = tidyLine(typed);
  const isTwice = goals.some((each) => each.id !== stored.id && isSameText(each.text, text));
  const problem =
    nameProblem(text, GOAL_FIELDS.goal, "the goal") ?? (isTwice && !isArchived ? GOAL_TWICE : null);
  if (problem) return { problem };
  return { value: { id: stored.id, text, isArchived, revision: stored.revision + 1 } };
}

function dayProblem(field: string): Problem {
  return {
    code: "goal-day-unreadable",
    what: "This isn't a day.",
    remedy: "Correct it, or leave it empty.",
    field,
  };
}

const GOAL_GONE: Problem = {
  code: "goal-gone",
  what: "This goal is archived or isn't stored any more.",
  remedy: "Choose another one, or enter a new one.",
  field: GOAL_FIELDS.goal,
};
const GOAL_ARCHIVED: Problem = {
  code: "goal-archived",
  what: "Your organisation has archived this goal.",
  remedy: "Restore it below, or enter another one.",
  field: GOAL_FIELDS.newGoal,
};
const GOAL_TWICE: Problem = {
  code: "goal-twice",
  what: "Your organisation has this goal already.",
  remedy: "Choose another text.",
  field: GOAL_FIELDS.goal,
};
const END_BEFORE_START: Problem = {
  code: "goal-end-before-start",
  what: "The goal's end is before its start.",
  remedy: "Correct one of them.",
  field: GOAL_FIELDS.endDate,
};
const TOO_LONG: Problem = {
  code: "goal-description-too-long",
  what: `This is longer than ${MAX_DESCRIPTION} letters.`,
  remedy: "Shorten it.",
  field: GOAL_FIELDS.description,
};
