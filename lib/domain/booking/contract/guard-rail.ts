import type { ConditionState } from "../../record/budget-access.ts";

/** One line of the checklist that stands before bookings are made from a contract. */
export interface GuardRail {
  /** Stable; of a line about one row or category its name follows. */
  code: string;
  /** What holds, or what doesn't, as a sentence. */
  what: string;
  state: ConditionState;
  /** What isn't sent while it fails: all of the contract's rows, or those that it is about. Absent: it only warns. */
  blocks?: "all" | "rows";
  remedy?: string;
  /** Where it is put right: the field's label, and the page that has it, a path of the CRM. */
  field?: string;
  path?: string;
  at?: "options";
}

/** A field, and the page that has it where one is known. */
export function placeOf(path: string | undefined, field: string): Pick<GuardRail, "field" | "path"> {
  return path === undefined ? { field } : { field, path };
}

export function holds(code: string, what: string): GuardRail {
  return { code, what, state: "holds" };
}

export function fails(code: string, what: string, remedy: string, blocks?: GuardRail["blocks"]): GuardRail {
  return { code, what, state: "fails", remedy, ...(blocks ? { blocks } : {}) };
}

/** What isn't known keeps nothing back. */
export function unknown(code: string, what: string, remedy: string): GuardRail {
  return { code, what, state: "unknown", remedy };
}
