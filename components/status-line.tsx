import { formatDate } from "../lib/ndis/calendar-date.ts";
import type { Problem } from "../lib/ndis/problem.ts";
import type { ContractStatusView } from "../lib/wire/views.ts";
import { ComparedDates, openOrDate } from "./compared-dates.tsx";
import { DashIcon } from "./icons.tsx";
import { OutcomeIcon, toneOf } from "./outcome.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { StatusBar } from "./status-bar.tsx";
import { timeAgo } from "./time-ago.ts";

export interface StatusLineProps {
  /** `null`: the contract was never compared. */
  status: ContractStatusView | null;
  /** Why the status couldn't be had; shown in its place. */
  problem?: Problem | null | undefined;
  now: number;
}

const headlines: Record<ContractStatusView["outcome"], string> = {
  success: "Plan dates agree with the NDIA",
  failed: "Not in step with the NDIA",
  uncompleted: "Couldn't be compared with the NDIA",
  "not-active": "Not compared: this contract isn't active",
};

/** What the service contract page says about its contract (F13): one slim bar, taller only where something is wrong. */
export function StatusLine({ status, problem: trouble, now }: StatusLineProps) {
  if (trouble) {
    return (
      <StatusBar about="sync with the NDIA" tone="pb-tone-quiet">
        <ProblemNote problem={trouble} look="plain" />
      </StatusBar>
    );
  }
  if (!status) return <NeverChecked />;
  const { outcome, compared, problem, notes } = status;
  const differ = compared.some(({ same }) => !same);
  return (
    <StatusBar about="sync with the NDIA" tone={toneOf(outcome)}>
      <p class="pb-status-head">
        <strong>
          <OutcomeIcon outcome={outcome} />
          {headlines[outcome]}
        </strong>
        {outcome === "success" && <AgreedDates compared={compared} />}
        <Ages status={status} now={now} />
      </p>
      {(differ || problem) && (
        <div class="pb-status-detail">
          {differ && <ComparedDates compared={compared} />}
          {problem && <ProblemNote problem={problem} look="plain" />}
        </div>
      )}
      {notes.map((note) => (
        <p key={note} class="pb-status-note">
          {note}
        </p>
      ))}
    </StatusBar>
  );
}

function NeverChecked() {
  return (
    <StatusBar about="sync with the NDIA" tone="pb-tone-quiet">
      <p class="pb-status-head">
        <strong>
          <DashIcon />
          Not compared with the NDIA yet.
        </strong>
        <span>On CRM &gt; Clients tick the client, then Action &gt; Sync Active Plans.</span>
      </p>
    </StatusBar>
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
