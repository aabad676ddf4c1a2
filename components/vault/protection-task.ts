import type { Problem } from "../../lib/core/problem.ts";

/** What can be asked of the protection in Options; each has its own form. */
export type ProtectionTask = "protect" | "change" | "lock" | "auto-lock" | "retention" | "purge" | "wipe";

/** What came of the last task. */
export interface TaskResult {
  task: ProtectionTask;
  /** `null`: it succeeded. */
  problem: Problem | null;
  /** How many entries were deleted, where the task says it. */
  deleted?: number;
}

/** How the task of one form stands. */
export interface TaskState {
  isBusy: boolean;
  problem: Problem | null;
  isDone: boolean;
}

export function taskState(
  task: ProtectionTask,
  busy: ProtectionTask | null,
  result: TaskResult | null,
): TaskState {
  const own = busy === null && result?.task === task ? result : null;
  return { isBusy: busy === task, problem: own?.problem ?? null, isDone: own?.problem === null };
}
