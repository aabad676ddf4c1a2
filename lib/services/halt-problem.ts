import type { Problem } from "../core/problem.ts";
import { unexpectedProblem } from "../platform/unexpected.ts";
import { findDatabaseProblem, isStorageFull } from "../storage/database-problems.ts";

/** Why all work has stopped, when it was stopped by this error. */
export function haltProblem(error: unknown): Problem {
  if (isStorageFull(error)) return STORAGE_FULL;
  return findDatabaseProblem(error) ?? unexpectedProblem(error).problem;
}

const STORAGE_FULL: Problem = {
  code: "storage-full",
  what: "This computer has no room left for Planbridge's data, so the sync has stopped. What was stored is safe.",
  remedy: "Free some disk space, then press Continue: the sync goes on where it stopped.",
};
