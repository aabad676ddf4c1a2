import type { Goal } from "./goal.ts";

/** What differs between two copies of a plan's goals. A goal has no id: its text and term are what it is known by. */
export interface GoalDiff {
  added: Goal[];
  removed: Goal[];
  /** The same goal with other steps or another status. */
  changed: { before: Goal; after: Goal }[];
  same: Goal[];
}

/** Two goals of the same text are two; those without text are paired in their order. */
export function compareGoals(before: readonly Goal[], after: readonly Goal[]): GoalDiff {
  const left = Map.groupBy(before, keyOf);
  const diff: GoalDiff = { added: [], removed: [], changed: [], same: [] };
  // Those that are wholly the same first, so that one of two equal texts doesn't take the other's place.
  const rest = after.filter((goal) => {
    const candidates = left.get(keyOf(goal)) ?? [];
    const at = candidates.findIndex((each) => contentOf(each) === contentOf(goal));
    if (at < 0) return true;
    candidates.splice(at, 1);
    diff.same.push(goal);
    return false;
  });
  for (const goal of rest) {
    const old = left.get(keyOf(goal))?.shift();
    if (old) diff.changed.push({ before: old, after: goal });
    else diff.added.push(goal);
  }
  diff.removed = [...left.values()].flat();
  return diff;
}

export function isSameGoals({ added, removed, changed }: GoalDiff): boolean {
  return added.length + removed.length + changed.length === 0;
}

function keyOf({ term, text, past }: Goal): string {
  return JSON.stringify([term, text?.toLowerCase().replaceAll(/\s+/g, " ") ?? null, past ?? false]);
}

function contentOf({ text, steps, created, status }: Goal): string {
  return JSON.stringify([text, steps.map(({ how, support }) => [how, support]), created, status ?? null]);
}
