import type { ComponentType } from "preact";

/** What the shell gives each tab. */
export interface TabProps {
  /** Whether it is in front. One that isn't stays as it is, and leaves keys and the title alone. */
  isShown: boolean;
  /** What the address says after the tab's name, such as `q=ann`. */
  query: URLSearchParams;
  /** Another title than the tab's own name, for as long as the tab is in front; empty: its own name again. */
  onTitle: (title: string) => void;
  /** Brings this tab to the front. */
  onShow: () => void;
}

/** One tab of the workspace. */
export interface WorkspaceTab {
  /** Its name in the address, after `#`. */
  hash: string;
  label: string;
  load: () => Promise<ComponentType<TabProps>>;
  /** Loaded behind whatever tab is in front: it has to hear of what happens anywhere in the window. Else at its first showing. */
  isLoadedAtOnce?: true;
}
