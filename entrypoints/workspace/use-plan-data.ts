import { useRef, useState } from "preact/hooks";
import type { PlanData } from "../../components/workspace/file-plans.tsx";
import type { Problem } from "../../lib/core/problem.ts";
import { settleRequest } from "../../components/hooks/use-request.ts";
import { send } from "../../lib/messaging/send.ts";
import type { PlanAge } from "./worker-calls.ts";

/** The plans of the file's participants, their age, and retrieving newer ones, one client after the other. */
export function usePlanData() {
  const [retrieving, setRetrieving] = useState<PlanData["retrieving"]>(null);
  const [, setCounted] = useState(0);
  const ages = useRef(new Map<string, number | null>());
  const problems = useRef(new Map<string, Problem>());
  const renewed = useRef(new Set<string>());
  const running = useRef<AbortController | null>(null);

  /** Takes over from the worker when each participant's plan was retrieved, if ever. */
  function learn(met: readonly PlanAge[]): void {
    for (const [ndisNumber, at] of met) ages.current.set(ndisNumber, at);
    setCounted(ages.current.size);
  }

  /** Retrieves one after the other. Returns the problem that stopped it. */
  async function retrieve(ndisNumbers: readonly string[]): Promise<Problem | null> {
    if (running.current) return null;
    const ending = new AbortController();
    running.current = ending;
    const { current: found } = renewed;
    const { current: refusals } = problems;
    let problem: Problem | null = null;
    for (const [done, ndisNumber] of ndisNumbers.entries()) {
      if (ending.signal.aborted) break;
      setRetrieving({ done, total: ndisNumbers.length });
      const settled = await settleRequest(() => send("file.retrieve-plan", { ndisNumber }));
      if ("problem" in settled) {
        ({ problem } = settled);
        break;
      }
      const { ndiaAt, problem: refused } = settled.reply;
      if (ndiaAt !== undefined) found.add(ndisNumber);
      if (refused) refusals.set(ndisNumber, refused);
      else refusals.delete(ndisNumber);
    }
    // Another file may have started its own retrieval meanwhile.
    if (running.current === ending) stop();
    return problem;
  }

  /** The plan being retrieved is still stored when it arrives. */
  function stop(): void {
    running.current?.abort();
    running.current = null;
    setRetrieving(null);
  }

  function forget(): void {
    stop();
    ages.current = new Map();
    problems.current = new Map();
    renewed.current = new Set();
  }

  const plans: PlanData = {
    ages: ages.current,
    problems: problems.current,
    retrieving,
    renewed: renewed.current,
  };
  /** A check reads every plan again, so renewed plans are used from then on. */
  const checking = () => renewed.current.clear();
  return { plans, learn, retrieve, stop, forget, checking };
}
