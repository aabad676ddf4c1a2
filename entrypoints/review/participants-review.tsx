import { useEffect, useState } from "preact/hooks";
import { useNow } from "../../components/base/use-now.ts";
import { useBatch } from "../../components/hooks/use-batch.ts";
import { useGuardedStart } from "../../components/hooks/use-guarded-start.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import {
  ParticipantsChoice,
  type ParticipantsStart,
} from "../../components/review-window/participants-choice.tsx";
import { ParticipantsProgress } from "../../components/review-window/participants-progress.tsx";
import { ReviewWindow } from "../../components/review-window/review-window.tsx";
import { BATCH_TITLES } from "../../components/sync/batch-words.ts";
import { closeReviewWindow } from "../../lib/platform/review-window.ts";
import { useChosenClients } from "./use-chosen-clients.ts";

/** The synchronisation of some clients' participants: chosen here, and followed to its end. */
export function ParticipantsReview({ choice, site }: { choice: string; site: string }) {
  const { problem, request } = useRequest();
  const [paths, setPaths] = useState<string[]>();
  const [batchId, setBatchId] = useState<string | null>(null);
  useEffect(() => {
    const load = async () => {
      const view = await request("participants.choice", { choice });
      setPaths(view?.paths);
      setBatchId(view?.batchId ?? null);
    };
    void load();
  }, [request, choice]);
  if (batchId !== null) return <Followed batchId={batchId} site={site} />;
  if (!paths)
    return (
      <ReviewWindow
        title={BATCH_TITLES.participants}
        site={site}
        problem={problem}
        waiting={problem ? null : "Opening…"}
      />
    );
  return <Choosing choice={choice} site={site} paths={paths} onStarted={setBatchId} />;
}

interface ChoosingProps {
  choice: string;
  site: string;
  paths: readonly string[];
  onStarted: (batchId: string) => void;
}

function Choosing({ choice, site, paths, onStarted }: ChoosingProps) {
  const now = useNow();
  const isReady = useGuardedStart();
  const { problem, request } = useRequest();
  const [starting, setStarting] = useState(false);
  const { clients, problem: unread, timeLeft, readOn } = useChosenClients(choice, paths, now);
  const start = async ({ parts, consenting }: ParticipantsStart) => {
    setStarting(true);
    const started = await request("participants.start", {
      choice,
      parts: [...parts],
      clients: clients.map(({ path, name, ndisNumber }) => ({
        name: (name ?? path).slice(0, MAX_NAME),
        path,
        ...(ndisNumber !== null && consenting.has(path) ? { consentOf: ndisNumber } : {}),
      })),
    });
    setStarting(false);
    if (started) onStarted(started.batchId);
  };
  return (
    <ReviewWindow
      title={BATCH_TITLES.participants}
      site={site}
      problem={problem ?? unread}
      waiting={starting ? "Starting…" : null}
    >
      {unread && (
        <div class="pb-actions">
          <button type="button" class="pb-button" onClick={readOn}>
            Continue
          </button>
        </div>
      )}
      <ParticipantsChoice
        clients={clients}
        total={paths.length}
        timeLeft={unread ? null : timeLeft}
        busy={starting || !isReady}
        onStart={(chosen) => void start(chosen)}
        onCancel={() => void closeReviewWindow()}
      />
    </ReviewWindow>
  );
}

/** As long as a message may have it. */
const MAX_NAME = 300;

function Followed({ batchId, site }: { batchId: string; site: string }) {
  const now = useNow();
  const { view, problem, filter, callbacks } = useBatch(undefined, batchId);
  return (
    <ReviewWindow
      title={BATCH_TITLES.participants}
      site={site}
      problem={problem}
      waiting={view || problem ? null : "Opening…"}
    >
      {view && (
        <ParticipantsProgress
          view={view}
          filter={filter}
          now={now}
          onClose={() => void closeReviewWindow()}
          {...callbacks}
        />
      )}
    </ReviewWindow>
  );
}
