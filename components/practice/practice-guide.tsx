import { BrandMark } from "../base/icons.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";

/** What can be tried, with the tab of the workspace that it is in. */
const TRIALS: readonly { tab: string; title: string; what: string }[] = [
  {
    tab: "results",
    title: "Fix what failed",
    what: "Choose the group “Plan end date differs”, press Fix, and accept the changes in the review.",
  },
  {
    tab: "drift",
    title: "Find what has changed",
    what: "See every contract that differs from the NDIA, and what it would cost.",
  },
  {
    tab: "participants",
    title: "Look somebody up",
    what: "Search the participants, and open one's record.",
  },
  {
    tab: "history",
    title: "Compare two retrievals",
    what: "Open a name to see what the NDIA said before, and what is new.",
  },
  {
    tab: "forecast",
    title: "See whose money runs out",
    what: "Each budget, by what was spent in the last weeks.",
  },
  {
    tab: "file",
    title: "Check an invoice file",
    what: "Press Open an invented file, then fix its errors and save it.",
  },
];

/** The welcome page while practice is on. */
export function PracticeGuide() {
  return (
    <main class="pb-surface pb-welcome">
      <header class="pb-welcome-head">
        <BrandMark />
        <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          Practise with Planbridge
        </h1>
      </header>
      <p>Everything here is invented, so you can press whatever you like. Begin with one of these:</p>
      <ul class="pb-practice-trials">
        {TRIALS.map(({ tab, title, what }) => (
          <li key={tab}>
            <a class="pb-link" href={`/workspace.html#${tab}`} target="_blank">
              {title}
            </a>
            <p>{what}</p>
          </li>
        ))}
        <li>
          <b>Open the side panel</b>
          <p>Press Planbridge in the toolbar, then Open side panel, and choose an invented client there.</p>
        </li>
      </ul>
      <p class="pb-hint">
        Only the panels on your CRM's own pages can't be tried: they stay off until you leave practice.
      </p>
    </main>
  );
}
