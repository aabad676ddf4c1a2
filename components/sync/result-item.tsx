import type { ComponentChildren } from "preact";
import type { SyncSummary } from "../../lib/domain/record/participant-record.ts";
import type { ResultRow } from "../../lib/messaging/views.ts";
import { totalDifference } from "../../lib/domain/plan/contract-drift.ts";
import { faultyRecord } from "../../lib/domain/sync/result-groups.ts";
import { showInvisible } from "../../lib/core/invisible-characters.ts";
import { ComparedDates } from "./compared-dates.tsx";
import { ExternalIcon, WarningIcon } from "../base/icons.tsx";
import { ResultBadge, resultTone } from "../base/outcome.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { VisibleText } from "../base/visible-text.tsx";
import { timeLeft } from "../base/time-ago.ts";

export interface ResultItemProps {
  row: ResultRow;
  now: number;
  /** Opens the record on which it is put right. */
  onOpen: (row: ResultRow) => void;
  /** Draws what came of a participant. */
  summaryOf?: ((summary: SyncSummary) => ComponentChildren) | undefined;
}

/** One row: client, contract and outcome, and for a problem everything needed to fix it. */
export function ResultItem({ row, now, onOpen, summaryOf }: ResultItemProps) {
  const open = openWords(row);
  const differ = row.compared.some(({ same }) => !same);
  return (
    <li class={`pb-row ${resultTone(row)}`}>
      <div class="pb-row-head">
        <span class="pb-row-name">
          <VisibleText text={row.clientName} />
        </span>
        <ResultBadge row={row} />
      </div>
      <div class="pb-row-sub">
        <span class="pb-row-reference">
          {row.contractReference ? <VisibleText text={row.contractReference} /> : missingReferenceText(row)}
        </span>
        <button
          type="button"
          class="pb-link"
          aria-label={`${open} ${showInvisible(row.clientName)}`}
          onClick={() => onOpen(row)}
        >
          {open}
          <ExternalIcon />
        </button>
      </div>
      {differ && <ComparedDates compared={row.compared} />}
      {row.outcome === "success" && row.compared.length > 0 && !differ && !row.totals && (
        <p class="pb-hint">Plan dates agree with the NDIA.</p>
      )}
      {row.totals && <TotalDiffers row={row} />}
      {row.problem && <ProblemNote problem={row.problem} look="plain" />}
      <RetryText row={row} now={now} />
      {row.summary && summaryOf?.(row.summary)}
      {/* A summary says it part by part. */}
      {row.notes.length > 0 && !(row.summary && summaryOf) && (
        <ul class="pb-row-notes">
          {row.notes.map((note) => (
            <li key={note}>
              <VisibleText text={note} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Where a press leads: the form where its address is known, else the record. */
function openWords(row: ResultRow): string {
  const record = faultyRecord(row);
  return row.formPath === undefined ? `Open ${record}` : `Open ${record} form`;
}

/** Agreeing dates don't say that all agrees: a total that differs stands with both amounts, as a warning. */
function TotalDiffers({ row: { outcome, compared, totals } }: { row: ResultRow }) {
  const dates = outcome === "success" && compared.length > 0 ? "Plan dates agree with the NDIA. " : "";
  return (
    <p class="pb-row-total pb-tone-warning">
      <WarningIcon />
      {dates}
      {totalDifference(totals?.crm, totals?.ndia)}
    </p>
  );
}

/** A client without a known contract has none only if the client's page was read and shows none. */
function missingReferenceText({ outcome, problem, isParticipant }: ResultRow): string {
  // The outcome says it.
  if (isParticipant || outcome === "without-contract" || outcome === "not-pace") return "";
  return problem?.code === "crm-contract-without-link" ? "Contract without a link" : "Not read yet";
}

function RetryText({ row: { running, retryAt }, now }: { row: ResultRow; now: number }) {
  if (running) return <p class="pb-row-retry">Retrying now</p>;
  if (retryAt === undefined) return null;
  const left = timeLeft(retryAt, now);
  return <p class="pb-row-retry">{left ? `Retrying in ${left}` : "Retrying now"}</p>;
}
