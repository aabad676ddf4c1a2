import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { BrandMark } from "../../base/icons.tsx";
import { usePresenting } from "../../presentation/use-presenting.ts";
import { LoadedTab } from "./loaded-tab.tsx";
import { formatTabAddress, goToTab, useTabAddress } from "./tab-address.ts";
import type { WorkspaceTab } from "./workspace-tab.ts";

export interface WorkspaceShellProps {
  /** In the order of the strip. The first is in front where the address names none that there is. */
  tabs: readonly WorkspaceTab[];
  /** At the end of the strip: the way to everything that can be done here. */
  actions?: ComponentChildren;
  /** Above everything: which environment this is. */
  band?: ComponentChildren;
}

/**
 * The workspace: a strip of tabs, of which the address names the one in front. A tab that was in front once stays as it was
 * left, so that neither a search nor an edit is lost.
 */
export function WorkspaceShell({ tabs, actions, band }: WorkspaceShellProps) {
  const address = useTabAddress();
  const front = tabs.find(({ hash }) => hash === address.tab) ?? tabs[0];
  const opened = useRef(new Set(tabs.filter(({ isLoadedAtOnce }) => isLoadedAtOnce)));
  if (front) opened.current.add(front);
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  // A title can name a participant or a file, and stands in the strip of the browser.
  const isPresenting = usePresenting();
  const title = front ? (!isPresenting && titles[front.hash]) || `${front.label} - Planbridge` : "Planbridge";
  useEffect(() => {
    document.title = title;
  }, [title]);
  const onTitle = useCallback(
    (hash: string, text: string) => setTitles((before) => ({ ...before, [hash]: text })),
    [],
  );
  return (
    <div class="pb-surface pb-shell">
      {band}
      <header class="pb-shell-head">
        <BrandMark />
        <nav class="pb-shell-tabs" aria-label="Workspace">
          {tabs.map(({ hash, label }) => (
            <a
              key={hash}
              class="pb-shell-tab"
              href={formatTabAddress(hash)}
              aria-current={hash === front?.hash ? "page" : undefined}
            >
              {label}
            </a>
          ))}
        </nav>
        {actions}
      </header>
      {tabs
        .filter((tab) => opened.current.has(tab))
        .map((tab) => (
          <TabPanel
            key={tab.hash}
            tab={tab}
            isShown={tab === front}
            query={tab.hash === address.tab ? address.query.toString() : ""}
            onTitle={onTitle}
          />
        ))}
    </div>
  );
}

interface TabPanelProps {
  tab: WorkspaceTab;
  isShown: boolean;
  query: string;
  onTitle: (hash: string, title: string) => void;
}

function TabPanel({ tab, isShown, query, onTitle }: TabPanelProps) {
  const { hash } = tab;
  // What it was told last stays while another tab is in front.
  const told = useRef(query);
  const latest = isShown ? query : told.current;
  told.current = latest;
  const params = useMemo(() => new URLSearchParams(latest), [latest]);
  const setTitle = useCallback((title: string) => onTitle(hash, title), [hash, onTitle]);
  const show = useCallback(() => goToTab(hash), [hash]);
  return (
    <div class="pb-shell-panel" hidden={!isShown}>
      <LoadedTab tab={tab} isShown={isShown} query={params} onTitle={setTitle} onShow={show} />
    </div>
  );
}
