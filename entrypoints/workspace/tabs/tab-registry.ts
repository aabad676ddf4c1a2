import type { WorkspaceTab } from "../../../components/workspace/shell/workspace-tab.ts";

/** The workspace's tabs in the order of its strip. Each has a script of its own. */
export const TABS: readonly WorkspaceTab[] = [
  {
    hash: "history",
    label: "History",
    load: async () => (await import("./history-tab.tsx")).HistoryTab,
  },
  {
    hash: "changes",
    label: "Changes",
    load: async () => (await import("./changes-tab.tsx")).ChangesTab,
  },
  {
    hash: "file",
    label: "Check a file",
    load: async () => (await import("./file-tab.tsx")).FileTab,
    isLoadedAtOnce: true,
  },
];
