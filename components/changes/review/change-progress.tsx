import { useRef } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { practiceRecordPage } from "../../../lib/domain/practice/practice-clients.ts";
import type { ChangeView } from "../../../lib/domain/change/change-view.ts";
import {
  attemptedRecords,
  changeStatusText,
  countRecords,
  lookText,
  problemRecords,
  type RecordCounts,
  retryText,
  savedText,
} from "./change-text.ts";
import { TickIcon } from "../../base/icons.tsx";
import { formatCount } from "../../../lib/core/count.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { dayAndTime } from "../../base/time-ago.ts";

export interface ChangeProgressProps {
  view: ChangeView;
  now: number;
  busy: boolean;
  /** Why the organisation doesn't let it be resumed here. */
  refusal?: Problem | null | undefined;
  onResume?: (() => void) | undefined;
  /** Opens the window in which it can be resumed. */
  onReview?: (() => void) | undefined;
}

/** The progress of an accepted change, the state of its records, and how to resume it where it stopped. */
export function ChangeProgress({ view, now, busy, refusal, onResume, onReview }: ChangeProgressProps) {
  const { state, blocked, retryAt } = view;
  const summary = useRef<HTMLParagraphElement>(null);
  const counts = countRecords(view);
  const tried = attemptedRecords(counts);
  const ended = state === "done" || state === "stopped";
  const succeeded = state === "done" && problemRecords(counts) === 0;
  const isUnknown = view.records.some(({ progress }) => progress?.state === "unknown");
  const canRetry = ended && !blocked && counts.failed + counts.notDone > 0;

  function resume() {
    if (busy) return;
    if (!onResume) return onReview?.();
    // The button disappears once the change resumes, so the focus moves to the status text.
    summary.current?.focus();
    onResume();
  }
  const button = (words: string) => {
    if (refusal) return <ProblemNote problem={refusal} />;
    return onResume || onReview ? (
      <ResumeButton words={onResume ? words : `${words}…`} busy={busy} onPress={resume} />
    ) : null;
  };

  return (
    <section class="pb-change-progress" aria-label="Progress">
      {succeeded ? (
        <Success view={view} counts={counts} isOwnWindow={onResume !== undefined} />
      ) : (
        <div class="pb-legend-progress">
          <span class="pb-legend-total">
            <span>Records</span>
            <strong class="pb-count">
              {formatCount(tried)} of {formatCount(counts.total)}
            </strong>
          </span>
          <progress
            class="pb-progress"
            aria-label="Records processed"
            max={Math.max(1, counts.total)}
            value={tried}
          />
        </div>
      )}
      <p ref={summary} tabIndex={-1} class="pb-change-standing">
        {changeStatusText(counts)}
      </p>
      {!succeeded && <AcceptedBy view={view} />}
      {blocked && (
        <>
          <ProblemNote problem={blocked} alert />
          {button("Continue")}
        </>
      )}
      {canRetry && button("Retry failed records")}
      {retryAt !== undefined && !blocked && (
        <p class="pb-row-retry">
          {isUnknown ? lookText(retryAt, now, view.purpose) : retryText(retryAt, now)}
        </p>
      )}
    </section>
  );
}

function Success({
  view,
  counts,
  isOwnWindow,
}: {
  view: ChangeView;
  counts: RecordCounts;
  /** The CRM is in another one. */
  isOwnWindow: boolean;
}) {
  return (
    <div class="pb-note-box pb-tone-success pb-change-success">
      <TickIcon />
      <div class="pb-note-body">
        <p class="pb-note-what">{counts.total > 0 ? savedText(view.purpose) : "No changes were needed."}</p>
        <AcceptedBy view={view} />
        {view.contract && (
          <p>
            <a
              class="pb-link"
              href={practiceRecordPage(view.site, view.contract.path) ?? `${view.site}${view.contract.path}`}
              target={isOwnWindow ? "_blank" : undefined}
              rel="noreferrer"
            >
              {view.purpose === "create-contract" ? "Open the service contract" : "View in the CRM"}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

/** When it was accepted or done, by whom, and on which device. */
function AcceptedBy({ view: { acceptedAt, acceptedBy, settledAt, state } }: { view: ChangeView }) {
  const at = state === "done" ? (settledAt ?? acceptedAt) : acceptedAt;
  if (at === undefined) return null;
  const who = acceptedBy ? [acceptedBy.user, acceptedBy.device].filter(Boolean).join(", ") : "";
  return (
    <p class="pb-quiet">
      {state === "done" ? "Done" : "Accepted"} {dayAndTime(at)}
      {who && ` by ${who}`}
    </p>
  );
}

function ResumeButton({ words, busy, onPress }: { words: string; busy: boolean; onPress: () => void }) {
  return (
    <div class="pb-actions">
      <button type="button" class="pb-button pb-button-main" aria-disabled={busy} onClick={onPress}>
        {words}
      </button>
    </div>
  );
}
