import { useCallback, useEffect, useState } from "preact/hooks";
import { ProposalList } from "../../components/changes/proposal-list.tsx";
import { SyncPanel } from "../../components/sync/sync-panel.tsx";
import { useNow } from "../../components/base/use-now.ts";
import type { TickedClients } from "../../lib/crm/read/read-client-list.ts";
import { readUser } from "../../lib/crm/read/read-user.ts";
import type { ClientListProfile } from "../../lib/crm/profile/site-profile.ts";
import { send } from "../../lib/messaging/send.ts";
import { useBatch } from "../../components/hooks/use-batch.ts";
import { useChange } from "../../components/hooks/use-change.ts";
import { usePolling } from "../../components/hooks/use-polling.ts";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { ProposalView } from "../../lib/domain/change/change-view.ts";
import { PaceReview } from "../../components/page/pace-review.tsx";
import { BULK_PACE, NOTHING_TICKED_PACE, tickedProblem } from "./ticked-problems.ts";

interface Props {
  opened: number;
  read: () => TickedClients;
  profile: ClientListProfile;
  onClose: () => void;
}

/** Proposes PACE changes for the ticked clients, and writes only what a person accepted: one by one, or all clean ones. */
export function BulkPace({ opened, read, profile, onClose }: Props) {
  const now = useNow();
  const { view, problem, setProblem, filter, ask, refresh, callbacks } = useBatch("pace-proposals");
  const [batchId, setBatchId] = useState<string | null>(null);
  const [notice, setNotice] = useState<{ notIncluded: number } | null>(null);
  const [proposals, setProposals] = useState<ProposalView[]>([]);
  const [accepting, setAccepting] = useState(false);
  const [reviewed, setReviewed] = useState(0);
  /** The proposal whose review was closed last. */
  const [returned, setReturned] = useState<string | null>(null);
  const user = () => readUser(document, profile);
  const change = useChange(user);
  const { show, forget } = change;

  useEffect(() => {
    setReturned(null);
    const ticked = read();
    const { clients } = ticked;
    const doubt = tickedProblem(ticked);
    const start = async () => {
      if (clients.length === 0) return setProblem(doubt ?? NOTHING_TICKED_PACE);
      const reply = await ask("change.propose-all", { clients });
      if (reply) setBatchId(reply.batchId);
      if (reply) setNotice(reply);
      if (doubt) setProblem(doubt);
    };
    void start();
  }, [opened, ask, setProblem, read]);

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

  const review = async (id: string) => {
    forget();
    setReturned(id);
    setReviewed((times) => times + 1);
    show(await change.ask("Opening…", "change.view", { id }));
  };
  const acceptAll = async (typed: string) => {
    if (!batchId) return;
    const name = user();
    setAccepting(true);
    const list = await ask("change.accept-all", { batchId: batchId, typed, ...(name ? { user: name } : {}) });
    if (list) setProposals(list);
    setAccepting(false);
  };
  const again = async () => {
    const path = change.view?.contract?.path;
    if (!path) return;
    forget();
    const wanted = { contractPath: path, purpose: "sync-plan-and-budgets" as const };
    show(await change.ask("Retrieving from the NDIA…", "change.propose-sync", wanted));
  };
  if (reviewed > 0 && (change.view || change.waiting || change.problem))
    return (
      <PaceReview
        title={BULK_PACE}
        change={change}
        guides={profile.guides.pace}
        opened={reviewed}
        onClose={() => {
          forget();
          setReviewed(0);
          look();
          refresh();
        }}
        onRetrieveAgain={() => void again()}
      />
    );
  return (
    <SyncPanel
      title={BULK_PACE}
      view={shown}
      message={problem}
      notice={notice}
      filter={filter}
      now={now}
      opened={returned === null ? opened : 0}
      onClose={onClose}
      onAddTicked={() => void (batchId && ask("sync.add", { batchId: batchId, clients: read().clients }))}
      {...callbacks}
    >
      {proposals.length > 0 && (
        <ProposalList
          proposals={proposals}
          busy={accepting}
          reviewed={returned}
          onReview={(id) => void review(id)}
          onAcceptAll={(typed) => void acceptAll(typed)}
        />
      )}
    </SyncPanel>
  );
}
