import type { ComponentType } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import type { TabProps, WorkspaceTab } from "./workspace-tab.ts";

/** So long the script of a tab behind waits, in ms. */
const BEHIND_MS = 150;

/** A tab's content, whose script comes when it is first wanted. */
export function LoadedTab({ tab, ...props }: TabProps & { tab: WorkspaceTab }) {
  const [loaded, setLoaded] = useState<{ Content: ComponentType<TabProps> } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isInFront = useRef(props.isShown);
  // Before it is painted: the script is on its way at once. What stands behind must not keep what is in front waiting.
  useLayoutEffect(() => {
    const load = async () => {
      if (!isInFront.current) await new Promise((resolve) => setTimeout(resolve, BEHIND_MS));
      setLoaded({ Content: await tab.load() });
    };
    load().catch((error: unknown) => setProblem(loadProblem(tab.label, error)));
  }, [tab]);
  if (problem)
    return (
      <main class="pb-workspace">
        <h1>{tab.label}</h1>
        <ProblemNote problem={problem} alert />
      </main>
    );
  if (!loaded)
    return (
      <main class="pb-workspace" aria-busy="true">
        <p class="pb-quiet pb-shell-loading">Loading…</p>
      </main>
    );
  return <loaded.Content {...props} />;
}

/** The extension was updated or removed under the open page, say: its files have other names now. */
function loadProblem(label: string, error: unknown): Problem {
  return {
    code: "planbridge-tab",
    what: `${label} couldn't be opened.`,
    remedy: "Reload the page. Save the edits of an open file first.",
    said: String(error),
  };
}
