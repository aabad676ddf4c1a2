import { useCallback, useMemo, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { BatchView } from "../../../lib/domain/sync/batch-view.ts";
import { type DeskRow, isOpenFault } from "../../../lib/domain/sync/desk-row.ts";
import { canFix, groupResults } from "../../../lib/domain/sync/result-groups.ts";
import { ListView } from "../list/list-view.tsx";
import { PreparedChanges, type PreparedState } from "../prepared-changes.tsx";
import { ReasonGroups } from "./reason-groups.tsx";
import { resultColumns } from "./result-columns.tsx";
import { ResultDetail, type ResultDetailProps } from "./result-detail.tsx";
import { ResultActions } from "./result-actions.tsx";
import { ResultsHead, type ResultsHeadProps } from "./results-head.tsx";

export interface ResultsViewProps
  extends
    Omit<ResultsHeadProps, "batch">,
    Pick<ResultDetailProps, "onCheckAgain" | "onFix" | "onOpenRecord" | "history"> {
  /** `undefined` while they are read; `null`: nothing was ever synced. */
  results: { batch: Omit<BatchView, "results">; rows: readonly DeskRow[] } | null | undefined;
  problem: Problem | null;
  /** A check is being started. */
  isStarting: boolean;
  /** The changes that were asked for here. */
  review: PreparedState | null;
  onOpenReview: () => void;
  onStopReview: () => void;
  onSave: (csv: string) => void;
}

/** The results of one batch by reason, and what puts one of them, a group or all failed ones right. */
export function ResultsView(props: ResultsViewProps) {
  const { results, now, review, onCheckAgain, onFix, onOpenRecord, history } = props;
  const [reason, setReason] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NOTHING);
  const kind = results?.batch.kind ?? "active-plans";
  const all = results?.rows;
  const groups = useMemo(() => groupResults(all ?? [], kind), [all, kind]);
  // A group that is put right altogether leaves all others in sight.
  const chosen = groups.find(({ key }) => key === reason);
  const rows = chosen?.rows ?? all;
  const columns = useMemo(() => resultColumns(kind), [kind]);
  const picked = (rows ?? []).filter(({ id }) => ticked.has(id));
  const busy = props.isStarting || review?.state === "preparing";
  const detail = useCallback(
    (row: DeskRow) => (
      <ResultDetail {...{ row, kind, now, busy, onCheckAgain, onFix, onOpenRecord, history }} />
    ),
    [kind, now, busy, onCheckAgain, onFix, onOpenRecord, history],
  );
  const wanted = picked.length > 0 ? picked : (chosen?.rows ?? []);
  return (
    <ListView
      key={results?.batch.id}
      title="Results"
      words={RESULTS}
      rows={results === null ? NO_ROWS : (rows ?? null)}
      problem={props.problem}
      columns={columns}
      rowKey={keyOf}
      rowLabel={labelOf}
      searchLabel="Name, contract or reason"
      searchText={searchText}
      ticks={{ ticked, onTicked: setTicked }}
      actions={
        <ResultActions
          kind={kind}
          wanted={wanted}
          failed={(all ?? []).filter(isOpenFault)}
          fixable={wanted.filter(canFix)}
          busy={busy}
          onCheckAgain={onCheckAgain}
          onFix={onFix}
        />
      }
      notes={
        results && (
          <>
            <ResultsHead {...props} batch={results.batch} />
            {review && (
              <PreparedChanges
                review={review}
                onOpenReview={props.onOpenReview}
                onStop={props.onStopReview}
              />
            )}
            {groups.length > 0 && (
              <ReasonGroups groups={groups} chosen={chosen?.key ?? null} onChoose={setReason} />
            )}
          </>
        )
      }
      empty={
        <>
          <p>No results yet.</p>
          <p class="pb-quiet">
            On CRM &gt; Clients tick clients and choose Action &gt; Sync Active Plans. What comes of each
            stands here.
          </p>
        </>
      }
      detail={detail}
      noDetail="Choose a result to see more."
      onSave={props.onSave}
    />
  );
}

const NOTHING: ReadonlySet<string> = new Set();
const NO_ROWS: readonly DeskRow[] = [];
const RESULTS = ["result", "results"] as const;

const keyOf = ({ id }: DeskRow) => id;
const labelOf = ({ clientName, contractReference = "" }: DeskRow) =>
  `${clientName} ${contractReference}`.trim();

function searchText({ clientName, contractReference, problem }: DeskRow): string {
  return [clientName, contractReference, problem?.what].filter(Boolean).join(" ");
}
