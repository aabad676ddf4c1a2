import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";

/**
 * Calls `onSettled` once for each press of a button, when its task has ended: with its problem, or `null`. A problem from
 * before the press, or without a press, isn't a result and is ignored.
 * @returns a function to call on each press
 */
export function useTaskResult(
  busy: boolean,
  problem: Problem | null | undefined,
  onSettled: (problem: Problem | null) => void,
): () => void {
  const [press, setPress] = useState<{ before: Problem | null | undefined; wasBusy: boolean } | null>(null);
  useEffect(() => {
    if (!press) return;
    if (busy) {
      if (!press.wasBusy) setPress({ ...press, wasBusy: true });
      return;
    }
    // Not busy yet, or refused at once: only a new problem tells the two apart.
    if (!press.wasBusy && (!problem || problem === press.before)) return;
    setPress(null);
    onSettled(problem ?? null);
  }, [press, busy, problem, onSettled]);
  return () => setPress({ before: problem, wasBusy: false });
}
