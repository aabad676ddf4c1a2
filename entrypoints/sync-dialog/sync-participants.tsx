import { useCallback, useEffect, useState } from "preact/hooks";
import { useBatch } from "../../components/hooks/use-batch.ts";
import { useReviewWindow } from "../../components/hooks/use-review-window.ts";
import { BATCH_TITLES } from "../../components/sync/batch-words.ts";
import { SyncPanel } from "../../components/sync/sync-panel.tsx";
import { useNow } from "../../components/base/use-now.ts";
import type { TickedClients } from "../../lib/crm/read/read-client-list.ts";
import { currentTime } from "../../lib/platform/system-clock.ts";
import { NOTHING_TICKED_PARTICIPANTS } from "./ticked-problems.ts";
import { useTickedStart } from "./use-ticked-start.ts";

interface Props {
  opened: number;
  read: () => TickedClients;
  onClose: () => void;
}

/**
 * Leads to the window in which a person chooses what of the ticked clients' participants is synchronised, and shows how it goes.
 * Consent is confirmed there: a script of the CRM's page could do it here.
 */
export function SyncParticipants({ opened, read, onClose }: Props) {
  const now = useNow();
  const { view, problem, setProblem, filter, ask, refresh, callbacks } = useBatch("participants");
  /** When the window was opened: what was started later is what was chosen there. */
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  const [paths, setPaths] = useState<string[]>([]);
  const { opened: windowOpened } = useReviewWindow(refresh);

  const openWindow = useCallback(
    async (participants: string[]) => {
      const reply = await ask("review.open", { participants });
      if (reply !== undefined) windowOpened();
      return reply !== undefined;
    },
    [ask, windowOpened],
  );
  const begin = useCallback(
    async (clients: TickedClients["clients"]) => {
      const ticked = clients.map(({ path }) => path);
      const at = currentTime();
      if (!(await openWindow(ticked))) return;
      setPaths(ticked);
      setOpenedAt(at);
    },
    [openWindow],
  );
  useTickedStart({ opened, read, nothingTicked: NOTHING_TICKED_PARTICIPANTS, setProblem, begin });

  // Pressed to see how it goes.
  const isGoing = view ? view.state !== "finished" : false;
  useEffect(() => {
    if (isGoing && problem === NOTHING_TICKED_PARTICIPANTS) setProblem(null);
  }, [isGoing, problem, setProblem]);
  const isChosen = view && openedAt !== null && view.startedAt >= openedAt;
  const isWaiting = openedAt !== null && !isChosen;
  return (
    <SyncPanel
      title={BATCH_TITLES.participants}
      view={view && (isChosen || isGoing) ? view : null}
      message={problem}
      filter={filter}
      now={now}
      opened={opened}
      onClose={onClose}
      waiting={
        isWaiting && (
          <div class="pb-sync-waiting">
            <p>Choose what to synchronise, and confirm consent, in the window that has opened.</p>
            <button type="button" class="pb-button" onClick={() => void openWindow(paths)}>
              Show the window
            </button>
          </div>
        )
      }
      {...callbacks}
    />
  );
}
