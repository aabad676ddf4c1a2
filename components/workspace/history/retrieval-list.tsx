import { useState } from "preact/hooks";
import type { HistoryRetrieval } from "../../../lib/domain/history/history-retrieval.ts";
import { plural } from "../../base/plural.ts";
import { dayAndTime } from "../../base/time-ago.ts";
import { DataList } from "../list/data-list.tsx";
import { useListRows } from "../list/use-list-rows.ts";
import type { ComparedPair } from "./retrieval-comparison.tsx";
import { RETRIEVAL_COLUMNS, retrievalSite } from "./retrieval-columns.tsx";
import { contentText, earlierPeriodsText, reasonText } from "./retrieval-text.ts";

export interface RetrievalListProps {
  /** Newest first. */
  retrievals: readonly HistoryRetrieval[];
  /** One of the two that are compared. */
  onCompare: (side: keyof ComparedPair, id: string) => void;
}

/** The retrievals of a participant: when, why, for which CRM, and what each contains. */
export function RetrievalList({ retrievals, onCompare }: RetrievalListProps) {
  const list = useListRows({
    rows: retrievals,
    columns: RETRIEVAL_COLUMNS,
    searchText: noText,
    filters: NO_FILTERS,
    sort: NEWEST_FIRST,
  });
  const [active, setActive] = useState<string | null>(null);
  const isPair = retrievals.length > 1;
  const detail = (retrieval: HistoryRetrieval) => (
    <RetrievalDetail retrieval={retrieval} onCompare={isPair ? onCompare : undefined} />
  );
  return (
    <section class="pb-history-section" aria-label="Retrievals">
      <h2>{plural(retrievals.length, "retrieval")}</h2>
      <DataList
        name="Retrievals"
        columns={RETRIEVAL_COLUMNS}
        rows={list.shown}
        rowKey={retrievalId}
        rowLabel={retrievalLabel}
        sort={list.sort}
        onSort={list.setSort}
        active={active}
        onActive={setActive}
        noDetail="Choose a retrieval to see what it contains."
        detail={detail}
      />
    </section>
  );
}

function RetrievalDetail({
  retrieval,
  onCompare,
}: {
  retrieval: HistoryRetrieval;
  /** Absent where there is no other one. */
  onCompare: RetrievalListProps["onCompare"] | undefined;
}) {
  const earlier = earlierPeriodsText(retrieval);
  return (
    <>
      <h3>{dayAndTime(retrieval.retrievedAt)}</h3>
      <p>{contentText(retrieval)}.</p>
      {earlier && <p>{earlier}</p>}
      <p class="pb-hint">
        {reasonText(retrieval)}. CRM: {retrievalSite(retrieval)}.
      </p>
      {onCompare && (
        <div class="pb-actions">
          <button type="button" class="pb-button" onClick={() => onCompare("before", retrieval.id)}>
            Compare as before
          </button>
          <button type="button" class="pb-button" onClick={() => onCompare("after", retrieval.id)}>
            Compare as after
          </button>
        </div>
      )}
    </>
  );
}

const NO_FILTERS: readonly never[] = [];
const NEWEST_FIRST = { key: "when", direction: "descending" } as const;
const noText = () => "";
const retrievalId = ({ id }: HistoryRetrieval) => id;
const retrievalLabel = ({ retrievedAt }: HistoryRetrieval) => dayAndTime(retrievedAt);
