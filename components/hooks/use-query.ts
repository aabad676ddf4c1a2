import { useCallback, useEffect, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { Operation, ReplyBody, RequestBody } from "../../lib/messaging/operations.ts";
import { RequestError, send } from "../../lib/messaging/send.ts";

/** Operations that are only asked, with nothing sent. */
type Question = { [Name in Operation]: RequestBody<Name> extends null ? Name : never }[Operation];

/** What the background answers to a question, asked once and again on `reload`. */
export function useQuery<Name extends Question>(name: Name) {
  const [reply, setReply] = useState<ReplyBody<Name> | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(async () => {
    try {
      setReply(await send(name, null as RequestBody<Name>));
      setProblem(null);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.problem);
    }
  }, [name]);
  useEffect(() => void load(), [load]);
  return { reply, problem, setReply, reload: () => void load() };
}
