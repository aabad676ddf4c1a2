import { useCallback, useEffect, useState } from "preact/hooks";
import { ProposalList } from "../../components/changes/proposals/proposal-list.tsx";
import { BATCH_TITLES } from "../../components/sync/batch-words.ts";
import { SyncPanel } from "../../components/sync/sync-panel.tsx";
import { useNow } from "../../components/base/use-now.ts";
import type { TickedClients } from "../../lib/crm/read/read-client-list.ts";
import { send } from "../../lib/messaging/send.ts";
import { useBatch } from "../../components/hooks/use-batch.ts";
import { usePolling } from "../../components/hooks/use-polling.ts";
import { settleRequest } from "../../components/hooks/use-request.ts";
import { useReviewWindow } from "../../components/hooks/use-review-window.ts";
import type { ProposalView } from "../../lib/domain/change/change-view.ts";
import { NOTHING_TICKED_PACE } from "./ticked-problems.ts";
import { useTickedStart } from "./use-ticked-start.ts";

interface Props {
  opened: number;
  read: () => TickedClients;
  onClose: () => void;
}

/** Proposes PACE changes for the ticked clients, leads to the window in which a person accepts them, and shows what came of it. */
export function BulkPace({ opened, read, onClose }: Props) {
  const now = useNow();
  const [batchId, setBatchId] = useState<string | null>(null);
  const batch = useBatch("pace-proposals", batchId ?? undefined);
  const { view, problem, setProblem, filter, ask, refresh, callbacks } = batch;
  const [notice, setNotice] = useState<{ notIncluded: number } | null>(null);
  const [proposals, setProposals] = useState<ProposalView[]>([]);

  const begin = useCallback(
    async (clients: TickedClients["clients"]) => {
      const reply = await ask("change.propose-all", { clients });
      if (!reply) return;
      setBatchId(reply.batchId);
      setNotice(reply);
    },
    [ask],
  );
  useTickedStart({ opened, read, nothingTicked: NOTHING_TICKED_PACE, setProblem, begin });

  // Nothing was ticked, and there are proposals from before: it was pressed to see them.
  const latestId = view?.id;
  useEffect(() => {
    if (!latestId || problem !== NOTHING_TICKED_PACE) return;
    setBatchId(latestId);
    setProblem(null);
  }, [latestId, problem, setProblem]);
  const shown = view && view.id === batchId ? view : null;
  const look = useCallback(() => {
    const load = async () => {
      if (!batchId) return;
      const settled = await settleRequest(() => send("change.proposals", { batchId }));
      if ("reply" in settled) setProposals(settled.reply);
      else setProblem(settled.problem);
    };
    void load();
  }, [batchId, setProblem]);
  const settled = shown?.legend.processed;
  const standing = shown?.state;
  useEffect(look, [look, settled, standing]);
  usePolling(
    1000,
    proposals.some(({ state }) => state === "applying"),
    look,
  );
  const { opened: windowOpened } = useReviewWindow(() => {
    look();
    refresh();
  });
  const openWindow = async () => {
    const reply = batchId && (await ask("review.open", { batch: batchId }));
    if (reply !== undefined) windowOpened();
  };
  return (
    <SyncPanel
      title={BATCH_TITLES["pace-proposals"]}
      view={shown}
      message={problem}
      notice={notice}
      filter={filter}
      now={now}
      opened={opened}
      onClose={onClose}
      onAddTicked={() => void (batchId && ask("sync.add", { batchId: batchId, clients: read().clients }))}
      {...callbacks}
    >
      {proposals.length > 0 && <ProposalList proposals={proposals} onOpen={() => void openWindow()} />}
    </SyncPanel>
  );
}
