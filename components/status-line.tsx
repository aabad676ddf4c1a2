import { formatDate } from "../lib/ndis/calendar-date.ts";
import { type Drift, driftSince, type ShownContract, totalDifference } from "../lib/ndis/contract-drift.ts";
import { formatMoney } from "../lib/ndis/money.ts";
import type { Problem } from "../lib/ndis/problem.ts";
import type { ContractStatusView } from "../lib/wire/views.ts";
import { ComparedDates, openOrDate } from "./compared-dates.tsx";
import { DashIcon, WarningIcon } from "./icons.tsx";
import { OutcomeIcon, toneOf } from "./outcome.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { StatusBar } from "./status-bar.tsx";
import { timeAgo } from "./time-ago.ts";
import { useAnnouncement } from "./use-announcement.ts";

export interface StatusLineProps {
  /** `null`: the contract was never compared. */
  status: ContractStatusView | null;
  /** Why the status couldn't be had, or why it couldn't be checked again. */
  problem?: Problem | null | undefined;
  /** What the page shows now. */
  shown?: ShownContract | undefined;
  now: number;
  /** Compares it with the NDIA anew. Absent where that can't be done from here. */
  onCheck?: (() => void) | undefined;
  checking?: boolean | undefined;
}

const headlines: Record<ContractStatusView["outcome"], string> = {
  success: "Plan dates agree with the NDIA",
  failed: "Not in step with the NDIA",
  uncompleted: "Couldn't be compared with the NDIA",
  "not-active": "Not compared: this contract isn't active",
};

/** What the service contract page says about its contract (F13): one slim bar, taller only where something is wrong. */
export function StatusLine(props: StatusLineProps) {
  const { status, problem, shown = {}, now } = props;
  if (!status) return problem ? <Failed {...props} problem={problem} /> : <NeverChecked {...props} />;
  const drift = driftSince(status, shown);
  if (drift.length > 0 || status.newerPlan) return <Stale {...props} status={status} drift={drift} />;
  const { outcome, compared, notes } = status;
  const differ = compared.some(({ same }) => !same);
  const total = totalDifference(shown.totalFunding, status.ndiaTotal);
  const isWarned = outcome === "success" && total !== undefined;
  return (
    <StatusBar about="sync with the NDIA" tone={isWarned ? "pb-tone-uncompleted" : toneOf(outcome)}>
      <p class="pb-status-head">
        <strong>
          {isWarned ? <WarningIcon /> : <OutcomeIcon outcome={outcome} />}
          {headlines[outcome]}
          {isWarned && ". Total Funding differs"}
        </strong>
        {outcome === "success" && <AgreedDates compared={compared} />}
        <CheckAgain {...props} />
        <Ages status={status} now={now} />
      </p>
      {(differ || status.problem || problem) && (
        <div class="pb-status-detail">
          {differ && <ComparedDates compared={compared} />}
          {status.problem && <ProblemNote problem={status.problem} look="plain" />}
          {problem && <ProblemNote problem={problem} look="plain" alert />}
        </div>
      )}
      {[...extent(status, shown), ...(total ? [total] : []), ...notes].map((note) => (
        <p key={note} class="pb-status-note">
          {note}
        </p>
      ))}
    </StatusBar>
  );
}

/** What an agreement doesn't claim: the amounts, unless both are known. */
function extent({ outcome, ndiaTotal }: ContractStatusView, { totalFunding }: ShownContract): string[] {
  if (outcome !== "success") return [];
  if (ndiaTotal === undefined || totalFunding === undefined)
    return ["Only the plan dates were compared, not Total Funding or the budgets."];
  return ndiaTotal === totalFunding
    ? [`Total Funding agrees too: ${formatMoney(ndiaTotal)}. The budgets weren't compared.`]
    : [];
}

/** The verdict is about values that aren't there any more, so it isn't repeated as if it still held. */
function Stale(props: StatusLineProps & { status: ContractStatusView; drift: readonly Drift[] }) {
  const { status, drift, problem, now } = props;
  return (
    <StatusBar about="sync with the NDIA" tone="pb-tone-uncompleted">
      <p class="pb-status-head">
        <strong>
          <WarningIcon />
          {drift.length > 0
            ? "This page has changed since it was checked"
            : "The NDIA's plan has changed since this was checked"}
        </strong>
        <CheckAgain {...props} />
        <Ages status={status} now={now} />
      </p>
      {drift.map(({ field, before, now: shown }) => (
        <p key={field} class="pb-status-note">
          {field} was {before} when it was checked and is {shown} now.
        </p>
      ))}
      {problem && <ProblemNote problem={problem} look="plain" alert />}
    </StatusBar>
  );
}

function Failed({ problem, ...rest }: StatusLineProps & { problem: Problem }) {
  return (
    <StatusBar about="sync with the NDIA" tone="pb-tone-quiet">
      <ProblemNote problem={problem} look="plain" />
      <CheckAgain {...rest} />
    </StatusBar>
  );
}

function NeverChecked(props: StatusLineProps) {
  return (
    <StatusBar about="sync with the NDIA" tone="pb-tone-quiet">
      <p class="pb-status-head">
        <strong>
          <DashIcon />
          Not compared with the NDIA yet.
        </strong>
        <span>On CRM &gt; Clients tick the client, then Action &gt; Sync Active Plans.</span>
        <CheckAgain {...props} words="Check this contract" />
      </p>
    </StatusBar>
  );
}

interface CheckAgainProps extends Pick<StatusLineProps, "onCheck" | "checking" | "status"> {
  words?: string;
}

function CheckAgain({ onCheck, checking = false, status, words = "Check again" }: CheckAgainProps) {
  const key = `${checking}/${status?.checkedAt}`;
  const spoken = useAnnouncement({ key, text: checking ? "Checking with the NDIA…" : "Checked." }, false);
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
        {spoken}
      </output>
    </>
  );
}

function AgreedDates({ compared }: Pick<ContractStatusView, "compared">) {
  const [start, end] = compared;
  if (!start) return null;
  return (
    <span class="pb-status-dates">
      {formatDate(start.crm)} to {end ? openOrDate(end.ndia) : "no end date"}
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
