import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { formatMoney } from "../../../lib/core/money.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import type { ChangeView } from "../../../lib/domain/change/change-view.ts";
import { ChangeFoot, ReviewFoot } from "./change-foot.tsx";
import { ChangeGroups } from "./change-groups.tsx";
import { ChangeProgress } from "./change-progress.tsx";
import { type ChangeSummary, summarise } from "./change-summary.ts";
import { changeStatusText, countRecords, ofBookings, purposeText } from "./change-text.ts";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { NameNote } from "../../review-window/name-note.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { dayOf, timeAgo } from "../../base/time-ago.ts";
import { useAnnouncement } from "../../base/focus/use-announcement.ts";
import { Warnings } from "../../base/warnings.tsx";

export interface ChangeReviewProps {
  view: ChangeView;
  now: number;
  busy?: boolean | undefined;
  /** What a person can decide here; absent on a CRM's page, which only shows what is proposed and what came of it. */
  decision?: Decision | undefined;
  /** Opens the window in which it is decided. */
  onReview?: (() => void) | undefined;
  onRetrieveAgain?: (() => void) | undefined;
}

export interface Decision {
  /** Ids of the unticked records. Used only until the change is accepted. */
  leftOut: ReadonlySet<string>;
  onToggle: (id: string, included: boolean) => void;
  /** Why the organisation doesn't let this amount be accepted here, in cents; `null`: it does. */
  refusalOf: (moved: number) => Problem | null;
  /** `typed` is empty when no money moves. `declared`: whether the change's declaration is ticked. */
  onAccept: (typed: string, declared: boolean) => void;
  onDecline: () => void;
  /** Resumes a stopped change, or retries records that weren't saved. */
  onResume: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** The review of any change: what it would save, and once accepted the outcome of each record. */
export function ChangeReview(props: ChangeReviewProps) {
  const { view, now, busy = false, decision, onReview, onRetrieveAgain } = props;
  const proposed = view.state === "proposed";
  const refused = view.refusals.length > 0;
  const summary = summarise(view, (proposed && decision?.leftOut) || NONE);
  const announcement = useAnnouncement(announcementOf(view, summary), proposed);
  const { start, onAccepted } = useFocusOnceAccepted(proposed);
  const again = { busy, onRetrieveAgain };
  return (
    <div class="pb-review">
      <header class="pb-review-head" ref={start} tabIndex={-1}>
        <h3 class="pb-review-client">
          <VisibleText text={view.client.name} />
          {view.contract && (
            <span class="pb-quiet">
              {" "}
              <VisibleText text={view.contract.reference} />
            </span>
          )}
        </h3>
        <NameNote name={view.client.name} />
        <p>{purposeText[view.purpose]}</p>
        <div class="pb-review-age">
          <Age view={view} now={now} />
          {proposed && !refused && <RetrieveAgain {...again} />}
        </div>
      </header>
      {proposed && refused && (
        <div class="pb-review-refusals">
          {view.refusals.map((problem) => (
            <ProblemNote key={`${problem.code}/${problem.what}`} problem={problem} alert />
          ))}
          <RetrieveAgain main {...again} />
        </div>
      )}
      {view.state === "superseded" && (
        <div class="pb-note-box pb-tone-neutral">
          <div class="pb-note-body">
            <p class="pb-note-what">
              Nothing was saved. This proposal was declined or replaced by a newer one.
            </p>
            <RetrieveAgain {...again} />
          </div>
        </div>
      )}
      {!proposed && view.state !== "superseded" && (
        <ChangeProgress
          view={view}
          now={now}
          busy={busy}
          refusal={decision?.refusalOf(summary.moved)}
          onResume={decision?.onResume}
          onReview={onReview}
        />
      )}
      {proposed && <Warnings warnings={view.warnings} />}
      <ChangeGroups
        records={summary.records}
        shownProgress={!proposed && view.state !== "superseded"}
        onToggle={proposed && !refused && view.purpose !== "sync-budget" ? decision?.onToggle : undefined}
      />
      {proposed && !refused && decision && (
        <ChangeFoot
          view={view}
          summary={summary}
          busy={busy}
          refusal={decision.refusalOf(summary.moved)}
          onDecline={decision.onDecline}
          onAccept={(typed, declared) => {
            onAccepted();
            decision.onAccept(typed, declared);
          }}
        />
      )}
      {proposed && !refused && onReview && (
        <ReviewFoot writes={summary.writes} busy={busy} onReview={onReview} />
      )}
      <output class="pb-unseen" aria-live="polite">
        {announcement}
      </output>
    </div>
  );
}

function Age({ view: { retrievedAt, unchangedSince }, now }: Pick<ChangeReviewProps, "view" | "now">) {
  return (
    <p class="pb-quiet">
      Retrieved from the NDIA {timeAgo(retrievedAt, now)}
      {unchangedSince !== undefined && <>. No PACE change since {dayOf(unchangedSince)}</>}
    </p>
  );
}

interface RetrieveAgainProps extends Pick<ChangeReviewProps, "onRetrieveAgain"> {
  busy: boolean;
  main?: boolean;
}

function RetrieveAgain({ main = false, busy, onRetrieveAgain }: RetrieveAgainProps) {
  if (!onRetrieveAgain) return null;
  return (
    <button
      type="button"
      class={main ? "pb-button pb-button-main" : "pb-link"}
      aria-disabled={busy}
      onClick={() => busy || onRetrieveAgain()}
    >
      Retrieve again
    </button>
  );
}

/** Announced: what there is to review whenever that changes, and the state when it ends or pauses. */
function announcementOf(view: ChangeView, { writes, moved }: ChangeSummary): { key: string; text: string } {
  const { state, blocked, refusals } = view;
  const [refusal] = refusals;
  if (state === "proposed" && refusal) return { key: refusal.code, text: refusal.what };
  if (state === "proposed") {
    const what = ofBookings(view.purpose) ? "Service bookings" : "Budgets";
    const text = `${plural(writes, "record")} to save. ${what} change by ${formatMoney(moved)}.`;
    return { key: `${writes}/${moved}`, text };
  }
  if (state === "applying" && !blocked)
    return { key: state, text: `Saving ${plural(countRecords(view).total, "record")}.` };
  return { key: `${state}/${blocked?.code}`, text: changeStatusText(countRecords(view)) };
}

/** The accept button disappears with its footer, so the focus moves to the header above the progress. */
function useFocusOnceAccepted(proposed: boolean) {
  const start = useRef<HTMLElement>(null);
  const [accepted, setAccepted] = useState(false);
  useLayoutEffect(() => {
    if (proposed || !accepted) return;
    setAccepted(false);
    start.current?.focus();
  }, [proposed, accepted]);
  return { start, onAccepted: () => setAccepted(true) };
}
