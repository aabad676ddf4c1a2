import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { settleRequest } from "./use-request.ts";

/**
 * The background's view of the record on the page: loaded when the page opens, whenever the person comes back to it, and
 * by `look`. A refusal leaves the last view in place: problems are shown where something was pressed, not on every page. Only
 * what keeps the background from doing anything at all is told as `problem`.
 */
export function useRefreshOnFocus<View>(load: () => Promise<View>): {
  view: View | null;
  problem: Problem | null;
  look: () => void;
} {
  const [view, setView] = useState<View | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef(load);
  latest.current = load;
  const look = useCallback(() => {
    const ask = async () => {
      const settled = await settleRequest(latest.current);
      if ("reply" in settled) setView(settled.reply);
      const refusal = "problem" in settled ? settled.problem : null;
      setProblem(refusal?.code.startsWith("database-") ? refusal : null);
    };
    void ask();
  }, []);
  useEffect(() => {
    const back = () => document.visibilityState === "visible" && look();
    document.addEventListener("visibilitychange", back);
    look();
    return () => document.removeEventListener("visibilitychange", back);
  }, [look]);
  return { view, problem, look };
}

/** Calls `look` at an interval while `active`. */
export function usePolling(milliseconds: number, active: boolean, look: () => void): void {
  useEffect(() => {
    const timer = active ? setInterval(look, milliseconds) : undefined;
    return () => clearInterval(timer);
  }, [milliseconds, active, look]);
}
