import type { ComponentChildren } from "preact";
import type { Problem } from "../../lib/core/problem.ts";
import type { BatchView, ResultFilter, ResultRow } from "../../lib/messaging/views.ts";
import { siteName } from "../../lib/core/site-name.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { PauseIcon } from "../base/icons.tsx";
import { useOffers } from "../palette/offers.ts";
import { ProblemNote, QuotedMessage } from "../base/problem-note.tsx";
import { LegendPanel } from "./legend-panel.tsx";
import type { ResultItemProps } from "./result-item.tsx";
import { ReasonList } from "./reason-list.tsx";
import { ResultList } from "./result-list.tsx";

/** What a person can do with a batch, wherever it is shown. */
export interface BatchCallbacks {
  onRetry: () => void;
  onStop: () => void;
  /** Stop was pressed, and what has begun is still to end. */
  isStopping?: boolean | undefined;
  /** Resumes a blocked batch after its cause was fixed. */
  onContinue: () => void;
  /** Opens Options, where most causes of a blocked batch are fixed. */
  onOpenOptions: () => void;
  onFilter: (filter: ResultFilter) => void;
  onMore: () => void;
  /** Opens the results desk, where all results of the batch can be worked through. */
  onResults: () => void;
  onOpen: (row: ResultRow) => void;
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
  isStopping = false,
  onResults,
  onContinue,
  onOpenOptions,
  children,
  ...results
}: BatchSectionProps) {
  const list = (
    <ResultList
      rows={view.results}
      total={view.resultsInAll}
      filter={filter}
      now={now}
      unfinished={view.state !== "finished"}
      {...results}
    />
  );
  // The desk has all of them by their reasons. What came of participants stands in the list alone.
  const isFolded = view.legend.processed > FEW_RESULTS && view.kind !== "participants";
  const finished = view.state === "finished";
  // While a batch runs, its uncompleted contracts are retried automatically; a press would add nothing.
  const canRetry = view.legend.uncompleted > 0 && (finished || view.state === "waiting");
  useOffers({ "retry-sync": canRetry && onRetry, stop: !finished && !isStopping && onStop });
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
        startedAt={view.startedAt}
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
            <button
              type="button"
              class="pb-button"
              aria-disabled={isStopping}
              onClick={() => isStopping || onStop()}
            >
              {isStopping ? "Stopping…" : "Stop sync"}
            </button>
          )}
        </div>
      )}
      {children}
      <ReasonList reasons={view.reasons} results={view.legend.processed} onResults={onResults} />
      {view.inCommon && <ProblemNote problem={view.inCommon} />}
      {isFolded ? (
        <Disclosure title="Results one by one" wanted={filter !== "all"}>
          {list}
        </Disclosure>
      ) : (
        list
      )}
    </div>
  );
}

/** So many stand below the head without a press: what somebody wants to know who has ticked one client. */
const FEW_RESULTS = 3;

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
