import { combineProblems, type Problem } from "../../../core/problem.ts";
import {
  type Begun,
  type Checked,
  isSameText,
  nameProblem,
  type OwnRow,
  revisionProblem,
  tidyLine,
} from "../own-row.ts";

export const RESOURCE_KINDS = { worker: "Worker", equipment: "Equipment", place: "Place" } as const;
export type ResourceKind = keyof typeof RESOURCE_KINDS;

/** A worker, a piece of equipment or a place that participants get support by (F176). */
export interface Resource extends OwnRow {
  kind: ResourceKind;
  name: string;
  /** Not offered any more; participants who have it keep it. */
  isArchived: boolean;
}

export const RESOURCE_FIELDS = { kind: "Kind", name: "Resource name" } as const;

export interface ResourceDraft {
  begun?: Begun | undefined;
  kind: ResourceKind;
  name: string;
  isArchived: boolean;
}

/** The row to store, or what is wrong. `id`: of a new one. */
export function planResource(
  resources: readonly Resource[],
  { begun, kind, name: typed, isArchived }: ResourceDraft,
  id: string,
): Checked<Resource> {
  const stored = resources.find((each) => each.id === begun?.id);
  const stale = revisionProblem(stored, begun, "resource");
  if (stale) return { problem: stale };
  const name = tidyLine(typed);
  const problem =
    nameProblem(name, RESOURCE_FIELDS.name, "the resource's name") ??
    twiceProblem(resources, stored?.id, { kind, name });
  if (problem) return { problem: combineProblems([problem]) };
  return {
    value: { id: stored?.id ?? id, kind, name, isArchived, revision: (stored?.revision ?? 0) + 1 },
  };
}

/** Resources that may be chosen, by name: no archived one, but for the one that is chosen already. */
export function resourceChoices(resources: readonly Resource[], held?: string): Resource[] {
  return resources
    .filter(({ id, isArchived }) => !isArchived || id === held)
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.kind.localeCompare(b.kind));
}

function twiceProblem(
  resources: readonly Resource[],
  own: string | undefined,
  { kind, name }: Pick<Resource, "kind" | "name">,
): Problem | null {
  const same = resources.find((each) => each.id !== own && each.kind === kind && isSameText(each.name, name));
  if (!same) return null;
  return {
    code: "resource-twice",
    what: `There is ${kind === "equipment" ? "equipment" : `a ${kind}`} of this name already.`,
    remedy: same.isArchived ? "Restore it in place of adding it." : "Choose it, or enter another name.",
    field: RESOURCE_FIELDS.name,
  };
}
