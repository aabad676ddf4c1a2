import { useCallback, useState } from "preact/hooks";
import type { Operation, ReplyBody, RequestBody } from "../../lib/messaging/operations.ts";
import { send } from "../../lib/messaging/send.ts";
import { usePolling } from "./use-polling.ts";
import { settleRequest, useRequest } from "./use-request.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";

/** While a change is being applied. Each request also keeps the background worker from being suspended. */
const POLL_INTERVAL_MS = 400;

/** A change in a dialog: proposed, reviewed, accepted and followed to its end. */
export function useChange(user: () => string | undefined) {
  const [view, setView] = useState<ChangeView | null>(null);
  const { problem, setProblem, request } = useRequest();
  const [waiting, setWaiting] = useState<string | null>(null);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());

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
    if (!next) return;
    setLeftOut(new Set());
    setView(next);
  }, []);

  const id = view?.id;
  const applying = view?.state === "applying";
  const look = useCallback(() => {
    const next = async () => {
      if (!id) return;
      const settled = await settleRequest(() => send("change.view", { id }));
      if ("reply" in settled) setView(settled.reply);
      else setProblem(settled.problem);
    };
    void next();
  }, [id, setProblem]);
  usePolling(POLL_INTERVAL_MS, applying, look);

  const answer = async <Name extends "change.accept" | "change.resume">(
    words: string | null,
    name: Name,
    body: RequestBody<Name>,
  ) => {
    const next = await ask(words, name, body);
    if (next) setView(next);
  };
  return {
    view,
    problem,
    waiting,
    leftOut,
    ask,
    show,
    setProblem,
    forget: () => {
      setView(null);
      setProblem(null);
    },
    callbacks: {
      onToggle: (record: string, included: boolean) =>
        setLeftOut((current) => {
          const next = new Set(current);
          if (included) next.delete(record);
          else next.add(record);
          return next;
        }),
      onAccept: (typed: string) => {
        if (!id) return;
        const name = user();
        const body = { id, leftOut: [...leftOut], typed, ...(name ? { user: name } : {}) };
        void answer(null, "change.accept", body);
      },
      onResume: () => void (id && answer("Resuming…", "change.resume", { id })),
    },
  };
}

export type ChangeController = ReturnType<typeof useChange>;
