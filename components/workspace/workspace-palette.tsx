import { useMemo } from "preact/hooks";
import { send } from "../../lib/messaging/send.ts";
import { preparePanel } from "../../lib/platform/side-panel.ts";
import { usePalette } from "../palette/use-palette.tsx";
import type { VerbId } from "../palette/verbs.ts";

/** The verb of each tab of the workspace, by what stands after `#` in its address. */
const VERBS: Readonly<Record<string, VerbId>> = {
  participants: "open-client",
  results: "results",
  drift: "drift",
  history: "history",
  profile: "profile",
  forecast: "forecast",
  changes: "changes",
  prices: "price-lists",
  file: "check-file",
};

export interface WorkspacePaletteProps {
  /** Those that there are. */
  tabs: readonly string[];
}

/** The workspace's palette and the button by which it is found: its tabs, and what the one in front offers. */
export function WorkspacePalette({ tabs }: WorkspacePaletteProps) {
  const openPanel = useMemo(preparePanel, []);
  const { entry, palette } = usePalette({
    offers: {
      ...Object.fromEntries(tabs.flatMap((tab) => (VERBS[tab] ? [[VERBS[tab], () => goTo(tab)]] : []))),
      "open-panel": () => void openPanel(),
      options: () => void send("options.open", null),
    },
  });
  return (
    <>
      {entry}
      {palette}
    </>
  );
}

/** Where the tab is in front already, to its search. */
function goTo(tab: string): void {
  const isInFront = location.hash.replace(/\?.*/s, "") === `#${tab}`;
  location.hash = tab;
  if (!isInFront) return;
  const search = Array.from(document.querySelectorAll<HTMLElement>("[type=search]"));
  search.find((field) => field.checkVisibility())?.focus();
}
