import type { OwnState } from "../own-change.ts";
import { type OwnPlan, planSaveResource, planSaveUse } from "../own-plans.ts";
import { goalChoices } from "../own-goals/goal-choices.ts";
import { isSameText } from "../own-row.ts";
import { RESOURCE_KINDS } from "../resources/resource.ts";
import { RESOURCE_COLUMNS } from "./own-csv-columns.ts";
import { cellOf, choiceOf, dayOf, type RowOfParticipant } from "./own-csv-rows.ts";

/** A resource of the participant, and the resource itself where none of this kind and name is stored. */
export function planResourceRow(
  state: OwnState,
  { row, participant: { site, ndisNumber } }: RowOfParticipant,
  newId: () => string,
): OwnPlan | { what: string } {
  const kind = choiceOf(row, RESOURCE_COLUMNS.kind, RESOURCE_KINDS);
  if (kind === null)
    return { what: `It doesn't say which kind: ${Object.values(RESOURCE_KINDS).join(", ")}.` };
  if (typeof kind === "object") return kind;
  const startDate = dayOf(row, RESOURCE_COLUMNS.from);
  if (typeof startDate === "object") return startDate;
  const endDate = dayOf(row, RESOURCE_COLUMNS.until);
  if (typeof endDate === "object") return endDate;
  const name = cellOf(row, RESOURCE_COLUMNS.resource);
  const goalName = cellOf(row, RESOURCE_COLUMNS.goal);
  const goal = goalChoices(state.ownGoals).find(
    (each) => each.site === site && each.ndisNumber === ndisNumber && isSameText(each.name, goalName),
  );
  if (goalName !== "" && !goal)
    return { what: `The participant has no goal “${goalName}” that isn't archived.` };

  const stored = state.resources.find((each) => each.kind === kind && isSameText(each.name, name));
  const added = stored ? undefined : planSaveResource(state, { kind, name, isArchived: false }, newId);
  if (added && "problem" in added) return added;
  const resource = stored ?? added?.put?.resources?.[0];
  const use = planSaveUse(
    resource ? { ...state, resources: [...state.resources, resource] } : state,
    { site, ndisNumber, resourceId: resource?.id ?? "", startDate, endDate, goalId: goal?.id ?? null },
    newId,
  );
  if ("problem" in use) return use;
  return { put: { ...added?.put, ...use.put } };
}
