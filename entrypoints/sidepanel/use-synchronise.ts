import { useCallback, useState } from "preact/hooks";
import type { SyncChoice } from "../../components/record/sync-form.tsx";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { send } from "../../lib/messaging/send.ts";
import type { PanelClient } from "../../lib/messaging/views.ts";
import { clientKey } from "./use-record.ts";

interface Run {
  running: boolean;
  problem: Problem | null;
  /** How many have ended, so that each end is told once. */
  ended: number;
}

const NONE: Run = { running: false, problem: null, ended: 0 };

/** Synchronisations by client: one goes on while the panel shows somebody else, and its end is told to its own client only. */
export function useSynchronise(client: PanelClient | undefined, done: () => void) {
  const [runs, setRuns] = useState<ReadonlyMap<string, Run>>(new Map());
  const set = useCallback((key: string, change: (run: Run) => Run) => {
    setRuns((before) => new Map(before).set(key, change(before.get(key) ?? NONE)));
  }, []);
  const run = (client && runs.get(clientKey(client))) ?? NONE;
  const synchronise = async ({ parts, isConsentConfirmed }: SyncChoice) => {
    if (!client || run.running) return;
    const key = clientKey(client);
    const { site, path } = client;
    set(key, (before) => ({ ...before, running: true, problem: null }));
    const settled = await settleRequest(() =>
      send("participant.synchronise", { site, path, parts: [...parts], isConsentConfirmed }),
    );
    set(key, ({ ended }) => ({
      running: false,
      problem: "problem" in settled ? settled.problem : null,
      ended: ended + 1,
    }));
    done();
  };
  return { ...run, synchronise: (choice: SyncChoice) => void synchronise(choice) };
}
