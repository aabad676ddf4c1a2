import { useCallback, useEffect, useState } from "preact/hooks";
import { LastSync } from "../../components/sync/last-sync.tsx";
import { SyncPanel } from "../../components/sync/sync-panel.tsx";
import { useNow } from "../../components/base/use-now.ts";
import type { TickedClients } from "../../lib/crm/read/read-client-list.ts";
import { useBatch } from "../../components/hooks/use-batch.ts";
import { NOTHING_TICKED } from "./ticked-problems.ts";
import { useTickedStart } from "./use-ticked-start.ts";

interface Props {
  opened: number;
  read: () => TickedClients;
  onClose: () => void;
}

/** Syncs the plans of the ticked clients, and shows what came of each (F9–F12). */
export function SyncActivePlans({ opened, read, onClose }: Props) {
  const now = useNow();
  const [current, setCurrent] = useState<{ batchId: string; notIncluded: number } | null>(null);
  const { view, problem, setProblem, filter, ask, callbacks } = useBatch("active-plans", current?.batchId);

  const begin = useCallback(
    async (clients: TickedClients["clients"]) => {
      const reply = await ask("sync.start", { clients });
      if (reply) setCurrent(reply);
    },
    [ask],
  );
  useTickedStart({ opened, read, nothingTicked: NOTHING_TICKED, setProblem, begin });

  const addTicked = async () => {
    const added = current && (await ask("sync.add", { batchId: current.batchId, clients: read().clients }));
    if (added) setCurrent(added);
  };
  // A batch of an earlier press is shown only while it goes on; a finished one would be taken for this press's.
  const goingId = view && view.state !== "finished" ? view.id : null;
  useEffect(() => {
    if (!goingId || problem !== NOTHING_TICKED) return;
    // Pressed to see how it goes: from now on it is what this dialog is about, to its end.
    setCurrent({ batchId: goingId, notIncluded: 0 });
    setProblem(null);
  }, [goingId, problem, setProblem]);
  const shown = view && view.id === current?.batchId ? view : null;
  return (
    <SyncPanel
      view={shown}
      message={problem}
      notice={current}
      filter={filter}
      now={now}
      opened={opened}
      onClose={onClose}
      onAddTicked={() => void addTicked()}
      waiting={
        problem === NOTHING_TICKED &&
        view?.state === "finished" && <LastSync view={view} now={now} onResults={callbacks.onResults} />
      }
      {...callbacks}
    />
  );
}
