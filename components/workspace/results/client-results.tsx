import type { BatchKind } from "../../../lib/domain/sync/batch.ts";
import type { ResultRow } from "../../../lib/domain/sync/batch-view.ts";
import { reasonOf } from "../../../lib/domain/sync/result-reasons.ts";
import { ResultIcon, resultTone } from "../../base/outcome.tsx";
import { dayAndTime } from "../../base/time-ago.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { BATCH_TITLES } from "../../sync/batch-words.ts";

export interface ClientResultsProps {
  /** The newest first; `null` while they are read. */
  results:
    | readonly { batch: { id: string; kind: BatchKind; startedAt: number }; rows: readonly ResultRow[] }[]
    | null;
}

/** What every sync said of one client. */
export function ClientResultList({ results }: ClientResultsProps) {
  if (!results) return <p class="pb-quiet">Loading…</p>;
  return (
    <section class="pb-client-results" aria-label="Results over time">
      <h3>Results over time</h3>
      <ol class="pb-rows">
        {results.map(({ batch, rows }) => (
          <li key={batch.id} class="pb-row">
            <span class="pb-quiet">
              {dayAndTime(batch.startedAt)}, {BATCH_TITLES[batch.kind]}
            </span>
            {rows.map((row) => (
              <span key={row.id} class={`pb-state ${resultTone(row)}`}>
                <ResultIcon row={row} />
                <VisibleText
                  text={[row.contractReference, reasonOf(row, batch.kind).label].filter(Boolean).join(": ")}
                />
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
