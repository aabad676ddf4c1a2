import type { Problem } from "../../core/problem.ts";

/** A row that people enter themselves. */
export interface OwnRow {
  id: string;
  /** Counts up with each change, from 1: whoever began with an earlier one is told, and overwrites nothing. */
  revision: number;
}

/** Which row a form began with; absent for a new one. */
export interface Begun {
  id: string;
  revision: number;
}

/** What a form makes of what was typed, or what is wrong with its fields. */
export type Checked<Value> = { value: Value } | { problem: Problem };

/**
 * Why a change of a stored row is refused; `null`: it is as the form began with it.
 * @param name what people call it: `connection`
 */
export function revisionProblem(
  stored: OwnRow | undefined,
  begun: Begun | undefined,
  name: string,
): Problem | null {
  if (!begun || stored?.revision === begun.revision) return null;
  return stored
    ? {
        code: "changed-elsewhere",
        what: `This ${name} was changed in another window since you opened it. Nothing was saved.`,
        remedy: "Cancel, look at it as it is now, and make your change again.",
      }
    : {
        code: "removed-elsewhere",
        what: `This ${name} was removed in another window. Nothing was saved.`,
        remedy: "Cancel, and add it again if it is still needed.",
      };
}

/** One line of text as it is kept: no blanks around it, single ones within. */
export function tidyLine(typed: string): string {
  return typed.trim().replaceAll(/\s+/g, " ");
}

/** The same, where nothing typed means not told. */
export function tidyOrNull(typed: string): string | null {
  const tidied = tidyLine(typed);
  return tidied === "" ? null : tidied;
}

/** Texts that people take for the same. */
export function isSameText(a: string, b: string): boolean {
  return foldText(a) === foldText(b);
}

export function foldText(text: string): string {
  return tidyLine(text).toLowerCase();
}

/** The longest name of anything that people enter. */
const MAX_NAME = 200;

/** What is wrong with a name that can't be left out; `null`: nothing. `what`: such as `the goal's name`. */
export function nameProblem(name: string, field: string, what: string): Problem | null {
  if (name === "")
    return { code: "name-missing", what: `Enter ${what}.`, remedy: "It can't be empty.", field };
  if (name.length > MAX_NAME)
    return {
      code: "name-too-long",
      what: `This is longer than ${MAX_NAME} letters.`,
      remedy: "Shorten it.",
      field,
    };
  return null;
}
