import { browser } from "#imports";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { usePolling } from "../../components/hooks/use-polling.ts";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { sendWithRetry } from "../../lib/messaging/send.ts";
import type { PanelClient, PanelRecordView } from "../../lib/messaging/views.ts";

/** Ages are told in minutes. */
const REFRESH_MS = 60_000;

interface Stored {
  key: string;
  view?: PanelRecordView;
  problem?: Problem;
}

/** Which participant of which CRM: two CRMs may both have one with this number. */
export function clientKey({ site, ndisNumber }: Pick<PanelClient, "site" | "ndisNumber">): string {
  return `${ndisNumber} ${site}`;
}

/** What is stored of this client. What came for another is never returned; a refusal leaves what is shown in place. */
export function useRecord(client: PanelClient | undefined): Omit<Stored, "key"> & { look: () => void } {
  const [stored, setStored] = useState<Stored>();
  const latest = useRef(client);
  latest.current = client;
  const key = client && clientKey(client);
  const look = useCallback(() => {
    const load = async () => {
      const asked = latest.current;
      if (!asked) return;
      const { site, ndisNumber, contracts } = asked;
      const own = clientKey(asked);
      const settled = await settleRequest(() =>
        sendWithRetry("panel.record", { site, ndisNumber, contracts }),
      );
      if (!latest.current || clientKey(latest.current) !== own) return;
      setStored((before) => {
        if ("reply" in settled) return { key: own, view: settled.reply };
        const { view } = before?.key === own ? before : {};
        return { key: own, problem: settled.problem, ...(view ? { view } : {}) };
      });
    };
    void load();
  }, []);
  useEffect(() => {
    look();
    window.addEventListener("focus", look);
    // A window of ours may have been closed: what was decided there has changed what is stored.
    browser.tabs.onRemoved.addListener(look);
    return () => {
      window.removeEventListener("focus", look);
      browser.tabs.onRemoved.removeListener(look);
    };
  }, [key, look]);
  usePolling(REFRESH_MS, key !== undefined, look);
  if (!stored || stored.key !== key) return { look };
  const { view, problem } = stored;
  return { look, ...(view ? { view } : {}), ...(problem ? { problem } : {}) };
}
