import { browser } from "#imports";
import { useEffect, useState } from "preact/hooks";
import { settleRequest } from "../../components/hooks/use-request.ts";
import { send } from "../../lib/messaging/send.ts";
import type { PageCheckView } from "../../lib/messaging/views.ts";

/** How the page of the tab is read over which the popup opened. What else fails is told by the popup's other parts. */
export function usePageCheck(): PageCheckView | undefined {
  const [check, setCheck] = useState<PageCheckView>();
  useEffect(() => {
    const read = async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      if (tab?.id === undefined) return;
      const { id: tabId } = tab;
      const settled = await settleRequest(() => send("page.check", { tabId }));
      if ("reply" in settled) setCheck(settled.reply);
    };
    void read();
  }, []);
  return check;
}
