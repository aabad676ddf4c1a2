import type { ComponentChildren } from "preact";
import type { Problem } from "../../lib/core/problem.ts";
import type { BatchView, ResultFilter, ResultRow } from "../../lib/messaging/views.ts";
import { siteName } from "../../lib/core/site-name.ts";
import { PauseIcon } from "../base/icons.tsx";
import { useOffers } from "../palette/offers.ts";
import { ProblemNote, QuotedMessage } from "../base/problem-note.tsx";
import { LegendPanel } from "./legend-panel.tsx";
import type { ResultItemProps } from "./result-item.tsx";
import { ResultList } from "./result-list.tsx";

/** What a person can do with a batch, wherever it is shown. */
export interface BatchCallbacks {
  onRetry: () => void;
  onStop: () => void;
  /** Resumes a blocked batch after its cause was fixed. */
  onContinue: () => void;
  /** Opens Options, where most causes of a blocked batch are fixed. */
  onOpenOptions: () => void;
  onFilter: (filter: ResultFilter) => void;
  onMore: () => void;
  onOpenClient: (row: ResultRow) => void;
}

export interface BatchSectionProps extends BatchCallbacks {
  view: BatchView;
  filter: ResultFilter;
  now: number;
  /** Between the legend and the results. */
  children?: ComponentChildren;
  /** Draws what came of a participant, where that may be shown. */
  summaryOf?: ResultItemProps["summaryOf"];
}

/** A batch, shared by the dialog and the popup. */
export function BatchSection({
  view,
  filter,
  now,
  onRetry,
  onStop,
  onContinue,
  onOpenOptions,
  children,
  ...results
}: BatchSectionProps) {
  const finished = view.state === "finished";
  // While a batch runs, its uncompleted contracts are retried automatically; a press would add nothing.
  const canRetry = view.legend.uncompleted > 0 && (finished || view.state === "waiting");
  useOffers({ "retry-sync": canRetry && onRetry, stop: !finished && onStop });
  return (
    <div class="pb-batch">
      {view.blocked && (
        <Blocked
          problem={view.blocked}
          site={view.site}
          onContinue={onContinue}
          onOpenOptions={onOpenOptions}
        />
      )}
      <LegendPanel
        kind={view.kind}
        legend={view.legend}
        state={view.state}
        nextRetryAt={view.nextRetryAt}
        now={now}
        filter={filter}
        onFilter={results.onFilter}
      />
      {(canRetry || !finished) && (
        <div class="pb-actions">
          {canRetry && (
            <button type="button" class="pb-button pb-button-main" onClick={onRetry}>
              Retry uncompleted
            </button>
          )}
          {!finished && (
            <button type="button" class="pb-button" onClick={onStop}>
              Stop sync
            </button>
          )}
        </div>
      )}
      {children}
      {view.inCommon && <ProblemNote problem={view.inCommon} />}
      <ResultList
        rows={view.results}
        total={view.resultsInAll}
        filter={filter}
        now={now}
        unfinished={!finished}
        {...results}
      />
    </div>
  );
}

/** The batch waits for the person, so this comes first. What helps is the filled button. */
function Blocked({
  problem,
  site,
  onContinue,
  onOpenOptions,
}: { problem: Problem; site: string } & Pick<BatchCallbacks, "onContinue" | "onOpenOptions">) {
  const isSignedOut = problem.code === "crm-signed-out";
  return (
    <div class="pb-note pb-note-box pb-tone-warning" role="alert">
      <PauseIcon />
      <div class="pb-note-body">
        <p class="pb-note-what">Paused. {problem.what}</p>
        <p class="pb-note-remedy">{problem.remedy}</p>
        {problem.said && (
          <p class="pb-note-said">
            <QuotedMessage problem={problem} />
          </p>
        )}
        <div class="pb-actions">
          {isSignedOut && (
            <a class="pb-button pb-button-main" href={site} target="_blank" rel="noreferrer">
              Sign in to {siteName(site)}
            </a>
          )}
          {problem.at === "options" && (
            <button type="button" class="pb-button pb-button-main" onClick={onOpenOptions}>
              Open Options
            </button>
          )}
          <button
            type="button"
            class={`pb-button${isSignedOut || problem.at === "options" ? "" : " pb-button-main"}`}
            onClick={onContinue}
          >
            Continue
          </button>
        </div>
      </div>
    </div>
  );
}
