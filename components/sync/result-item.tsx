import type { ComponentChildren } from "preact";
import type { SyncSummary } from "../../lib/domain/record/participant-record.ts";
import type { ResultRow } from "../../lib/messaging/views.ts";
import { showInvisible } from "../../lib/core/invisible-characters.ts";
import { ComparedDates } from "./compared-dates.tsx";
import { ExternalIcon } from "../base/icons.tsx";
import { OutcomeBadge, outcomeTone } from "../base/outcome.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { VisibleText } from "../base/visible-text.tsx";
import { timeLeft } from "../base/time-ago.ts";

export interface ResultItemProps {
  row: ResultRow;
  now: number;
  onOpenClient: (row: ResultRow) => void;
  /** Draws what came of a participant. */
  summaryOf?: ((summary: SyncSummary) => ComponentChildren) | undefined;
}

/** One row: client, contract and outcome, and for a problem everything needed to fix it. */
export function ResultItem({ row, now, onOpenClient, summaryOf }: ResultItemProps) {
  const differ = row.compared.some(({ same }) => !same);
  return (
    <li class={`pb-row ${outcomeTone(row.outcome)}`}>
      <div class="pb-row-head">
        <span class="pb-row-name">
          <VisibleText text={row.clientName} />
        </span>
        <OutcomeBadge outcome={row.outcome} />
      </div>
      <div class="pb-row-sub">
        <span class="pb-row-reference">
          {row.contractReference ? <VisibleText text={row.contractReference} /> : missingReferenceText(row)}
        </span>
        <button
          type="button"
          class="pb-link"
          aria-label={`Open client ${showInvisible(row.clientName)}`}
          onClick={() => onOpenClient(row)}
        >
          Open client
          <ExternalIcon />
        </button>
      </div>
      {differ && <ComparedDates compared={row.compared} />}
      {row.outcome === "success" && row.compared.length > 0 && !differ && (
        <p class="pb-hint">Plan dates agree with the NDIA.</p>
      )}
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

/** A client without a known contract has none only if the client's page was read and shows none. */
function missingReferenceText({ outcome, problem, isParticipant }: ResultRow): string {
  if (isParticipant) return "";
  if (outcome === "without-contract") return "No contract";
  if (outcome === "not-pace") return "Contracts not checked";
  return problem?.code === "crm-contract-without-link" ? "Contract without a link" : "Contracts not read";
}

function RetryText({ row: { running, retryAt }, now }: { row: ResultRow; now: number }) {
  if (running) return <p class="pb-row-retry">Retrying now</p>;
  if (retryAt === undefined) return null;
  const left = timeLeft(retryAt, now);
  return <p class="pb-row-retry">{left ? `Retrying in ${left}` : "Retrying now"}</p>;
}
