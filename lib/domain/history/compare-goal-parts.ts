import { compareGoals } from "../record/compare-goals.ts";
import type { Goal, PlanGoals } from "../record/goal.ts";
import { loneState, loneValues, type LoneSide, pairValues } from "./compare-budgets.ts";
import { type ComparedPart, lonePart, matchedPart } from "./compared-part.ts";

/** The goals as they are stored now beside the copy that they replaced; `null`: there is no such copy. */
export function compareGoalParts({ goals, before }: PlanGoals): ComparedPart[] | null {
  if (!before) return null;
  const { added, removed, changed, same } = compareGoals(before.goals, goals);
  const parts = [
    ...changed.map(({ before: old, after }) => matchedGoal(old, after)),
    ...same.map((goal) => matchedGoal(goal, goal)),
    ...added.map((goal) => loneGoal(goal, { side: "after", isTold: true })),
    ...removed.map((goal) => loneGoal(goal, { side: "before", isTold: true })),
  ];
  return parts.map((part, at) => ({ ...part, id: `goal/${at}` }));
}

function matchedGoal(old: Goal, goal: Goal): ComparedPart {
  return matchedPart({
    id: "",
    title: goalTitle(goal),
    values: pairValues(goalValues(old), goalValues(goal)),
    parts: [],
    notes: [],
  });
}

function loneGoal(goal: Goal, side: LoneSide): ComparedPart {
  // Without steps there is nothing to be said of them.
  const values = goalValues(goal).filter(({ value }) => value !== null);
  return lonePart({ id: "", title: goalTitle(goal), values: loneValues(values, side) }, loneState(side));
}

function goalTitle({ text }: Goal): string {
  return text ?? "A goal without a text";
}

function goalValues({ steps, created, status }: Goal) {
  const words = steps.map(({ how, support }) => [how, support].filter(Boolean).join(", support: "));
  return [
    { label: "How", kind: "text" as const, value: words.join("; ") || null },
    { label: "Made on", kind: "date" as const, value: created ?? undefined },
    { label: "Status", kind: "text" as const, value: status },
  ];
}
