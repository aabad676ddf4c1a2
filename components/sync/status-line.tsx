import type { ComponentChild } from "preact";
import { formatDate } from "../../lib/core/calendar-date.ts";
import {
  type Drift,
  driftSince,
  type PageContract,
  totalDifference,
} from "../../lib/domain/plan/contract-drift.ts";
import { formatMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { ContractStatusView } from "../../lib/messaging/views.ts";
import { ComparedDates, formatOpenEndedDate } from "./compared-dates.tsx";
import { DashIcon, WarningIcon } from "../base/icons.tsx";
import { OutcomeIcon, outcomeTone } from "../base/outcome.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { StatusBar } from "../base/status-bar.tsx";
import { timeAgo } from "../base/time-ago.ts";
import { useAnnouncement } from "../base/focus/use-announcement.ts";

export interface StatusLineProps {
  /** `null`: the contract was never compared. */
  status: ContractStatusView | null;
  /** Why the status couldn't be loaded or checked again. */
  problem?: Problem | null | undefined;
  /** The values on the page now, and since when, in epoch milliseconds. */
  shown?: (PageContract & { since?: number }) | undefined;
  now: number;
  /** Compares it with the NDIA again. Absent where that isn't possible. */
  onCheck?: (() => void) | undefined;
  checking?: boolean | undefined;
}

const headlines: Record<ContractStatusView["outcome"], string> = {
  success: "Plan dates agree with the NDIA",
  failed: "Doesn't match the NDIA",
  uncompleted: "Couldn't be compared with the NDIA",
  "not-active": "Not compared: this contract isn't active",
};

/** The sync status on the service contract page (F13): one slim bar, taller only when something is wrong. */
export function StatusLine(props: StatusLineProps) {
  const { status, problem, now, onCheck } = props;
  const { tone, head, detail } = contentOf(props);
  const shownProblem = problem ?? status?.halted;
  const hasHead = head !== null || onCheck !== undefined;
  return (
    <StatusBar about="sync with the NDIA" tone={tone}>
      {hasHead && (
        <p class="pb-status-head">
          {head}
          {/* The same element in every state, so that it keeps the focus when the reply comes. */}
          <CheckAgain key="check" {...props} />
          {status && <Ages status={status} now={now} />}
        </p>
      )}
      {detail}
      {shownProblem && <ProblemNote problem={shownProblem} look="plain" alert={status !== null} />}
    </StatusBar>
  );
}

interface Content {
  tone: string;
  head: ComponentChild;
  detail?: ComponentChild;
}

function contentOf({ status, problem, shown = {} }: StatusLineProps): Content {
  if (!status) return problem ? { tone: "pb-tone-neutral", head: null } : NEVER_CHECKED;
  const drift = driftSince(status, shown);
  if (drift.length > 0 && shown.since !== undefined && shown.since < status.checkedAt) return OLD_PAGE;
  return drift.length > 0 || status.newerPlan ? stale(drift) : verdict(status, shown);
}

function verdict(status: ContractStatusView, shown: PageContract): Content {
  const { outcome, compared, notes, problem } = status;
  const differ = compared.some(({ same }) => !same);
  const total = totalDifference(shown.totalFunding, status.ndiaTotal);
  const isWarned = outcome === "success" && total !== undefined;
  return {
    tone: isWarned ? "pb-tone-warning" : outcomeTone(outcome),
    head: (
      <>
        <strong>
          {isWarned ? <WarningIcon /> : <OutcomeIcon outcome={outcome} />}
          {headlines[outcome]}
          {isWarned && ". Total Funding differs"}
        </strong>
        {outcome === "success" && <AgreedDates compared={compared} />}
      </>
    ),
    detail: (
      <>
        {(differ || problem) && (
          <div class="pb-status-detail">
            {differ && <ComparedDates compared={compared} />}
            {problem && <ProblemNote problem={problem} look="plain" />}
          </div>
        )}
        <Notes notes={extent(status, shown)} />
        <Notes notes={total ? [total] : []} differ />
        <Notes notes={notes} />
      </>
    ),
  };
}

/** What agreeing dates don't cover: the amounts, unless both are known. */
function extent({ outcome, ndiaTotal }: ContractStatusView, { totalFunding }: PageContract): string[] {
  if (outcome !== "success") return [];
  if (ndiaTotal === undefined || totalFunding === undefined)
    return ["Only the plan dates were compared, not Total Funding or the budgets."];
  return ndiaTotal === totalFunding
    ? [`Total Funding agrees too: ${formatMoney(ndiaTotal)}. The budgets weren't compared.`]
    : [];
}

/** The result is about values that have changed since, so it isn't shown as if it were current. */
function stale(drift: readonly Drift[]): Content {
  return {
    tone: "pb-tone-warning",
    head: (
      <strong>
        <WarningIcon />
        {drift.length > 0
          ? "This page has changed since it was checked"
          : "The NDIA's plan has changed since this was checked"}
      </strong>
    ),
    detail: (
      <Notes
        notes={drift.map(
          ({ field, before, now }) => `${field} was ${before} when it was checked and is ${now} now.`,
        )}
        differ
      />
    ),
  };
}

/** `differ`: each tells of a difference, and is one of the places that the palette goes to. */
function Notes({ notes, differ = false }: { notes: readonly string[]; differ?: boolean }) {
  return notes.map((note) => (
    <p key={note} class="pb-status-note" data-differs={differ || undefined}>
      {note}
    </p>
  ));
}

/** The contract was changed after this page was loaded, and checked as it is in the CRM now. */
const OLD_PAGE: Content = {
  tone: "pb-tone-warning",
  head: (
    <>
      <strong>
        <WarningIcon />
        This page is older than the check
      </strong>
      <span>The contract has changed in the CRM. Refresh this page to see the result.</span>
    </>
  ),
};

const NEVER_CHECKED: Content = {
  tone: "pb-tone-neutral",
  head: (
    <>
      <strong>
        <DashIcon />
        Not compared with the NDIA yet.
      </strong>
      <span>On CRM &gt; Clients tick the client, then Action &gt; Sync Active Plans.</span>
    </>
  ),
};

type CheckAgainProps = Pick<StatusLineProps, "onCheck" | "checking" | "status">;

function CheckAgain({ onCheck, checking = false, status }: CheckAgainProps) {
  const words = status ? "Check again" : "Check this contract";
  const key = `${checking}/${status?.checkedAt}`;
  const announcement = useAnnouncement(
    { key, text: checking ? "Checking with the NDIA…" : "Checked." },
    false,
  );
  if (!onCheck) return null;
  return (
    <>
      <button
        type="button"
        class="pb-link"
        aria-disabled={checking}
        onClick={() => {
          if (!checking) onCheck();
        }}
      >
        {checking ? "Checking…" : words}
      </button>
      <output class="pb-unseen" aria-live="polite">
        {announcement}
      </output>
    </>
  );
}

function AgreedDates({ compared }: Pick<ContractStatusView, "compared">) {
  const [start, end] = compared;
  if (!start) return null;
  return (
    <span class="pb-status-dates">
      {formatDate(start.crm)} to {end ? formatOpenEndedDate(end.ndia) : "no end date"}
    </span>
  );
}

function Ages({ status: { checkedAt, retrievedAt }, now }: { status: ContractStatusView; now: number }) {
  const retrieved = retrievedAt === undefined ? "" : `; NDIA data retrieved ${timeAgo(retrievedAt, now)}`;
  return (
    <span class="pb-status-age">
      Checked {timeAgo(checkedAt, now)}
      {retrieved}
    </span>
  );
}
