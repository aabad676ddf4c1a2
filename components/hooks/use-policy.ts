import { useEffect } from "preact/hooks";
import type { PolicyView } from "../../lib/domain/access/policy-view.ts";
import { watchPolicy } from "../../lib/platform/managed-policy.ts";
import { useQuery } from "./use-query.ts";

/** What the organisation has set, also when it changes while the page is open; `undefined` while loading. */
export function usePolicy(): PolicyView | undefined {
  const { reply, reload } = useQuery("policy.view");
  useEffect(() => {
    const ended = new AbortController();
    watchPolicy(reload, ended.signal);
    return () => ended.abort();
  }, [reload]);
  return reply;
}
