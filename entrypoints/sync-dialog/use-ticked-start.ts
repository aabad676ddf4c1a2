import { useEffect } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { TickedClients } from "../../lib/crm/read/read-client-list.ts";
import { tickedProblem } from "./ticked-problems.ts";

interface TickedStart {
  /** Counts the presses: each begins anew. */
  opened: number;
  read: () => TickedClients;
  /** What to say where nothing is ticked. */
  nothingTicked: Problem;
  setProblem: (problem: Problem | null) => void;
  begin: (clients: TickedClients["clients"]) => Promise<void>;
}

/** At each press begins with the clients that are ticked then; what may be wrong with the ticks is said afterwards. */
export function useTickedStart({ opened, read, nothingTicked, setProblem, begin }: TickedStart): void {
  useEffect(() => {
    const ticked = read();
    const { clients } = ticked;
    const doubt = tickedProblem(ticked);
    const start = async () => {
      if (clients.length === 0) return setProblem(doubt ?? nothingTicked);
      await begin(clients);
      if (doubt) setProblem(doubt);
    };
    void start();
  }, [opened, read, nothingTicked, setProblem, begin]);
}
