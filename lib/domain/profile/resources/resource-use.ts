import { type IsoDate, parseIsoDate } from "../../../core/calendar-date.ts";
import { combineProblems, type Problem } from "../../../core/problem.ts";
import { formatSpan } from "../../../core/date-range.ts";
import { type Begun, type Checked, type OwnRow, revisionProblem } from "../own-row.ts";
import type { OwnGoal } from "../own-goals/own-goal.ts";
import type { ParticipantKey } from "../profile-key.ts";
import type { Resource } from "./resource.ts";

/**
 * From when to when a participant has a resource (F176). It is one row, read by the participant and by the resource, so that what
 * changes on either side shows on both.
 */
export interface ResourceUse extends OwnRow, ParticipantKey {
  resourceId: string;
  startDate: IsoDate;
  /** `null`: until further notice. */
  endDate: IsoDate | null;
  /** The participant's own goal that it is for; `null`: none was named. */
  goalId: string | null;
}

export const USE_FIELDS = {
  resource: "Resource",
  startDate: "Resource from",
  endDate: "Resource until",
  goal: "For the goal",
} as const;

export interface UseDraft extends ParticipantKey {
  begun?: Begun | undefined;
  resourceId: string;
  /** As typed: `YYYY-MM-DD`. */
  startDate: string;
  endDate: string;
  goalId: string | null;
}

export interface UseState {
  resources: readonly Resource[];
  /** Those of the participant, at least. */
  resourceUses: readonly ResourceUse[];
  ownGoals: readonly OwnGoal[];
}

/** The row to store, or all that is wrong. `id`: of a new one. */
export function planUse(state: UseState, draft: UseDraft, id: string): Checked<ResourceUse> {
  const { begun, site, ndisNumber, resourceId, goalId } = draft;
  const isTheirs = (row: ParticipantKey) => row.site === site && row.ndisNumber === ndisNumber;
  const uses = state.resourceUses.filter(isTheirs);
  const stored = uses.find((each) => each.id === begun?.id);
  const stale = revisionProblem(stored, begun, "resource");
  if (stale) return { problem: stale };
  const startDate = parseIsoDate(draft.startDate);
  const endDate = draft.endDate === "" ? null : parseIsoDate(draft.endDate);
  const goal = state.ownGoals.find((each) => each.id === goalId && isTheirs(each));
  const isEndRead = draft.endDate === "" || endDate !== null;
  const problems = [
    resourceProblem(state.resources, resourceId, stored),
    startDate === null ? START_MISSING : null,
    isEndRead ? null : END_UNREADABLE,
    startDate !== null && endDate !== null && endDate < startDate ? END_BEFORE_START : null,
    startDate !== null && isEndRead
      ? overlapProblem(uses, { id: stored?.id, resourceId, startDate, endDate })
      : null,
    goalId !== null && (!goal || (goal.isArchived && stored?.goalId !== goalId)) ? GOAL_GONE : null,
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || startDate === null) return { problem: combineProblems(problems) };
  const revision = (stored?.revision ?? 0) + 1;
  return {
    value: { id: stored?.id ?? id, site, ndisNumber, resourceId, startDate, endDate, goalId, revision },
  };
}

function resourceProblem(
  resources: readonly Resource[],
  id: string,
  stored: ResourceUse | undefined,
): Problem | null {
  const resource = resources.find((each) => each.id === id);
  const field = USE_FIELDS.resource;
  if (!resource)
    return { code: "resource-missing", what: "Choose a resource.", remedy: "Or add one below.", field };
  if (!resource.isArchived || stored?.resourceId === id) return null;
  return {
    code: "resource-archived",
    what: "This resource is archived.",
    remedy: "Choose another one, or restore it below.",
    field,
  };
}

function overlapProblem(
  uses: readonly ResourceUse[],
  wanted: Pick<ResourceUse, "resourceId" | "startDate" | "endDate"> & { id: string | undefined },
): Problem | null {
  const met = uses.find(
    ({ id, resourceId, startDate, endDate }) =>
      id !== wanted.id &&
      resourceId === wanted.resourceId &&
      (endDate === null || wanted.startDate <= endDate) &&
      (wanted.endDate === null || startDate <= wanted.endDate),
  );
  if (!met) return null;
  return {
    code: "resource-overlap",
    what: `The participant has this resource already ${met.endDate ? formatSpan(met) : `${formatSpan(met)} until further notice`}.`,
    remedy: "Change those days, or choose others here.",
    field: USE_FIELDS.startDate,
  };
}

const START_MISSING: Problem = {
  code: "resource-start-missing",
  what: "Enter the first day.",
  remedy: "It can be in the past.",
  field: USE_FIELDS.startDate,
};
const END_UNREADABLE: Problem = {
  code: "resource-end-unreadable",
  what: "This isn't a day.",
  remedy: "Correct it, or leave it empty.",
  field: USE_FIELDS.endDate,
};
const END_BEFORE_START: Problem = {
  code: "resource-end-before-start",
  what: "The last day is before the first one.",
  remedy: "Correct one of them.",
  field: USE_FIELDS.endDate,
};
const GOAL_GONE: Problem = {
  code: "resource-goal-gone",
  what: "This goal is archived or isn't stored any more.",
  remedy: "Choose another goal, or none.",
  field: USE_FIELDS.goal,
};
