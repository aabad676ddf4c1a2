import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { BatchKind } from "../../lib/domain/sync/batch.ts";
import type { BatchQuery, BatchView, ResultFilter, ResultRow } from "../../lib/domain/sync/batch-view.ts";
import type { Operation, ReplyBody, RequestBody } from "../../lib/messaging/operations.ts";
import { RequestError, send, STALE_PAGE } from "../../lib/messaging/send.ts";
import { type BatchWatch, watchBatch } from "../../lib/messaging/watch-batch.ts";

/** Results that are sent at first, and with each "show more". */
const PAGE = 50;

/** The newest batch, of one kind or of any, and what a person can do with it there. */
export function useBatch(kind?: BatchKind) {
  const [view, setView] = useState<BatchView | null | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [filter, setFilter] = useState<ResultFilter>("all");
  const [limit, setLimit] = useState(PAGE);
  const wish = useRef<BatchQuery>({ filter, limit, ...(kind ? { kind } : {}) });
  const watch = useRef<BatchWatch | undefined>(undefined);

  useEffect(() => {
    const ended = new AbortController();
    const lost = () => setProblem(STALE_PAGE);
    watch.current = watchBatch(() => wish.current, { view: setView, lost }, ended.signal);
    return () => ended.abort();
  }, []);
  useEffect(() => {
    wish.current = { filter, limit, ...(kind ? { kind } : {}) };
    watch.current?.refresh();
  }, [filter, limit, kind]);

  /** Asks the background, and shows its refusal where the person is looking. */
  const ask = useCallback(
    async <Name extends Operation>(
      name: Name,
      body: RequestBody<Name>,
    ): Promise<ReplyBody<Name> | undefined> => {
      try {
        setProblem(null);
        const reply = await send(name, body);
        watch.current?.refresh();
        return reply;
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        setProblem(error.problem);
        return undefined;
      }
    },
    [],
  );

  const batchId = view?.id ?? "";
  return {
    view,
    problem,
    setProblem,
    filter,
    ask,
    /** Something that the background wasn't told of may have changed it. */
    refresh: () => watch.current?.refresh(),
    callbacks: {
      onRetry: () => void ask("sync.retry", { batchId }),
      onStop: () => void ask("sync.stop", { batchId }),
      onContinue: () => void ask("sync.resume", { batchId }),
      onFilter: (next: ResultFilter) => {
        // A second press on the same entry takes the filter away again.
        setFilter(next === filter ? "all" : next);
        setLimit(PAGE);
      },
      onMore: () => setLimit(limit + PAGE),
      onOpenOptions: () => void ask("options.open", null),
      onOpenClient: ({ id }: ResultRow) => void ask("client.open", { jobId: id }),
    },
  };
}
