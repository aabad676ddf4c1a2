import { useCallback, useEffect, useState } from "preact/hooks";
import { settleRequest } from "../../components/hooks/use-request.ts";
import { estimateTimeLeft } from "../../components/sync/batch-text.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { type ChosenClient, MAX_READ_CLIENTS } from "../../lib/domain/sync/chosen-client.ts";
import { send } from "../../lib/messaging/send.ts";
import { currentTime } from "../../lib/platform/system-clock.ts";

/**
 * The clients of a choice, read page by page by the background. What stops all of it is `problem`; `readOn` goes on where it
 * stopped.
 */
export function useChosenClients(choice: string, paths: readonly string[] | undefined, now: number) {
  const [clients, setClients] = useState<readonly ChosenClient[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [run, setRun] = useState({ from: 0, beganAt: currentTime() });

  useEffect(() => {
    const ended = new AbortController();
    const readAll = async (all: readonly string[]) => {
      for (let at = run.from; at < all.length; at += MAX_READ_CLIENTS) {
        const some = all.slice(at, at + MAX_READ_CLIENTS);
        const settled = await settleRequest(() => send("participants.read", { choice, paths: some }));
        if (ended.signal.aborted) return;
        if ("problem" in settled) {
          setProblem(settled.problem);
          return;
        }
        setClients((before) => [...before, ...settled.reply]);
      }
    };
    if (paths) void readAll(paths);
    return () => ended.abort();
  }, [choice, paths, run]);

  const total = paths?.length ?? 0;
  const readNow = (clients.length - run.from) / Math.max(1, total - run.from);
  return {
    clients,
    problem,
    timeLeft: estimateTimeLeft(readNow, run.beganAt, now),
    readOn: useCallback(() => {
      setProblem(null);
      setRun({ from: clients.length, beganAt: currentTime() });
    }, [clients.length]),
  };
}
