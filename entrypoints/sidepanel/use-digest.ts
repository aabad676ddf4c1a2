import { useCallback, useEffect, useState } from "preact/hooks";
import { usePolling } from "../../components/hooks/use-polling.ts";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { Digest } from "../../lib/domain/overview/digest.ts";
import { send, sendWithRetry } from "../../lib/messaging/send.ts";

const REFRESH_MS = 60_000;

/** What came without a person. A refusal leaves what is shown in place: what is wrong is told below, where something is done. */
export function useDigest(): { digest: Digest | undefined; onSeen: (until: number) => void } {
  const [digest, setDigest] = useState<Digest>();
  const look = useCallback(() => {
    const load = async () => {
      const settled = await settleRequest(() => sendWithRetry("notices.list", null));
      if ("reply" in settled) setDigest(settled.reply);
      else setDigest((before) => before ?? { participants: [] });
    };
    void load();
  }, []);
  useEffect(() => {
    look();
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [look]);
  usePolling(REFRESH_MS, true, look);
  const onSeen = (until: number) => {
    void settleRequest(() => send("notices.mark-seen", { until })).then(look);
  };
  return { digest, onSeen };
}
