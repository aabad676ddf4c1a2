import type { FieldChange, Value } from "../change/change-set.ts";

/**
 * What one value was and is. Money is cents, a date an `IsoDate`. `null`: there was, or is, nothing there; `undefined`: that
 * retrieval doesn't tell.
 */
export interface ComparedValue {
  label: string;
  kind: FieldChange["kind"];
  before: Value | undefined;
  after: Value | undefined;
}

/** `not-told`: it is in one of the two alone, and the other wasn't asked for such things. */
export type PartState = "same" | "changed" | "added" | "removed" | "not-told";

/** A plan, a budget, a funding period or a goal in two retrievals. */
export interface ComparedPart {
  /** Unique among the parts beside it. */
  id: string;
  title: string;
  state: PartState;
  values: ComparedValue[];
  /** What belongs to it, such as the budgets of a plan. */
  parts: ComparedPart[];
  /** What couldn't be compared, and why; each a sentence. */
  notes: string[];
}

export function isValueChanged({ before, after }: ComparedValue): boolean {
  return before !== undefined && after !== undefined && before !== after;
}

/** Whether nothing at all is to be said of it: all is the same, and all of it is told by both. */
export function isWhollySame({ state, notes, parts }: ComparedPart): boolean {
  return state === "same" && notes.length === 0 && parts.every(isWhollySame);
}

/** A part that both retrievals have: changed where a value or a part of it is. */
export function matchedPart(of: Omit<ComparedPart, "state">): ComparedPart {
  const isSame =
    !of.values.some(isValueChanged) &&
    of.parts.every(({ state }) => state === "same" || state === "not-told");
  return { ...of, state: isSame ? "same" : "changed" };
}

/** A part that one of the two lacks: on that side stands nothing. */
export function lonePart(
  {
    parts = [],
    notes = [],
    values,
    ...of
  }: Pick<ComparedPart, "id" | "title" | "values"> & Partial<ComparedPart>,
  state: "added" | "removed" | "not-told",
): ComparedPart {
  return { ...of, values, notes, parts, state };
}

/** One value of the comparison on its own, with where it belongs. */
export interface FlatValue extends ComparedValue {
  /** From the plan down, such as `PACE plan`, `Consumables`. */
  path: readonly string[];
  state: PartState;
}

/** All values in the order of the screen, one row each. A part without values has none. */
export function flattenParts(parts: readonly ComparedPart[], path: readonly string[] = []): FlatValue[] {
  return parts.flatMap((part) => {
    const own = [...path, part.title];
    return [
      ...part.values.map((value) => ({ ...value, path: own, state: valueState(part, value) })),
      ...flattenParts(part.parts, own),
    ];
  });
}

function valueState({ state }: ComparedPart, value: ComparedValue): PartState {
  if (state !== "same" && state !== "changed") return state;
  if (value.before === undefined || value.after === undefined) return "not-told";
  return isValueChanged(value) ? "changed" : "same";
}
