import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { BatchKind } from "../../lib/domain/sync/batch.ts";
import type { BatchQuery, BatchView, ResultFilter, ResultRow } from "../../lib/domain/sync/batch-view.ts";
import type { Operation, ReplyBody, RequestBody } from "../../lib/messaging/operations.ts";
import { STALE_PAGE } from "../../lib/messaging/send.ts";
import { type BatchWatch, watchBatch } from "../../lib/messaging/watch-batch.ts";
import { useRequest } from "./use-request.ts";

/** Results in the first view, and added by each "show more". */
const PAGE_SIZE = 50;

/**
 * The newest batch, of one kind or of any, or the one with this id, and the actions on it.
 * @param isFollowed `false`: nobody has to be told of any yet
 */
export function useBatch(kind?: BatchKind, id?: string, isFollowed = true) {
  const [view, setView] = useState<BatchView | null | undefined>(undefined);
  const { problem, setProblem, request } = useRequest();
  /** Why the batch can't be shown. */
  const [unread, setUnread] = useState<Problem | null>(null);
  const [filter, setFilter] = useState<ResultFilter>("all");
  const [limit, setLimit] = useState(PAGE_SIZE);
  const query = useRef<BatchQuery>({ filter, limit, ...(kind ? { kind } : {}), ...(id ? { id } : {}) });
  const watch = useRef<BatchWatch | undefined>(undefined);

  // Before the watch begins: what it asks first is what is wanted.
  useEffect(() => {
    query.current = { filter, limit, ...(kind ? { kind } : {}), ...(id ? { id } : {}) };
    watch.current?.refresh();
  }, [filter, limit, kind, id]);
  useEffect(() => {
    if (!isFollowed) return undefined;
    const ended = new AbortController();
    const lost = () => setProblem(STALE_PAGE);
    const on = {
      view: (next: BatchView | null) => {
        setView(next);
        setUnread(null);
      },
      problem: (next: Problem) => {
        setUnread(next);
        // Nothing of what was read before stays on the screen.
        if (next.code === "database-locked") setView(undefined);
      },
      lost,
    };
    watch.current = watchBatch(() => query.current, on, ended.signal);
    return () => ended.abort();
  }, [setProblem, isFollowed]);

  /** Sends the request, then refreshes the view. */
  const ask = useCallback(
    async <Name extends Operation>(
      name: Name,
      body: RequestBody<Name>,
    ): Promise<ReplyBody<Name> | undefined> => {
      const reply = await request(name, body);
      if (reply !== undefined) watch.current?.refresh();
      return reply;
    },
    [request],
  );

  const batchId = id ?? view?.id ?? "";
  const hasEnded = view?.state === "finished";
  const [stopping, setStopping] = useState<string | null>(null);
  // A batch that is retried can be stopped again.
  useEffect(() => {
    if (hasEnded) setStopping(null);
  }, [hasEnded]);
  const stop = async () => {
    setStopping(batchId);
    // Refused: it goes on, and can be pressed again.
    if ((await ask("sync.stop", { batchId })) === undefined) setStopping(null);
  };
  return {
    view,
    problem: problem ?? unread,
    setProblem,
    filter,
    ask,
    /** For a change that didn't go through this hook. */
    refresh: () => watch.current?.refresh(),
    callbacks: {
      onRetry: () => void ask("sync.retry", { batchId }),
      onStop: () => void stop(),
      isStopping: stopping !== null && stopping === batchId && !hasEnded,
      onContinue: () => void ask("sync.resume", { batchId }),
      onFilter: (next: ResultFilter) => {
        // A second press on the same entry clears the filter.
        setFilter(next === filter ? "all" : next);
        setLimit(PAGE_SIZE);
      },
      onMore: () => setLimit(limit + PAGE_SIZE),
      onOpenOptions: () => void ask("options.open", null),
      onOpen: (row: ResultRow) => void ask("result.open", { jobId: row.id }),
      onResults: () => void ask("workspace.open", { tab: "results", batchId }),
    },
  };
}
