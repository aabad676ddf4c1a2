import { useCallback, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { Operation, ReplyBody, RequestBody } from "../../lib/messaging/operations.ts";
import { RequestError, send } from "../../lib/messaging/send.ts";
import { usePolling } from "./use-polling.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";

/** While a change is applied, how often it is looked at. Each look also keeps the worker from falling asleep. */
const LOOK_EVERY = 400;

/** A change in a dialog: proposed, reviewed, accepted and followed to its end. */
export function useChange(user: () => string | undefined) {
  const [view, setView] = useState<ChangeView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [waiting, setWaiting] = useState<string | null>(null);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());

  /** Asks the background, says meanwhile what it waits for, and shows its refusal where the person is looking. */
  const ask = useCallback(
    async <Name extends Operation>(
      words: string | null,
      name: Name,
      body: RequestBody<Name>,
    ): Promise<ReplyBody<Name> | undefined> => {
      setProblem(null);
      setWaiting(words);
      try {
        return await send(name, body);
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        setProblem(error.problem);
        return undefined;
      } finally {
        setWaiting(null);
      }
    },
    [],
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
      try {
        if (id) setView(await send("change.view", { id }));
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        setProblem(error.problem);
      }
    };
    void next();
  }, [id]);
  usePolling(LOOK_EVERY, applying, look);

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
