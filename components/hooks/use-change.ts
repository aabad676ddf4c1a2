import { useCallback, useState } from "preact/hooks";
import type { Operation, ReplyBody, RequestBody } from "../../lib/messaging/operations.ts";
import { send } from "../../lib/messaging/send.ts";
import { usePolling } from "./use-polling.ts";
import { settleRequest, useRequest } from "./use-request.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";

/** While a change is being applied. Each request also keeps the background worker from being suspended. */
const POLL_INTERVAL_MS = 400;

/** A change that a surface shows, followed to its end once it is accepted. */
export function useChange() {
  const [view, setView] = useState<ChangeView | null>(null);
  const { problem, setProblem, request } = useRequest();
  const [waiting, setWaiting] = useState<string | null>(null);

  /** Sends the request; `words` say meanwhile what is being waited for. */
  const ask = useCallback(
    async <Name extends Operation>(
      words: string | null,
      name: Name,
      body: RequestBody<Name>,
    ): Promise<ReplyBody<Name> | undefined> => {
      setWaiting(words);
      try {
        return await request(name, body);
      } finally {
        setWaiting(null);
      }
    },
    [request],
  );
  const show = useCallback((next: ChangeView | undefined) => {
    if (next) setView(next);
  }, []);

  const forget = useCallback(() => {
    setView(null);
    setProblem(null);
  }, [setProblem]);

  const id = view?.id;
  const look = useCallback(() => {
    const next = async () => {
      if (!id) return;
      const settled = await settleRequest(() => send("change.view", { id }));
      if ("reply" in settled) setView((shown) => (shown?.id === id ? settled.reply : shown));
      else setProblem(settled.problem);
    };
    void next();
  }, [id, setProblem]);
  usePolling(POLL_INTERVAL_MS, view?.state === "applying", look);

  return {
    view,
    problem,
    waiting,
    ask,
    show,
    look,
    setProblem,
    forget,
  };
}

export type ChangeController = ReturnType<typeof useChange>;
