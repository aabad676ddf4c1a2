import { useCallback, useEffect, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { Operation, ReplyBody, RequestBody } from "../../lib/messaging/operations.ts";
import { send } from "../../lib/messaging/send.ts";
import { settleRequest } from "./use-request.ts";

/** Operations without a body. */
type QueryName = { [Name in Operation]: RequestBody<Name> extends null ? Name : never }[Operation];

/** The reply to a query: loaded once, and again by `reload`. */
export function useQuery<Name extends QueryName>(name: Name) {
  const [reply, setReply] = useState<ReplyBody<Name> | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(async () => {
    const settled = await settleRequest(() => send(name, null as RequestBody<Name>));
    if ("reply" in settled) setReply(settled.reply);
    setProblem("problem" in settled ? settled.problem : null);
  }, [name]);
  const reload = useCallback(() => void load(), [load]);
  useEffect(reload, [reload]);
  return { reply, problem, setReply, reload };
}
