import type { WorkspaceTab } from "../../../components/workspace/shell/workspace-tab.ts";

/** The workspace's tabs in the order of its strip. Each has a script of its own. */
export const TABS: readonly WorkspaceTab[] = [
  {
    hash: "participants",
    label: "Participants",
    load: async () => (await import("./participants-tab.tsx")).ParticipantsTab,
  },
  { hash: "results", label: "Results", load: async () => (await import("./results-tab.tsx")).ResultsTab },
  { hash: "drift", label: "Drift", load: async () => (await import("./drift-tab.tsx")).DriftTab },
  { hash: "history", label: "History", load: async () => (await import("./history-tab.tsx")).HistoryTab },
  { hash: "profile", label: "Profile", load: async () => (await import("./profile-tab.tsx")).ProfileTab },
  { hash: "forecast", label: "Forecast", load: async () => (await import("./forecast-tab.tsx")).ForecastTab },
  { hash: "changes", label: "Changes", load: async () => (await import("./changes-tab.tsx")).ChangesTab },
  { hash: "audit", label: "Audit", load: async () => (await import("./audit-tab.tsx")).AuditTab },
  { hash: "prices", label: "Price lists", load: async () => (await import("./prices-tab.tsx")).PricesTab },
  {
    hash: "file",
    label: "Check a file",
    load: async () => (await import("./file-tab.tsx")).FileTab,
    isLoadedAtOnce: true,
  },
];
