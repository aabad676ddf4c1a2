import { useCallback, useEffect, useState } from "preact/hooks";
import { BATCH_TITLES } from "../../components/sync/batch-words.ts";
import { useNow } from "../../components/base/use-now.ts";
import { ProposalList } from "../../components/changes/proposals/proposal-list.tsx";
import { ChangeReview } from "../../components/changes/review/change-review.tsx";
import { useChange } from "../../components/hooks/use-change.ts";
import { useDecision } from "../../components/hooks/use-decision.ts";
import { useGuardedStart } from "../../components/hooks/use-guarded-start.ts";
import { usePolling } from "../../components/hooks/use-polling.ts";
import { settleRequest, useRequest } from "../../components/hooks/use-request.ts";
import { VisibleText } from "../../components/base/visible-text.tsx";
import { ReviewWindow } from "../../components/review-window/review-window.tsx";
import type { ProposalView } from "../../lib/domain/change/change-view.ts";
import type { IncludedWarnings } from "../../lib/domain/change/warning-kinds.ts";
import { send } from "../../lib/messaging/send.ts";

/** The proposals of a bulk sync: accepted one by one after their review, or all those without warnings together. */
export function BatchReview({ batchId, site }: { batchId: string; site: string }) {
  const now = useNow();
  const isReady = useGuardedStart();
  const [proposals, setProposals] = useState<ProposalView[] | null>(null);
  const { problem, setProblem, request } = useRequest();
  const [accepting, setAccepting] = useState(false);
  /** The proposal that was reviewed last, and whether its review is open. */
  const [reviewed, setReviewed] = useState<string | null>(null);
  const change = useChange();
  const { view, show, forget, ask } = change;

  const look = useCallback(() => {
    const load = async () => {
      const settled = await settleRequest(() => send("change.proposals", { batchId }));
      if ("reply" in settled) setProposals(settled.reply);
      else setProblem(settled.problem);
    };
    void load();
  }, [batchId, setProblem]);
  useEffect(() => {
    look();
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [look]);
  usePolling(1000, proposals?.some(({ state }) => state === "applying") ?? false, look);

  const back = () => {
    forget();
    look();
  };
  const decision = useDecision(change, { accepted: () => undefined, declined: back });
  const review = async (id: string) => {
    setReviewed(id);
    show(await ask("Opening…", "change.view", { id }));
  };
  const acceptAll = async (typed: string, included: IncludedWarnings) => {
    setAccepting(true);
    const list = await request("change.accept-all", {
      batchId,
      typed,
      included: { ...included, kinds: [...included.kinds] },
    });
    if (list) setProposals(list);
    setAccepting(false);
  };
  const again = async () => {
    if (view) show(await ask("Retrieving from the NDIA…", "change.propose-again", { id: view.id }));
  };
  const next = nextToReview(proposals ?? [], reviewed);
  return (
    <ReviewWindow
      title={BATCH_TITLES["pace-proposals"]}
      site={site}
      problem={change.problem ?? problem}
      waiting={change.waiting ?? (proposals ? null : "Opening…")}
    >
      {view ? (
        <>
          <div class="pb-actions">
            <button type="button" class="pb-link" onClick={back}>
              Back to all proposals
            </button>
            {next && (
              <button type="button" class="pb-link" onClick={() => void review(next.id)}>
                Next: <VisibleText text={next.client.name} />
              </button>
            )}
          </div>
          <ChangeReview
            view={view}
            now={now}
            busy={change.waiting !== null || !isReady}
            decision={decision}
            onRetrieveAgain={() => void again()}
          />
        </>
      ) : (
        proposals && (
          <ProposalList
            proposals={proposals}
            busy={accepting}
            ready={isReady}
            reviewed={reviewed}
            decision={{
              refusalOf: decision.refusalOf,
              onReview: (id) => void review(id),
              onAcceptAll: (typed, included) => void acceptAll(typed, included),
            }}
          />
        )
      )}
    </ReviewWindow>
  );
}

/** The next one that waits for a person, behind the one that was reviewed last. */
function nextToReview(proposals: readonly ProposalView[], reviewed: string | null): ProposalView | undefined {
  const place = proposals.findIndex(({ id }) => id === reviewed);
  const others = [...proposals.slice(place + 1), ...proposals.slice(0, Math.max(0, place))];
  return others.find(({ state, writes, refusals }) => state === "proposed" && writes > 0 && refusals === 0);
}
