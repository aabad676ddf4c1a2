import type { Problem } from "../../../core/problem.ts";

/**
 * When a reused connection breaks, browsers silently send a form again, so the CRM may have a record twice although it
 * was sent once. Planbridge never deletes: the problem names the record, and a person deletes it.
 */
export function duplicateRecordProblem(what: string, times: number, where: string): Problem | undefined {
  if (times < 2) return undefined;
  return {
    code: "stands-twice",
    what: `The CRM holds ${what} twice${times > 2 ? ` (${times} times)` : ""}: the connection broke while it was saved, and the browser sent it again.`,
    remedy: `Open ${where}, delete the duplicate and keep one record.`,
  };
}
