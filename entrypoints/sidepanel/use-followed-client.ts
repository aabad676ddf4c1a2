import { browser } from "#imports";
import { useEffect, useState } from "preact/hooks";
import type { FollowedPage } from "../../components/record/record-panel.tsx";
import { settleRequest } from "../../components/hooks/use-request.ts";
import { sendWithRetry } from "../../lib/messaging/send.ts";
import { watchRecognisedPages } from "../../lib/platform/session/recognised-pages.ts";

/** A page is recognised some moments after it has loaded; until then nothing is said of it. */
const SETTLE_MS = 600;

/**
 * Whom the active tab of the panel's own window is about. The panel's own tab, where it is opened in one, is nobody's page: it
 * keeps what was followed before.
 */
export function useFollowedClient(): FollowedPage {
  const [page, setPage] = useState<FollowedPage>({ state: "loading" });
  useEffect(() => {
    const ended = new AbortController();
    void follow(setPage, ended.signal);
    return () => ended.abort();
  }, []);
  return page;
}

async function follow(show: (page: FollowedPage) => void, signal: AbortSignal): Promise<void> {
  const [{ id: windowId }, own] = await Promise.all([
    browser.windows.getCurrent(),
    browser.tabs.getCurrent(),
  ]);
  /** The newest question: an answer to any other is about a page that isn't in front any more. */
  let asked = 0;
  let active: number | undefined;
  let shown: string | undefined;

  async function ask(tabId: number): Promise<void> {
    if (tabId === own?.id || signal.aborted) return;
    active = tabId;
    const mine = ++asked;
    const isLate = () => mine !== asked || signal.aborted;
    const settled = await settleRequest(() => sendWithRetry("panel.client", { tabId }));
    if (isLate()) return;
    if ("problem" in settled) return set({ state: "problem", problem: settled.problem });
    if (settled.reply.state === "no-client") {
      if (shown !== "no-client") set({ state: "loading" });
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      if (isLate()) return;
    }
    set({ ...settled.reply, tabId });
  }
  function set(page: FollowedPage): void {
    shown = page.state;
    show(page);
  }

  const activated = (tab: { tabId: number; windowId: number }) => {
    if (tab.windowId !== windowId || tab.tabId === own?.id) return;
    // Another client's record is never seen beside this page, not even for a moment.
    set({ state: "loading" });
    void ask(tab.tabId);
  };
  const updated = (tabId: number, change: { status?: string; url?: string }) => {
    if (tabId !== active || (change.status === undefined && change.url === undefined)) return;
    if (change.url !== undefined) set({ state: "loading" });
    void ask(tabId);
  };
  browser.tabs.onActivated.addListener(activated);
  browser.tabs.onUpdated.addListener(updated);
  signal.addEventListener("abort", () => {
    browser.tabs.onActivated.removeListener(activated);
    browser.tabs.onUpdated.removeListener(updated);
  });
  watchRecognisedPages((tabId) => {
    if (tabId === active) void ask(tabId);
  }, signal);
  const [tab] = await browser.tabs.query({ active: true, ...(windowId === undefined ? {} : { windowId }) });
  if (tab?.id === own?.id) set({ state: "no-client" });
  else if (tab?.id !== undefined) await ask(tab.id);
}
