import { useCallback, useEffect, useState } from "preact/hooks";
import type { PageCheckProps } from "../../components/options/page-check.tsx";
import { useQuery } from "../../components/hooks/use-query.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { PageCheckView } from "../../lib/messaging/views.ts";

/** The open tabs of the CRM, and how the page of the chosen one is read: the one that led here, else the first. */
export function usePageCheck(): PageCheckProps {
  const { reply: tabs, problem: unread, reload } = useQuery("page.tabs");
  const { problem, request } = useRequest();
  const [chosen, setChosen] = useState(() => Number(new URLSearchParams(location.search).get("tab") ?? NaN));
  const [check, setCheck] = useState<PageCheckView>();
  const tabId = (tabs?.find((tab) => tab.tabId === chosen) ?? tabs?.[0])?.tabId;
  const read = useCallback(async () => {
    setCheck(tabId === undefined ? undefined : await request("page.check", { tabId }));
  }, [tabId, request]);
  // A list that was loaded again stands for a page that may have changed.
  useEffect(() => void read(), [read, tabs]);
  return { tabs, tabId, check, problem: problem ?? unread, onChoose: setChosen, onRefresh: reload };
}
