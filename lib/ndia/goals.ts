import * as z from "zod/mini";
import type { Identity } from "../domain/plan/identity.ts";
import type { Goal, GoalStep, GoalTerm } from "../domain/record/goal.ts";
import { type ReadRows, readRows } from "./http/read-rows.ts";
import { dateOf, listOf, parseAnswerPart, told, Word } from "./http/wire-values.ts";
import { identityQuery, type NdiaGet } from "./plans.ts";

/**
 * Goals of a plan. Field names are from one public sample, so everything is optional but that each list is a list. What it
 * says of the participant's life and nominees isn't read: nothing here needs it.
 */
const GOALS = "4.0/plans/goals";

const Rows = z.optional(listOf(z.unknown()));
const WireGoals = z.looseObject({
  participant_plan_id: z.optional(z.unknown()),
  plan_goals: Rows,
  medium_to_long_term_goals: Rows,
  goals: Rows,
});

const ShortGoal = z.looseObject({
  short_goal_text: Word,
  short_goal_items: z.optional(listOf(z.looseObject({ short_how_achieve: Word, short_how_support: Word }))),
});
const LongGoal = z.looseObject({
  long_goal_text: Word,
  long_goal_items: z.optional(listOf(z.looseObject({ long_how_achieve: Word, long_how_support: Word }))),
});
/** Only PACE fills it. */
const PaceGoal = z.looseObject({
  goal_description: Word,
  how_reach: Word,
  goal_created: z.optional(z.nullable(z.string())),
});

/**
 * The goals of a plan (F106). Throws a `ProblemError` where the answer as a whole can't be read, or is refused.
 * @param planReference the NDIA's id of a plan outside PACE; `null` for the PACE plan
 */
export async function retrieveGoals(
  get: NdiaGet,
  identity: Identity,
  planReference: string | null,
): Promise<ReadRows<Goal>> {
  const query = { ...identityQuery(identity), participant_plan_id: planReference ?? "0" };
  const wire = parseAnswerPart(WireGoals, await get(GOALS, query), "the list of goals");
  const parts = [
    readRows(wire.plan_goals ?? [], ShortGoal, named("short-term goal"), (goal) =>
      toGoal(
        "short",
        goal.short_goal_text,
        (goal.short_goal_items ?? []).map((step) => toStep(step.short_how_achieve, step.short_how_support)),
      ),
    ),
    readRows(wire.medium_to_long_term_goals ?? [], LongGoal, named("long-term goal"), (goal) =>
      toGoal(
        "long",
        goal.long_goal_text,
        (goal.long_goal_items ?? []).map((step) => toStep(step.long_how_achieve, step.long_how_support)),
      ),
    ),
    readRows(wire.goals ?? [], PaceGoal, named("goal"), (goal, name) => ({
      ...toGoal("not-told", goal.goal_description, [toStep(goal.how_reach, undefined)]),
      created: dateOf(`${name} goal_created`, goal.goal_created),
    })),
  ];
  return {
    rows: parts.flatMap(({ rows }) => rows),
    unread: [...otherPlan(wire.participant_plan_id, planReference), ...parts.flatMap(({ unread }) => unread)],
  };
}

function named(what: string): (at: number) => string {
  return (at) => `${what} ${at}`;
}

function toGoal(term: GoalTerm, text: string | null | undefined, steps: readonly GoalStep[]): Goal {
  return {
    term,
    text: told(text),
    steps: steps.filter(({ how, support }) => how !== null || support !== null),
    created: null,
  };
}

export function toStep(how: string | null | undefined, support: string | null | undefined): GoalStep {
  return { how: told(how), support: told(support) };
}

/** An answer that names another plan is kept, and that is said: which of the two is wrong, nobody knows. */
function otherPlan(answered: unknown, asked: string | null): string[] {
  const id = typeof answered === "number" || typeof answered === "string" ? String(answered) : "";
  if (id === "" || id === (asked ?? "0")) return [];
  return [`The NDIA was asked for the goals of plan ${asked ?? "0"} and answered for plan ${id}.`];
}
