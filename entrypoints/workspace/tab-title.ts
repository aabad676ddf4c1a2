import { plural } from "../../components/base/plural.ts";
import type { WorkspaceState } from "../../components/workspace/workspace-state.ts";

/** The tab's title: the file and its progress, for a person who works in another tab meanwhile. */
export function tabTitle(state: WorkspaceState): string {
  if (state.phase === "empty") return "Check a file - Planbridge";
  return `${progressText(state)}${state.name} - Planbridge`;
}

function progressText(state: Exclude<WorkspaceState, { phase: "empty" }>): string {
  if (state.phase === "results") return `${plural(state.summary.severities.block, "error")}: `;
  if (state.phase !== "checking" || !state.progress) return "";
  const { read, size } = state.progress;
  // In steps of ten, so that the title doesn't change constantly.
  return `${Math.floor((10 * read) / Math.max(size, 1)) * 10}% of `;
}
