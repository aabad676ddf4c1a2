import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { totalDifference } from "../../../lib/domain/plan/contract-drift.ts";
import type { BatchKind } from "../../../lib/domain/sync/batch.ts";
import type { DeskRow } from "../../../lib/domain/sync/desk-row.ts";
import { canFix, faultyRecord } from "../../../lib/domain/sync/result-groups.ts";
import { reasonOf } from "../../../lib/domain/sync/result-reasons.ts";
import { WarningIcon } from "../../base/icons.tsx";
import { ProblemNote } from "../../base/problem-note.tsx";
import { timeAgo } from "../../base/time-ago.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { ComparedDates } from "../../sync/compared-dates.tsx";

export interface ResultDetailProps {
  row: DeskRow;
  kind: BatchKind;
  now: number;
  /** Changes are being prepared, or a check is being started. */
  busy: boolean;
  onCheckAgain: (rows: readonly DeskRow[]) => void;
  onFix: (rows: readonly DeskRow[]) => void;
  onOpenRecord: (path: string) => void;
  /** What earlier and later syncs said of the client, once it is asked for. */
  history: (row: DeskRow) => ComponentChildren;
}

/** One result: what is wrong, both sides' values, and what puts it right. */
export function ResultDetail(props: ResultDetailProps) {
  const { row, kind, now, busy, history } = props;
  const { clientName, clientPath, contractReference, contractPath, problem, compared, totals, notes } = row;
  const [asked, setAsked] = useState<string | null>(null);
  const isOfContract = faultyRecord(row) === "contract";
  const { formPath } = row;
  const fixes = canFix(row);
  return (
    <>
      <h2>
        <VisibleText text={clientName} />
      </h2>
      <p>
        <VisibleText text={reasonOf(row, kind).label} />
        {contractReference && (
          <>
            {": "}
            <VisibleText text={contractReference} />
          </>
        )}
      </p>
      {row.isFixed && <p class="pb-hint">A newer check of this contract found that it agrees.</p>}
      {compared.length > 0 && <ComparedDates compared={compared} />}
      {totals && (
        <p class="pb-state pb-tone-warning">
          <WarningIcon />
          {totalDifference(totals.crm, totals.ndia)}
        </p>
      )}
      {problem && <ProblemNote problem={problem} look="plain" />}
      {notes.map((note) => (
        <p key={note} class="pb-hint">
          <VisibleText text={note} />
        </p>
      ))}
      {row.settledAt !== undefined && <p class="pb-quiet">Checked {timeAgo(row.settledAt, now)}</p>}
      <div class="pb-actions">
        {fixes && (
          <button
            type="button"
            class="pb-button pb-button-main"
            aria-disabled={busy}
            onClick={() => busy || props.onFix([row])}
          >
            Fix this…
          </button>
        )}
        <button
          type="button"
          class="pb-button"
          aria-disabled={busy}
          onClick={() => busy || props.onCheckAgain([row])}
        >
          {againWords(kind)}
        </button>
      </div>
      <div class="pb-actions">
        {formPath !== undefined && (
          <button type="button" class="pb-button" onClick={() => props.onOpenRecord(formPath)}>
            {isOfContract ? "Open contract form" : "Open client form"}
          </button>
        )}
        {contractPath !== undefined && (
          <button
            type="button"
            class={isOfContract && formPath === undefined ? "pb-button" : "pb-link"}
            onClick={() => props.onOpenRecord(contractPath)}
          >
            Open service contract
          </button>
        )}
        <button
          type="button"
          class={isOfContract || formPath !== undefined ? "pb-link" : "pb-button"}
          onClick={() => props.onOpenRecord(clientPath)}
        >
          Open client
        </button>
        {asked !== row.id && (
          <button type="button" class="pb-link" onClick={() => setAsked(row.id)}>
            Show results over time
          </button>
        )}
      </div>
      {asked === row.id && history(row)}
    </>
  );
}

/** What a second look at a result is called, by what its batch did. */
export function againWords(kind: BatchKind): string {
  if (kind === "pace-proposals") return "Propose again";
  return kind === "participants" ? "Synchronise again…" : "Check again";
}
