import { useCallback, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { Operation, ReplyBody, RequestBody } from "../../lib/messaging/operations.ts";
import { RequestError, send } from "../../lib/messaging/send.ts";

/** What came of a request: the reply, or the problem to show. Any other error is a bug and is thrown. */
export async function settleRequest<Reply>(
  work: () => Promise<Reply>,
): Promise<{ reply: Reply } | { problem: Problem }> {
  try {
    return { reply: await work() };
  } catch (error) {
    if (error instanceof RequestError) return { problem: error.problem };
    throw error;
  }
}

/** Requests to the background whose refusal is shown where the person is looking: `problem`, until the next request. */
export function useRequest() {
  const [problem, setProblem] = useState<Problem | null>(null);

  /** Resolves to `undefined` when the request was refused. */
  const run = useCallback(async <Reply>(work: () => Promise<Reply>): Promise<Reply | undefined> => {
    setProblem(null);
    const settled = await settleRequest(work);
    if ("reply" in settled) return settled.reply;
    setProblem(settled.problem);
    return undefined;
  }, []);
  const request = useCallback(
    <Name extends Operation>(name: Name, body: RequestBody<Name>): Promise<ReplyBody<Name> | undefined> =>
      run(() => send(name, body)),
    [run],
  );
  return { problem, setProblem, run, request };
}
