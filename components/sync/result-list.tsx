import type { ResultFilter, ResultRow } from "../../lib/messaging/views.ts";
import { OUTCOME_WORDS } from "../../lib/domain/sync/result-reasons.ts";
import { formatCount } from "../../lib/core/count.ts";
import { ResultItem, type ResultItemProps } from "./result-item.tsx";

export interface ResultListProps {
  rows: ResultRow[];
  /** How many match the filter; more than `rows` when only the first page was sent. */
  total: number;
  filter: ResultFilter;
  now: number;
  onOpen: (row: ResultRow) => void;
  onMore: () => void;
  /** When given, a filtered list links back to all results. */
  onFilter?: ((filter: ResultFilter) => void) | undefined;
  /** Whether more results may follow: an empty list is then called empty so far. */
  unfinished?: boolean | undefined;
  summaryOf?: ResultItemProps["summaryOf"];
}

/** The outcome of each contract, in the batch's order. */
export function ResultList(props: ResultListProps) {
  const { rows, total, filter, now, onOpen, onMore, onFilter, unfinished = false, summaryOf } = props;
  return (
    <section class="pb-results" aria-label="Results">
      <div class="pb-results-head">
        <h3>
          {OUTCOME_WORDS[filter]} <span class="pb-results-total">{formatCount(total)}</span>
        </h3>
        {filter !== "all" && onFilter && (
          <button type="button" class="pb-link" onClick={() => onFilter("all")}>
            Show all
          </button>
        )}
      </div>
      {rows.length === 0 ? (
        <p class="pb-empty">{emptyText(filter, unfinished)}</p>
      ) : (
        <ul class="pb-rows">
          {rows.map((row) => (
            <ResultItem key={row.id} row={row} now={now} onOpen={onOpen} summaryOf={summaryOf} />
          ))}
        </ul>
      )}
      {rows.length > 0 && rows.length < total && (
        <button type="button" class="pb-button pb-button-wide" onClick={onMore}>
          Show more ({formatCount(total - rows.length)} left)
        </button>
      )}
    </section>
  );
}

function emptyText(filter: ResultFilter, unfinished: boolean): string {
  const yet = unfinished ? " yet" : "";
  return filter === "all" ? `No results${yet}.` : `No results under ${OUTCOME_WORDS[filter]}${yet}.`;
}
