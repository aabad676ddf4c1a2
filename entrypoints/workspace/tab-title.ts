import { plural } from "../../components/base/plural.ts";
import type { WorkspaceState } from "../../components/workspace/workspace-state.ts";

/** The tab's title: which file, and how far it is, for whoever works in another tab meanwhile. */
export function tabTitle(state: WorkspaceState): string {
  if (state.phase === "empty") return "Check a file - Planbridge";
  return `${told(state)}${state.name} - Planbridge`;
}

function told(state: Exclude<WorkspaceState, { phase: "empty" }>): string {
  if (state.phase === "results") return `${plural(state.summary.severities.block, "error")}: `;
  if (state.phase !== "checking" || !state.progress) return "";
  const { read, size } = state.progress;
  // In tens: the title isn't a clock.
  return `${Math.floor((10 * read) / Math.max(size, 1)) * 10}% of `;
}
