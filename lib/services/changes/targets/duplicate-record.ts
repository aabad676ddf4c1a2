import type { Problem } from "../../../core/problem.ts";

/**
 * When a connection that was used before breaks, browsers send a form again by themselves and tell nobody, so a record
 * can stand there twice although it was sent once. Nothing here may delete: a person does, and is told which.
 */
export function duplicateRecordProblem(what: string, times: number, where: string): Problem | undefined {
  if (times < 2) return undefined;
  return {
    code: "stands-twice",
    what: `The CRM holds ${what} twice${times > 2 ? ` (${times} times)` : ""}: the connection broke while it was saved, and the browser sent it again.`,
    remedy: `Open ${where}, delete the duplicate and keep one record.`,
  };
}
